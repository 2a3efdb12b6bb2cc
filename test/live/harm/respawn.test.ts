import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { exists } from '../../support/proc.ts'
import { attachCareless } from '../../support/careless-client.ts'
import { controllerPid } from '../../support/processes.ts'
import { geppetto, probeRunners, startControlled, stopController } from '../../support/product.ts'
import { isBefore } from '../../support/tmux-order.ts'
import { startServer, tmuxVersions, type TestServer } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'
import { countingPane, FLOOD } from './panes.ts'

/** How often each way is tried: where we were careless, one time in three ended the server. */
const TIMES = 8

/** Starts another program in a pane; the server reads its first words before this resolves. */
async function respawn(server: TestServer, pane: string, ...command: string[]): Promise<void> {
  await server.tmux('respawn-pane', '-k', '-t', pane, ...command)
  await sleep(150)
  expect(exists(server.pid), 'the server lives').toBe(true)
}

describe.each(tmuxVersions())('a pane that is respawned, tmux $version', ({ binary, version }) => {
  it('ends the server up to 3.7c while a client is behind with its output (B2)', async () => {
    await using server = await startControlled(binary, { command: FLOOD })
    await using client = await attachCareless(server)
    await using _other = await attachCareless(server, { flags: 'ignore-size,no-output' })
    client.stall()
    await sleep(500)
    await server.tmux('respawn-pane', '-k', '-t', 'main:0', 'echo again; exec cat').catch(() => undefined)
    await sleep(300)
    client.resume()
    await sleep(300)
    expect(exists(server.pid)).toBe(!isBefore(version, '3.8'))
  })

  it('does no harm beside a runner, whatever it writes, and while the controller is stopped (B2)', async () => {
    await using server = await startControlled(binary)
    await geppetto(server, 'mark', '-t', 'main:0', '--name', 'quiet')
    const { pane } = await countingPane(server, 'main')
    await sleep(300)
    for (let time = 0; time < TIMES; time += 1) await respawn(server, pane, ...FLOOD)
    const controller = await controllerPid(server)
    process.kill(controller, 'SIGSTOP')
    await sleep(500)
    for (let time = 0; time < TIMES; time += 1) await respawn(server, pane, ...FLOOD)
    process.kill(controller, 'SIGCONT')
    await stopController(server)
  })

  it('does no harm where a runner has ended in the middle of its output (B2)', async () => {
    await using server = await startControlled(binary, { config: 'set -g remain-on-exit on' })
    await geppetto(server, 'mark', '-t', 'main:0', '--name', 'quiet')
    const open = ['new-window', '-d', '-P', '-F', '#{pane_id}', '-t', 'main:', 'cat']
    const panes = await Promise.all(Array.from({ length: TIMES }, async () => server.tmux(...open)))
    for (const pane of panes) await geppetto(server, 'mark', '-t', pane)
    for (const pane of panes) await server.tmux('respawn-pane', '-k', '-t', pane, 'sleep 0.3; seq 20000')
    await waitFor('the runs to end', async () => {
      const runners = await probeRunners<{ state: string }>(server)
      return runners.filter(({ state }) => state === 'completed').length === TIMES
    })
    for (const pane of panes) await respawn(server, pane, 'echo again; exec cat')
    await stopController(server)
  })

  it('does no harm to a runner that was released, or moved to another session, in a flood (B2)', async () => {
    await using server = await startControlled(binary)
    await server.tmux('new-session', '-d', '-s', 'second')
    await geppetto(server, 'mark', '-t', 'main:0', '--name', 'quiet')
    for (const leave of ['unmark', 'move'] as const) {
      const { pane } = await countingPane(server, 'main')
      await geppetto(server, 'mark', '-t', pane)
      if (leave === 'move') await server.tmux('move-window', '-d', '-s', pane, '-t', 'second:')
      await sleep(500)
      // In its new session it is a runner again, and a flood there is what nobody can make safe before 3.8.
      await geppetto(server, 'unmark', pane)
      await respawn(server, pane, 'echo again; exec cat')
    }
    await stopController(server)
  })

  it('does no harm to a runner in a flood that is read through its pipe, in any version (B2)', async () => {
    await using server = await startServer(binary, { command: FLOOD, config: 'set -g @geppetto-source pipe' })
    await geppetto(server, 'mark', '-t', 'main:0')
    for (let time = 0; time < TIMES; time += 1) await respawn(server, 'main:0', ...FLOOD)
    await stopController(server)
  })

  it.runIf(!isBefore(version, '3.8'))(
    'goes on with a runner that is respawned in a flood, from 3.8 on (B2)',
    async () => {
      await using server = await startControlled(binary, { command: FLOOD })
      await geppetto(server, 'mark', '-t', 'main:0', '--name', 'again')
      for (let time = 0; time < TIMES; time += 1) await respawn(server, 'main:0', ...FLOOD)
      await server.tmux('respawn-pane', '-k', '-t', 'main:0', 'echo the last words; exec cat')
      await waitFor('the last words', async () =>
        (await geppetto(server, 'log', 'again', '-n', '5')).stdout.includes('the last words'),
      )
      await stopController(server)
    },
  )
})
