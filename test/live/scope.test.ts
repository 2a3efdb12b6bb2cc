import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { runController } from '../../src/controller/main.ts'
import { connect } from '../../src/ipc/client.ts'
import { serveSocket } from '../../src/ipc/server.ts'
import { controllerSocket } from '../../src/host/paths.ts'
import { openStream } from '../support/stream-pane.ts'
import { startServer, tmuxVersions } from '../support/tmux.ts'

interface Held {
  readonly descriptors: number
  readonly children: number
  readonly resources: Readonly<Record<string, number>>
  readonly listeners: number
}

/** What this process holds of the things that a forgotten cleanup would leave. */
function held(): Held {
  const children = readdirSync('/proc').filter((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1')
      return stat.slice(stat.lastIndexOf(')')).split(' ')[2] === String(process.pid)
    } catch {
      return false
    }
  }).length
  const resources: Record<string, number> = {}
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0)
  return { descriptors: readdirSync('/proc/self/fd').length, children, resources, listeners }
}

it.skipIf(process.platform !== 'linux').each(tmuxVersions())(
  'leaves no timer, descriptor, child or listener on tmux $version',
  async ({ binary }) => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    await using server = await startServer(binary)
    await server.tmux('new-session', '-d', '-s', 'second')
    Object.assign(process.env, { XDG_STATE_HOME: server.env['XDG_STATE_HOME'] })
    const stream = await openStream(server, { session: 'second', seed: 1, bytes: 200_000 })

    const round = async (): Promise<void> => {
      const stop = new AbortController()
      let ready: () => void = () => undefined
      const isReady = new Promise<void>((resolve) => {
        ready = resolve
      })
      const run = runController({
        address: { socket: server.socket },
        version: '0.0.0-test',
        serve: serveSocket,
        refreshCommand: ['true'],
        readerCommand: ['true'],
        wrapper: '/nowhere',
        clientScript: '/nowhere',
        signal: stop.signal,
        onReady: ready,
      })
      await Promise.race([isReady, run])
      const client = await connect(controllerSocket(server))
      const { runners } = await client.call('list', {})
      if (runners.length === 0) {
        await client.call('mark', { pane: '%0', idleAfterMs: 60_000 })
        await client.call('mark', { pane: stream.pane, idleAfterMs: 60_000 })
      }
      stream.go()
      await sleep(300)
      client.close()
      stop.abort(new DOMException('enough', 'AbortError'))
      await run.catch((error: unknown) => {
        if (!(error instanceof DOMException)) throw error
      })
      await sleep(100)
    }

    await round()
    const before = held()
    for (let count = 0; count < 3; count += 1) await round()
    expect(held()).toEqual(before)
  },
)
