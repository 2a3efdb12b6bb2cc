import { describe, expect, it } from 'vitest'
import { rssBytes } from '../../support/proc.ts'
import { geppettoJson, stopController, startControlled } from '../../support/product.ts'
import { oldestAndNewest } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'

const MB = 1024 * 1024
const LINES = 19_000
const MARKS = 10
/** An image is 2 MB. */
const MAX_GROWTH = 8 * MB

describe.each(oldestAndNewest())('the memory of tmux $version', ({ binary }) => {
  it('does not grow with each image that is taken of a pane', async () => {
    await using server = await startControlled(binary, { config: 'set -g history-limit 20000' })
    const program = `yes '${'a line of a program '.repeat(5)}' | head -n ${LINES}; echo all; exec cat`
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', program)
    await waitFor('the lines', async () => (await server.tmux('capture-pane', '-p', '-t', pane)).includes('all'))
    const marks = async (count: number): Promise<number> => {
      for (let at = 0; at < count; at += 1) {
        await geppettoJson(server, 'mark', '-t', pane)
        await geppettoJson(server, 'unmark', pane)
      }
      return rssBytes(server.pid)
    }
    const before = await marks(3)
    expect((await marks(MARKS)) - before).toBeLessThan(MAX_GROWTH)
    expect(await server.tmux('list-buffers')).toBe('')
    await stopController(server)
  }, 120_000)
})
