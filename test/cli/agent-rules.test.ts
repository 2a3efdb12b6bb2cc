import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openQuietPane } from '../support/quiet-pane.ts'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { oneVersion, startServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const ASKS = ' Do you want to proceed?\r\n ❯ 1. Yes\r\n Esc to cancel · Tab to amend'

describe.each(oneVersion())('tmux $version', ({ binary }) => {
  it('says why a runner waits, and what would change that', async () => {
    await using server = await startServer(binary)
    const { pane, tty } = await openQuietPane(server)
    await geppetto(server, 'mark', '-t', pane, '--agent', 'claude', '--name', 'a')
    expect((await geppetto(server, 'explain', 'a')).stdout).toContain('no rule fits')
    writeFileSync(tty, ASKS)
    const text = await waitFor('the reason', async () => {
      const { stdout } = await geppetto(server, 'explain', 'a')
      return stdout.includes('because of claude/permission (screen, weight 50') && stdout
    })
    expect(text).toContain('◆ waiting: permission')
    expect(text).toContain('working, by claude/working')
    expect(text).not.toContain('by claude/permission-options')
    const { explanation } = await geppettoJson<{ explanation: { because: object } }>(server, 'explain', 'a')
    expect(explanation.because).toMatchObject({ rule: 'claude/permission', says: 'waiting: permission' })
    await geppetto(server, 'unmark', 'a')
    expect(await geppetto(server, 'explain', 'a')).toMatchObject({ code: 66 })
    await stopController(server)
  })

  it('replays a recording', async () => {
    await using server = await startServer(binary)
    const file = join(server.home, 'session.jsonl')
    const output = ASKS.replaceAll('\r\n', '\\015\\012')
    writeFileSync(
      file,
      `${JSON.stringify({ t: 1, line: `%output %1 ${output}` })}\n{"t": 4, "line": "# state permission"}\n`,
    )
    const { stdout } = await geppetto(server, 'rules', 'test', file, '--agent', 'claude')
    expect(stdout).toContain('0.050  waiting: permission  ')
    expect(stdout).toContain('3.000  # permission')
    expect(await geppetto(server, 'rules', 'test', file, '--agent', 'nobody')).toMatchObject({ code: 64 })
    expect(await geppetto(server, 'rules', 'test', file)).toMatchObject({ code: 64 })
    writeFileSync(file, 'nothing')
    expect(await geppetto(server, 'rules', 'test', file)).toMatchObject({ code: 64 })
    expect(await geppetto(server, 'rules', 'test', join(server.home, 'absent'))).toMatchObject({ code: 64 })
  })
})
