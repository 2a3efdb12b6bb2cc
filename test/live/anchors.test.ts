import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openLog } from '../../src/logs/reader.ts'
import { geppettoJson, runnersDirectory, stopController, startControlled } from '../support/product.ts'
import { tmuxVersions } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('notes on which row of the pane a log has come, while output flows', async () => {
    await using server = await startControlled(binary)
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', '-t', 'main:', 'exec cat')
    const { runner } = await geppettoJson<{ runner: { id: string } }>(server, 'mark', '-t', pane)
    const log = await openLog(join(runnersDirectory(server), runner.id))
    const anchors = async () => {
      await log.refresh()
      return log.entries.filter((entry) => entry.kind === 'anchor')
    }
    // The first question may come in the middle of what is typed and echoed; the next one comes with later output.
    const found = await waitFor('an anchor beside the image', async () => {
      await server.tmux('send-keys', '-t', pane, 'line', 'Enter')
      await sleep(300)
      return (await anchors()).find((anchor) => anchor.at > 0)
    })
    const shown = await server.tmux('display-message', '-p', '-t', pane, '#{history_size} #{cursor_y} #{pane_width}')
    const [historyRows = 0, cursorY = 0, cols] = shown.split(' ').map(Number)
    let lines = 0
    for await (const chunk of log.read(0, found.at)) lines += chunk.toString().split('\n').length - 1
    expect(found).toMatchObject({ row: lines, cols, historyLimit: 2000 })
    expect(found.row).toBeLessThanOrEqual(historyRows + cursorY)
    await stopController(server)
  })
})
