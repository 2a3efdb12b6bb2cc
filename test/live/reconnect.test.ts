import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { exists } from '../support/proc.ts'
import { runController } from '../../src/controller/main.ts'
import { controlClients, controllerPid } from '../support/processes.ts'
import { geppetto, geppettoJson, rawLog, runnerFiles, stopController, startControlled } from '../support/product.ts'
import { lookAtLog } from '../support/started.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const COUNTING = ['sh', '-c', 'n=0; while sleep 0.1; do n=$((n + 1)); echo "count $n"; done']

const [tmux] = oneVersion()
const binary = tmux?.binary ?? 'tmux'

function journal(server: TestServer): string {
  return readFileSync(join(server.home, 'state/geppetto-tmux/controller.log'), 'utf8')
}

function attaches(server: TestServer): number {
  return journal(server)
    .split('\n')
    .filter((line) => /"(?:server watched|tap opened)"/.test(line)).length
}

/** The numbers in the log from 1 to the last one must be each there once. */
async function expectEachCountOnce(server: TestServer, pane: string): Promise<void> {
  const { stdout } = await geppetto(server, 'log', pane, '--text', '-n', '100000')
  const counts = stdout
    .split('\n')
    .flatMap((line) => /^count (\d+)$/.exec(line)?.[1] ?? [])
    .map(Number)
  expect(counts).toEqual(counts.map((_, index) => index + 1))
}

async function idOf(server: TestServer, pane: string): Promise<string> {
  const { runner } = await geppettoJson<{ runner: { id: string } }>(server, 'show', pane)
  return runner.id
}

describe('clients that are detached', () => {
  it('come back, without a storm when that is done again and again, and nothing is missing', async () => {
    await using server = await startControlled(binary, { command: COUNTING })
    await geppetto(server, 'mark', '-t', '%0')
    const before = attaches(server)
    for (const end = performance.now() + 4000; performance.now() < end;) {
      const names = await server.tmux('list-clients', '-F', '#{client_name}')
      await Promise.all(
        names
          .split('\n')
          .filter(Boolean)
          .map(async (name) => server.tmux('detach-client', '-t', name).catch(() => '')),
      )
      await sleep(20)
    }
    // At once, then after 0.1, 0.2, 0.4, 0.8, 1.6 and 3.2 s at most, each of two clients.
    expect(attaches(server) - before).toBeLessThanOrEqual(2 * 8)
    await waitFor('both clients', () => controlClients(server).length === 2, { timeoutMs: 20_000 })
    const { length } = await rawLog(server, '%0')
    await waitFor('the log to go on', async () => (await rawLog(server, '%0')).length > length, { timeoutMs: 20_000 })
    await expectEachCountOnce(server, '%0')
    await stopController(server)
  })

  it('come back when the socket does: a server whose process runs is not gone', async () => {
    await using server = await startControlled(binary, { command: COUNTING })
    await geppetto(server, 'mark', '-t', '%0')
    const id = await idOf(server, '%0')
    const away = `${server.socket}.away`
    await server.tmux('detach-client', '-s', 'main', ';', 'run-shell', `mv '${server.socket}' '${away}'`)
    await waitFor('both clients to be gone', () => controlClients(server).length === 0)
    await sleep(1500)
    renameSync(away, server.socket)
    await waitFor('both clients', () => controlClients(server).length === 2, { timeoutMs: 20_000 })
    expect(runnerFiles(server, id).get('events.jsonl')?.toString()).not.toContain('"lost"')
    await waitFor('the log to go on', async () => (await rawLog(server, '%0')).includes('count 30'), {
      timeoutMs: 20_000,
    })
    await expectEachCountOnce(server, '%0')
    await stopController(server)
  })
})

describe('controllers that start at the same moment', () => {
  /** Processes that serve this server. */
  const serving = async (server: TestServer): Promise<number> =>
    (await server.tmux('display-message', '-p', '#{GEPPETTO_CONTROLLER}')) === '' ? 0 : controllerPid(server)

  it('end as one, and everybody is served, five times', async () => {
    await using server = await startServer(binary)
    for (let round = 0; round < 5; round += 1) {
      const started = await Promise.all(Array.from({ length: 3 }, async () => geppetto(server, 'controller', 'start')))
      expect(started.map(({ code }) => code)).toEqual([0, 0, 0])
      const pids = journal(server)
        .split('\n')
        .flatMap((line) => /"pid":(\d+),"message":"controller started"/.exec(line)?.[1] ?? [])
      expect([...new Set(pids)].map(Number).filter(exists)).toEqual([await serving(server)])
      await stopController(server)
    }
  })

  it('end as one with different state directories, and the other says who serves', async () => {
    await using server = await startServer(binary)
    const other = { ...server, env: { ...server.env, XDG_STATE_HOME: join(server.home, 'other') } }
    for (let round = 0; round < 2; round += 1) {
      const started = await Promise.all([geppetto(server, 'ls'), geppetto(other, 'ls')])
      const [loser] = started.filter(({ code }) => code !== 0)
      expect(started.map(({ code }) => code).toSorted((one, two) => one - two)).toEqual([0, 75])
      expect(loser?.stderr).toMatch(/another controller \(process \d+\) serves this tmux server/)
      await stopController(started[0].code === 0 ? server : other)
    }
  })
})

describe('a controller without runners', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('does not take the next server at the same socket for its own', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0')
    await geppetto(server, 'unmark', '%0')
    const pid = await controllerPid(server)
    expect(controlClients(server)).toEqual([])
    await server.tmux('kill-server')
    await waitFor('the server to end', () => !exists(server.pid))
    await server.tmux('-f', '/dev/null', 'new-session', '-d')
    expect(await geppetto(server, 'mark', '-t', '%0')).toMatchObject({ code: 0 })
    await waitFor('the first controller to end', () => !exists(pid))
    await stopController(server)
    await server.tmux('kill-server')
  })

  it('ends by itself after a while', async () => {
    await using server = await startServer(binary)
    vi.stubEnv('XDG_STATE_HOME', join(server.home, 'state'))
    const readiness = vi.fn<() => void>()
    await runController({
      address: { socket: server.socket },
      version: '0',
      serve: async () => Promise.resolve(),
      refreshCommand: [],
      readerCommand: [],
      wrapper: '/nowhere',
      clientScript: '/nowhere',
      signal: new AbortController().signal,
      onReady: readiness,
      restMs: 50,
    })
    expect(readiness).toHaveBeenCalledOnce()
    expect(await server.tmux('display-message', '-p', '#{GEPPETTO_CONTROLLER}')).toBe('')
  })

  it('leaves failures in the status line that nobody has looked at, when it ends by itself', async () => {
    await using server = await startServer(binary)
    vi.stubEnv('XDG_STATE_HOME', join(server.home, 'state'))
    await geppetto(server, 'run', '--name', 'bad', '--', 'sh', '-c', 'exit 3')
    await geppetto(server, 'wait', 'bad')
    const counted = async () => server.tmux('display-message', '-p', '#{GEPPETTO_FAILED_COUNT}')
    await stopController(server)
    expect(await counted()).toBe('')
    await runController({
      address: { socket: server.socket },
      version: '0',
      serve: async () => Promise.resolve(),
      refreshCommand: [],
      readerCommand: [],
      wrapper: '/nowhere',
      clientScript: '/nowhere',
      signal: new AbortController().signal,
      onReady: () => undefined,
      restMs: 500,
    })
    expect(await server.tmux('display-message', '-p', '#{GEPPETTO_CONTROLLER}')).toBe('')
    expect(await counted()).toBe('1')
    await lookAtLog(server, 'bad')
    await waitFor('the count to be gone', async () => (await counted()) === '')
    await stopController(server)
  })
})
