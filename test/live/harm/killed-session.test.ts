import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { exists } from '../../support/proc.ts'
import { attachCareless } from '../../support/careless-client.ts'
import { controllerPid } from '../../support/processes.ts'
import { geppetto, geppettoJson, stopController, startControlled } from '../../support/product.ts'
import { isBefore } from '../../support/tmux-order.ts'
import { tmuxVersions } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'
import { FLOOD } from './panes.ts'

describe.each(tmuxVersions())('a session that is killed while attached, tmux $version', ({ binary, version }) => {
  it('ends the server up to 3.6b under a stalled client with a subscription (B3)', async () => {
    await using server = await startControlled(binary)
    await server.tmux('new-session', '-d', '-s', 'flood', ...FLOOD)
    await using client = await attachCareless(server, { session: 'flood' })
    await using _other = await attachCareless(server, { flags: 'ignore-size,no-output' })
    client.send("refresh-client -B 'name::#{session_name}'")
    await sleep(200)
    client.stall()
    await sleep(700)
    await server.tmux('kill-session', '-t', 'flood')
    await waitFor('the server to end', () => !exists(server.pid), { timeoutMs: 2500 }).catch(() => undefined)
    expect(exists(server.pid)).toBe(!isBefore(version, '3.7'))
  })

  it('ends the run and nothing else, also while the controller is stopped (B3)', async () => {
    await using server = await startControlled(binary)
    for (const name of ['first', 'second']) {
      await server.tmux('new-session', '-d', '-s', name, ...FLOOD)
      await geppetto(server, 'mark', '-t', `${name}:0`, '--name', name)
    }
    const controller = await controllerPid(server)
    await server.tmux('kill-session', '-t', 'first')
    await sleep(300)
    process.kill(controller, 'SIGSTOP')
    await sleep(700)
    await server.tmux('kill-session', '-t', 'second')
    await sleep(1500)
    expect(exists(server.pid)).toBe(true)
    process.kill(controller, 'SIGCONT')
    await waitFor('both runs to end', async () => {
      const { runners } = await geppettoJson<{ runners: { state: string }[] }>(server, 'ls')
      return runners.every(({ state }) => state === 'lost')
    })
    await waitFor('our clients to leave', async () => (await server.tmux('list-clients')) === '')
    await stopController(server)
  })
})
