import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { exists } from '../../support/proc.ts'
import { killForGood } from '../../support/comeback.ts'
import { keepBusy } from '../../support/busy-cores.ts'
import { attachCareless } from '../../support/careless-client.ts'
import { controlClients, controllerPid } from '../../support/processes.ts'
import { geppetto, startControlled } from '../../support/product.ts'
import { tmuxVersions, type TestServer } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'
import { FLOOD } from './panes.ts'

async function endsWhenTold(server: TestServer): Promise<boolean> {
  server.tmux('kill-server').catch(() => undefined)
  return waitFor('the server to end', () => !exists(server.pid), { timeoutMs: 5000 }).catch(() => false)
}

describe.each(tmuxVersions())('kill-server, tmux $version', ({ binary }) => {
  it('hangs on a client that nobody reads: for ever up to 3.7c, then for ten seconds (B6)', async () => {
    await using server = await startControlled(binary, { command: FLOOD })
    await using client = await attachCareless(server)
    await using _other = await attachCareless(server, { flags: 'ignore-size,no-output' })
    client.stall()
    await sleep(500)
    const ended = endsWhenTold(server)
    await sleep(3000)
    expect(exists(server.pid)).toBe(true)
    client.resume()
    expect(await ended).toBe(true)
  })

  it('ends at once after the controller was killed in a flood on busy cores, and no client is left (B6, B7)', async () => {
    await using server = await startControlled(binary, { command: FLOOD })
    await server.tmux('new-session', '-d', '-s', 'second', ...FLOOD)
    for (const pane of ['main:0', 'second:0']) await geppetto(server, 'mark', '-t', pane)
    expect(controlClients(server).length).toBeGreaterThanOrEqual(3)
    await using _busy = keepBusy(3)
    await sleep(700)
    await killForGood(server)
    await waitFor('every client of ours to be gone', () => controlClients(server).length === 0)
    expect(await server.tmux('list-clients')).toBe('')
    expect(await endsWhenTold(server)).toBe(true)
  })

  it('ends under a controller that reads, and the controller with it', async () => {
    await using server = await startControlled(binary, { command: FLOOD })
    await geppetto(server, 'mark', '-t', 'main:0')
    const controller = await controllerPid(server)
    expect(await endsWhenTold(server)).toBe(true)
    await waitFor('the controller to end', () => !exists(controller))
    expect(controlClients(server)).toEqual([])
  })

  it('waits for a controller that is stopped, and ends when that goes on or is killed', async () => {
    await using server = await startControlled(binary, { command: FLOOD })
    await geppetto(server, 'mark', '-t', 'main:0')
    const controller = await controllerPid(server)
    process.kill(controller, 'SIGSTOP')
    await sleep(700)
    const ended = endsWhenTold(server)
    await sleep(500)
    process.kill(controller, 'SIGKILL')
    expect(await ended).toBe(true)
    await waitFor('every client of ours to be gone', () => controlClients(server).length === 0)
  })
})
