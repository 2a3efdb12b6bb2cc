import { describe, expect, it } from 'vitest'
import { exists } from '../../support/proc.ts'
import { geppetto, stopController, startControlled } from '../../support/product.ts'
import { isBefore } from '../../support/tmux-order.ts'
import { oldestAndNewest } from '../../support/tmux.ts'
import { FLOOD } from './panes.ts'

/** A server up to 3.7c that holds output for a client that leaves may end itself, on a busy machine one time in twelve. */
const TIMES = 8
/** Later ones are not known to. */
const TIMES_LATER = 3

describe.each(oldestAndNewest())('a client of ours that leaves in a flood, tmux $version', ({ binary, version }) => {
  it('does no harm', async () => {
    await using server = await startControlled(binary, { command: FLOOD })
    await server.tmux('new-session', '-d', '-s', 'second', ...FLOOD)
    for (const pane of ['main:0', 'second:0']) await geppetto(server, 'mark', '-t', pane)
    const times = isBefore(version, '3.8') ? TIMES : TIMES_LATER
    for (let time = 0; time < times; time += 1) {
      await stopController(server)
      expect(exists(server.pid), 'the server lives').toBe(true)
      await geppetto(server, 'controller', 'start')
    }
    await stopController(server)
  }, 180_000)
})
