import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { ENTRY, geppetto, geppettoJson, runnersDirectory, stopController } from '../support/product.ts'
import { startServer, oldestAndNewest } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Runners {
  readonly runners: readonly { readonly id: string; readonly state: string; readonly pane: string }[]
}

describe.each(oldestAndNewest())('tmux $version', ({ binary }) => {
  it('leaves a whole runner or none when the controller is killed while it marks a pane', async () => {
    await using server = await startServer(binary)
    for (const afterMs of [0, 1, 4, 16]) {
      const controller = spawn(process.execPath, [ENTRY, '-S', server.socket, 'controller', 'run'], {
        env: server.env,
        stdio: 'ignore',
      })
      await waitFor('the controller to serve', async () => {
        const { running } = await geppettoJson<{ running: boolean }>(server, 'controller', 'status').catch(() => ({
          running: false,
        }))
        return running
      })
      const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', '-t', 'main:', 'sleep 1000')
      const before = new Set(runnerIds(server))
      const mark = geppetto(server, 'mark', '-t', pane)
      // From the moment on at which something of the runner is on disk.
      await waitFor('a runner to begin', () => runnerIds(server).some((id) => !before.has(id)), { everyMs: 1 })
      await sleep(afterMs)
      controller.kill('SIGKILL')
      await once(controller, 'exit')
      await mark
      const { runners } = await geppettoJson<Runners>(server, 'ls')
      const found = runners.filter((runner) => runner.pane === pane)
      expect(found.filter(({ state }) => state === 'lost')).toEqual([])
      if (found.length === 0) expect((await geppetto(server, 'mark', '-t', pane)).code).toBe(0)
      await stopController(server)
    }
  })
})

function runnerIds(server: Parameters<typeof runnersDirectory>[0]): string[] {
  return readdirSync(runnersDirectory(server))
}
