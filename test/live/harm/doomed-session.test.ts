import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { childrenOf, exists } from '../../support/proc.ts'
import { attachCareless } from '../../support/careless-client.ts'
import { geppetto, stopController, startControlled } from '../../support/product.ts'
import { ended } from '../../support/started.ts'
import { isBefore } from '../../support/tmux-order.ts'
import { startServer, tmuxVersions } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'
import { FLOOD } from './panes.ts'

/** Windows of one session whose commands end together. */
const NAMES = ['one', 'two', 'three', 'four', 'five', 'six']

describe.each(tmuxVersions())('a session that ends while its current window changes, tmux $version', (tmux) => {
  it('ends the server up to 3.7c, whatever control client is attached', async () => {
    await using server = await startServer(tmux.binary)
    await server.tmux('new-session', '-d', '-s', 'second')
    await server.tmux('new-window', '-d', '-t', 'second:')
    await using _client = await attachCareless(server)
    await server.tmux('select-window', '-t', 'second:1', ';', 'kill-session', '-t', 'second').catch(() => undefined)
    await waitFor('the server to end', () => !exists(server.pid), { timeoutMs: 1000 }).catch(() => undefined)
    expect(exists(server.pid)).toBe(!isBefore(tmux.version, '3.8'))
  })

  it('does no harm where all commands of a session that we have started are killed at once', async () => {
    await using server = await startControlled(tmux.binary, { command: FLOOD })
    // What the server has to read for us makes it look at its children less often.
    await geppetto(server, 'mark', '-t', 'main:0')
    await server.tmux('new-session', '-d', '-s', 'second')
    for (const name of NAMES) {
      await geppetto(server, 'run', '--in', 'window', '-t', 'second:', '--name', name, '--', 'sleep', '1000')
    }
    await server.tmux('kill-window', '-t', 'second:0')
    const wrappers = (await server.tmux('list-panes', '-s', '-t', 'second', '-F', '#{pane_pid}')).split('\n')
    const commands = wrappers.flatMap((wrapper) => childrenOf(Number(wrapper)))
    expect(commands).toHaveLength(NAMES.length)
    for (const command of commands) process.kill(command, 'SIGKILL')
    for (const name of NAMES) await ended(server, name)
    await sleep(500)
    expect(await server.tmux('list-sessions', '-F', '#{session_name}')).toBe('main')
    await stopController(server)
  })
})
