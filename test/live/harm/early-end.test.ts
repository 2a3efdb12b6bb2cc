import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { killForGood } from '../../support/comeback.ts'
import { controlClients } from '../../support/processes.ts'
import { ENTRY, geppetto, geppettoJson, startControlled } from '../../support/product.ts'
import { tmuxVersions } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'

describe.each(tmuxVersions())('a controller that is asked to end, tmux $version', ({ binary }) => {
  it('ends and takes its clients along, also while it still picks up runners', async () => {
    await using server = await startControlled(binary, { config: 'set -g history-limit 30000' })
    for (const session of ['second', 'third']) {
      await server.tmux('new-session', '-d', '-s', session, 'seq 30000; exec cat')
    }
    for (const pane of ['main:0', 'second:0', 'third:0']) await geppetto(server, 'mark', '-t', pane)
    await killForGood(server)
    await waitFor('its clients to go', () => controlClients(server).length === 0)
    const argv = [ENTRY, '-S', server.socket, 'controller', 'run']
    const controller = spawn(process.execPath, argv, { env: server.env, stdio: 'ignore' })
    const ended = once(controller, 'exit')
    onTestFinished(() => void controller.kill('SIGKILL'))
    // The last of its clients is there, and what the pane of that one shows is still to be joined to the log.
    await waitFor('all its clients', () => controlClients(server).length === 4, { everyMs: 2 })
    controller.kill('SIGTERM')
    await ended
    expect(controlClients(server)).toEqual([])
    const { runners } = await geppettoJson<{ runners: { state: string }[] }>(server, 'ls')
    expect(runners.map(({ state }) => state)).toEqual(['active', 'active', 'active'])
    await geppetto(server, 'controller', 'stop')
  })
})
