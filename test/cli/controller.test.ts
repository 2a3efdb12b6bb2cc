import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/base/failure.ts'
import { withScope } from '../../src/base/scope.ts'
import { isRunning } from '../../src/host/process-state.ts'
import { controllerSocket, ensurePrivateDirectory } from '../../src/host/paths.ts'
import type { Handlers } from '../../src/ipc/dispatch.ts'
import { connect, type Client } from '../../src/ipc/client.ts'
import { serveSocket } from '../../src/ipc/server.ts'
import { ENTRY, geppetto, geppettoJson, stopController } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Status {
  readonly running: boolean
  readonly pid: number
  readonly runners: number
}

/** Larger than any process id that Linux gives. */
const NOBODY = 2 ** 22 + 1

const binary = oneVersion()[0]?.binary ?? 'tmux'
const status = async (server: TestServer): Promise<Status> => geppettoJson<Status>(server, 'controller', 'status')

describe('the controller', () => {
  test('starts, restarts and stops', async () => {
    await using server = await startServer(binary)
    expect(await geppetto(server, 'controller', 'start')).toMatchObject({ code: 0, stdout: '' })
    const first = await status(server)
    expect(first).toMatchObject({ schema: 1, running: true, runners: 0, clients: [] })
    expect((await geppetto(server, 'controller', 'status')).stdout).toContain(`process ${first.pid}`)

    await geppetto(server, 'controller', 'start')
    expect((await status(server)).pid).toBe(first.pid)
    await geppetto(server, 'controller', 'restart')
    const second = await status(server)
    expect(second.pid).not.toBe(first.pid)
    expect(isRunning(first.pid)).toBe(false)

    await geppetto(server, 'controller', 'stop')
    expect(isRunning(second.pid)).toBe(false)
    expect(await geppetto(server, 'controller', 'status')).toMatchObject({ code: 69 })
    expect((await geppetto(server, 'controller', 'log', '-n', '3')).stdout.split('\n')).toHaveLength(3)
  })

  test('is one, however many commands want it at the same moment', async () => {
    await using server = await startServer(binary)
    const all = await Promise.all(Array.from({ length: 5 }, async () => geppetto(server, 'status')))
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0])
    await stopController(server)
  })

  test('says nothing of runners before it has taken up all of them', async () => {
    await using server = await startServer(binary)
    const panes = ['%0']
    for (let i = 1; i < 12; i += 1) {
      panes.push(await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'seq 2000; exec cat'))
    }
    for (const pane of panes) await geppetto(server, 'mark', '-t', pane)
    const { pid } = await status(server)
    process.kill(pid, 'SIGKILL')
    await waitFor('its end', () => !isRunning(pid))
    const starting = geppetto(server, 'controller', 'start')
    const socket = controllerSocket(server, server.env)
    const reach = async (): Promise<Client> => {
      const client = await connect(socket)
      // The socket of one that is killed stays open until its last thread has gone.
      await client.call('hello', {})
      return client
    }
    const client = await waitFor('the socket', async () => reach().catch(() => undefined), { everyMs: 2 })
    const { runners } = await client.call('list', {})
    expect(runners).toHaveLength(panes.length)
    client.close()
    expect(await starting).toMatchObject({ code: 0 })
    await stopController(server)
  })

  test.each(['mark', 'unmark'])('ends when it is told to while it still starts after %s', async (last) => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0')
    if (last === 'unmark') await geppetto(server, 'unmark', '%0')
    await geppetto(server, 'controller', 'stop')
    const env = { ...server.env }
    const controller = spawn(process.execPath, [ENTRY, '-S', server.socket, 'controller', 'run'], {
      env,
      stdio: 'ignore',
    })
    await waitFor('its socket', () => existsSync(controllerSocket(server, env)), { everyMs: 1 })
    // It cannot get further than this before it has the signal.
    process.kill(server.pid, 'SIGSTOP')
    controller.kill('SIGTERM')
    await sleep(100)
    process.kill(server.pid, 'SIGCONT')
    await waitFor('its end', () => controller.exitCode !== null)
    expect(await server.tmux('show-environment', '-gh')).not.toContain('GEPPETTO_CONTROLLER')
  })

  test('is back after it was killed, with its runners', async () => {
    await using server = await startServer(binary)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'api')
    const { pid } = await status(server)
    process.kill(pid, 'SIGKILL')
    await waitFor('its end', () => !isRunning(pid))
    expect(await geppettoJson(server, 'ls')).toMatchObject({ runners: [{ name: 'api', pane: '%0' }] })
    await stopController(server)
  })

  test.each<[string, Handlers['hello']]>([
    ['of another version', async () => Promise.resolve({ version: '0.0.1', protocol: 1, pid: NOBODY })],
    ['that speaks another protocol', async () => Promise.reject(new Failure('version-mismatch', 'I speak 0'))],
  ])('takes over from one %s', async (_, hello) => {
    await using server = await startServer(binary)
    const path = controllerSocket(server, server.env)
    ensurePrivateDirectory(dirname(path))
    const stopped = new AbortController()
    const stop: Handlers['stop'] = async () => {
      setImmediate(() => stopped.abort())
      return Promise.resolve({})
    }
    const old = withScope(stopped.signal, async (scope) => {
      await serveSocket({
        path,
        ensureDirectory: () => undefined,
        handlers: { hello, stop } as Handlers,
        scope,
        onBug: () => {},
      })
      expect(await geppetto(server, 'ls')).toMatchObject({ code: 0 })
    })
    await expect(old).rejects.toMatchObject({ name: 'AbortError' })
    expect(await status(server)).toMatchObject({ running: true })
    await stopController(server)
  })
})

describe('a controller that cannot start', () => {
  test.each([
    ['its directory is a link', 77, (state: string) => symlinkSync('/tmp', join(state, 'geppetto-tmux'))],
    ['its directory is a file', 73, (state: string) => writeFileSync(join(state, 'geppetto-tmux'), '')],
    [
      'a directory is where its log should be',
      73,
      (state: string) => mkdirSync(join(state, 'geppetto-tmux/controller.log'), { recursive: true }),
    ],
  ])('because %s: one clear line', async (_, code, spoil) => {
    await using server = await startServer(binary)
    const state = join(server.home, 'state')
    mkdirSync(state)
    spoil(state)
    const result = await geppetto(server, 'status')
    expect(result.stderr).toMatch(/^geppetto-tmux: .+\n {2}.+$/)
    expect(result).toMatchObject({ code, stdout: '' })
  })

  test('because tmux itself cannot be entered: one clear line', async () => {
    if (process.getuid?.() === 0) return
    await using server = await startServer(binary)
    chmodSync(server.socket, 0o000)
    expect(await geppetto(server, 'status')).toMatchObject({ code: 77, stdout: '' })
    chmodSync(server.socket, 0o700)
  })

  test('uses a short path where the state directory is too deep for a socket', async () => {
    await using server = await startServer(binary)
    const deep = join(server.home, 'a-very-deep-directory-name/'.repeat(4), 'state')
    const run = { ...server, env: { ...server.env, XDG_STATE_HOME: deep } }
    expect(await geppetto(run, 'status')).toMatchObject({ code: 0 })
    const { checks } = await geppettoJson<{ checks: { check: string; level: string }[] }>(run, 'doctor')
    expect(checks).toContainEqual(expect.objectContaining({ check: 'socket path', level: 'warn' }))
    await stopController(run)
  })

  test('says when there is no Perl', async () => {
    await using server = await startServer(binary)
    const perl = async (env: TestServer['env']) => {
      const { checks } = await geppettoJson<{ checks: { check: string; level: string }[] }>(
        { ...server, env },
        'doctor',
      )
      return checks.find(({ check }) => check === 'perl')
    }
    expect(await perl(server.env)).toMatchObject({ level: 'ok' })
    expect(await perl({ ...server.env, PATH: server.home })).toMatchObject({ level: 'warn', next: 'install perl' })
  })
})

describe.each(oneVersion())('a controller that does not end on tmux $version', ({ binary }) => {
  test.each(['is stopped', 'is held by a debugger'])(
    'because it %s, is ended all the same, and stays away',
    { timeout: 90_000 },
    async (how) => {
      await using server = await startServer(binary)
      await geppetto(server, 'mark', '-t', '%0', '--name', 'it')
      const { pid } = await status(server)
      if (how === 'is stopped') process.kill(pid, 'SIGSTOP')
      // Stopped again and again, as a debugger holds it.
      const holding = setInterval(() => {
        if (how === 'is held by a debugger' && isRunning(pid)) process.kill(pid, 'SIGSTOP')
      }, 1)
      const stopping = geppetto(server, 'controller', 'stop')
      const { code, stderr } = await stopping
      clearInterval(holding)
      expect([code, isRunning(pid)]).toEqual([0, false])
      expect(stderr).toMatch(how === 'is held by a debugger' ? /was killed/ : /has ended|was killed/)
      expect((await geppetto(server, 'controller', 'status')).code).toBe(69)
      expect((await geppettoJson<{ runners: { name: string }[] }>(server, 'ls')).runners).toMatchObject([
        { name: 'it' },
      ])
      await stopController(server)
    },
  )
})
