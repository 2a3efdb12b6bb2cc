import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { exists } from '../../support/proc.ts'
import { attachCareless } from '../../support/careless-client.ts'
import { controllerPid } from '../../support/processes.ts'
import { geppetto, stopController, startControlled } from '../../support/product.ts'
import { isBefore } from '../../support/tmux-order.ts'
import { tmuxVersions } from '../../support/tmux.ts'
import { countingPane, FLOOD, waitingPane } from './panes.ts'

describe.each(tmuxVersions())('a pane turned off, tmux $version', ({ binary, version }) => {
  it('ends the server up to 3.6b when output is queued (B1)', async () => {
    await using server = await startControlled(binary, { command: FLOOD })
    await using client = await attachCareless(server)
    // With somebody else there tmux goes on to read the terminal.
    await using _other = await attachCareless(server, { flags: 'ignore-size,no-output' })
    client.stall()
    await sleep(500)
    client.send("refresh-client -A '%0:off'")
    await sleep(200)
    client.resume()
    await sleep(800)
    expect(exists(server.pid)).toBe(!isBefore(version, '3.7'))
  })

  it('freezes its program from 3.4 on when no other client is attached (B10)', async () => {
    await using server = await startControlled(binary)
    const counting = await waitingPane(server, 'main')
    await using client = await attachCareless(server)
    client.send(`refresh-client -A '${counting.pane}:off'`)
    await sleep(200)
    counting.go()
    await sleep(500)
    expect(await counting.grows()).toBe(isBefore(version, '3.4'))
    expect(exists(server.pid)).toBe(true)
  })

  it('is not what a tap does with panes that nobody reads: released, and never marked (B1, B10)', async () => {
    await using server = await startControlled(binary)
    const [kept, released, other] = [
      await countingPane(server, 'main'),
      await countingPane(server, 'main'),
      await countingPane(server, 'main'),
    ]
    await geppetto(server, 'mark', '-t', kept.pane)
    await geppetto(server, 'mark', '-t', released.pane)
    const controller = await controllerPid(server)
    process.kill(controller, 'SIGSTOP')
    await sleep(700)
    process.kill(controller, 'SIGCONT')
    await geppetto(server, 'unmark', released.pane)
    await sleep(300)
    // The clients go and come back: for a moment the tap is alone, or nobody is there.
    for (const client of (await server.tmux('list-clients', '-F', '#{client_name}')).split('\n')) {
      await server.tmux('detach-client', '-t', client)
      expect(await other.grows()).toBe(true)
      expect(await released.grows()).toBe(true)
    }
    expect(await kept.grows()).toBe(true)
    expect(exists(server.pid)).toBe(true)
    await stopController(server)
  })
})
