import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exists } from '../support/proc.ts'
import { startController } from '../../src/cli/reach/controller-launch.ts'
import { removeTraces } from '../../src/cli/uninstall/remove-traces.ts'
import type { Context } from '../../src/cli/context.ts'
import { runController, type RunOptions } from '../../src/controller/main.ts'
import type { TrackedRunner } from '../../src/controller/runner/tracked-runner.ts'
import { endMarkedAgent } from '../../src/controller/steering/marked-stop.ts'
import { pause, resume } from '../../src/controller/steering/pauses.ts'
import { Stopper } from '../../src/controller/steering/stopper.ts'
import { isStopped, processMark } from '../../src/host/process-state.ts'
import { readIdentity } from '../../src/tmux/server-identity.ts'
import { runTmux } from '../../src/tmux/one-shot.ts'
import { tmuxProgram } from '../../src/tmux/client-program.ts'
import { openControlClient } from '../../src/tmux/control-client.ts'
import { PlainClients } from '../../src/tmux/plain-clients.ts'
import { capabilities } from '../../src/tmux/version.ts'
import { claimServer, liveClaim, ownClaim, releaseServer } from '../../src/traces/claim.ts'
import { dismissMissed } from '../../src/traces/dismissal.ts'
import { endLeftReaders } from '../../src/traces/left-readers.ts'
import { ENTRY, geppetto, runnersDirectory, stopController } from '../support/product.ts'
import { noSecondHost, startSecondHost, type SecondHost } from '../support/second-host.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const DAY_S = 86_400
/** No process has this id. */
const NOBODY = 2 ** 22 + 1
const THEIRS = 'rabcdef'

/** A process of this machine, in front of a terminal session, that says which signals it was sent. */
interface Stranger extends AsyncDisposable {
  readonly pid: number
  readonly mark: string
  /** What was done to it, in words. */
  readonly harm: () => string
}

const LISTEN = `
  for (const each of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGCONT', 'SIGUSR1', 'SIGUSR2'])
    process.on(each, () => process.stdout.write(each + ' '))
  require('node:child_process').spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' })
  process.stdout.write('ready ')
  setInterval(() => undefined, 1000)`

async function startStranger(): Promise<Stranger> {
  const child = spawn(process.execPath, ['-e', LISTEN], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  await waitFor('the stranger', () => said.includes('ready '))
  const pid = child.pid ?? 0
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  const mark = processMark(pid)
  return {
    pid,
    mark,
    harm: () => {
      const ended = [pid, ...children].filter((each) => !exists(each))
      const stopped = [pid, ...children].filter(isStopped)
      return [said.replace('ready ', '').trim(), ended.length > 0 ? 'ended' : '', stopped.length > 0 ? 'stopped' : '']
        .filter(Boolean)
        .join(', ')
    },
    [Symbol.asyncDispose]: async () => {
      const hasEnded = child.exitCode !== null || child.signalCode !== null
      const gone = hasEnded ? undefined : new Promise((resolve) => child.once('exit', resolve))
      for (const each of [...children, pid]) {
        try {
          process.kill(each, 'SIGKILL')
        } catch {
          // It went by itself.
        }
      }
      await gone
    },
  }
}

interface Stored {
  readonly id: string
  readonly server: { readonly host?: string; readonly socket: string; readonly pid: number; readonly startedAt: number }
  readonly pid: number
  readonly pipe?: string
}

/** Puts the run of a server into the state directory of this one; silent for days, and alive as far as it knows. */
function store(server: TestServer, { id, server: theirs, pid, pipe }: Stored): void {
  const directory = join(runnersDirectory(server), id)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const record = {
    schema: 1,
    id,
    name: id,
    agent: 'command',
    pane: '%0',
    window: 'w',
    session: 's',
    server: theirs,
    pid,
    startedAt: 1,
    idleAfterMs: 1000,
    state: { kind: 'active', since: 2 },
    ...(pipe === undefined
      ? {}
      : { pipe: { id: '0123456789abcdef', reader: pipe, carrier: pipe, offset: 0, at: 0 }, source: 'pipe' }),
    started: {
      command: ['sleep', '1000'],
      cwd: '/',
      env: {},
      place: 'window',
      keep: false,
      endDigest: '0'.repeat(64),
    },
    lastLine: '',
  }
  writeFileSync(join(directory, 'output.log'), 'said there\n')
  writeFileSync(join(directory, 'runner.json'), JSON.stringify(record))
  writeFileSync(join(directory, 'paused'), `${processMark(pid)}\n`)
  const at = Date.now() / 1000 - 5 * DAY_S
  for (const name of readdirSync(directory)) utimesSync(join(directory, name), at, at)
}

/** Names, times and bytes of the files of a run. */
function files(server: TestServer, id: string): Record<string, string> {
  const directory = join(runnersDirectory(server), id)
  const shown = readdirSync(directory).map((name) => {
    const path = join(directory, name)
    return [name, `${statSync(path).mtimeMs} ${readFileSync(path, 'latin1')}`]
  })
  return Object.fromEntries(shown) as Record<string, string>
}

interface World extends AsyncDisposable {
  readonly server: TestServer
  readonly stranger: Stranger
  readonly second: SecondHost
  readonly there: { readonly host: SecondHost['host']; readonly socket: string }
}

/**
 * A tmux server here, and one on another host at the same path, with the same process id; the program of its pane has the id of
 * a process of this machine that is none of ours.
 */
async function twoHosts(binary: string): Promise<World> {
  const server = await startServer(binary, { config: 'set -g @geppetto-log-retention 1d' })
  const stranger = await startStranger()
  const end = async (): Promise<void> => {
    await stranger[Symbol.asyncDispose]()
    await server.kill()
  }
  try {
    const second = await startSecondHost(server, stranger.pid)
    const there = { host: second.host, socket: server.socket }
    const [pid, panePid] = (await runTmux(there, ['display-message', '-p', '#{pid} #{pane_pid}'], { binary })).split(
      ' ',
    )
    expect([pid, panePid]).toEqual([String(server.pid), String(stranger.pid)])
    return {
      server,
      stranger,
      second,
      there,
      [Symbol.asyncDispose]: async () => {
        await second[Symbol.asyncDispose]()
        await end()
      },
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** A runner as those who signal it see it. */
function runnerThere({ stranger, there }: World): TrackedRunner {
  const server = { host: 'box', socket: there.socket, pid: NOBODY, startedAt: 1 }
  const runner: Partial<TrackedRunner> = {
    id: THEIRS,
    name: THEIRS,
    pid: stranger.pid,
    state: { kind: 'active', since: 2 },
    apply: () => undefined,
    findAgent: async () => undefined,
    over: new Promise(() => undefined),
  }
  return { ...runner, record: { server } } as TrackedRunner
}

if (noSecondHost !== undefined) process.stderr.write(`skipped: ${noSecondHost}\n`)

describe.skipIf(noSecondHost !== undefined).each(oneVersion())(
  'a server on another host, tmux $version',
  ({ binary }) => {
    it('is asked behind its prefix, and is not the one at the same path here', async () => {
      await using world = await twoHosts(binary)
      const { server, there } = world
      await runTmux(there, ['set-option', '-g', '@where', 'a host; of its own;'], { binary })
      expect(await runTmux(there, ['display-message', '-p', '#{@where}'], { binary })).toBe('a host; of its own;')
      expect(await server.tmux('display-message', '-p', '#{@where}')).toBe('')
      const { version } = await readIdentity(there, binary)
      const able = capabilities(version)

      const plainly = new PlainClients({ address: there, binary, capabilities: able, atOnce: 1 })
      const [answer] = await plainly.send([['display-message', '-p', '#{session_name}']])
      expect(answer?.body.join('')).toBe('there')

      const client = await openControlClient({
        address: there,
        program: tmuxProgram(binary),
        session: '$0',
        flags: ['no-output'],
        onNotification: () => undefined,
      })
      expect(await client.ask(['display-message', '-p', '#{session_name}'])).toEqual(['there'])
      await client.close()
      expect(await runTmux(there, ['list-clients'], { binary })).toBe('')
    })

    it('has runs that nothing here removes, closes, stops or takes for its own', async () => {
      await using world = await twoHosts(binary)
      const { server, stranger } = world
      const identity = await readIdentity(server, binary)
      const theirs = { host: 'box', socket: server.socket, pid: server.pid, startedAt: identity.startedAt }
      // Everything that can be the same is the same.
      store(server, { id: THEIRS, server: theirs, pid: stranger.pid, pipe: stranger.mark })
      // And one whose server is nobody here.
      store(server, { id: 'rbcdefg', server: { ...theirs, pid: NOBODY }, pid: stranger.pid })
      // What shows that old logs are removed.
      store(server, { id: 'rorphan', server: { socket: '/nowhere', pid: NOBODY, startedAt: 1 }, pid: NOBODY })
      const ids = [THEIRS, 'rbcdefg']
      const before = ids.map((id) => files(server, id))
      const unchanged = (): void => {
        expect(ids.map((id) => files(server, id))).toEqual(before)
        expect(stranger.harm()).toBe('')
      }

      expect(await geppetto(server, 'controller', 'start')).toMatchObject({ code: 0 })
      await waitFor('old logs to be removed', () => !readdirSync(runnersDirectory(server)).includes('rorphan'))
      unchanged()
      await geppetto(server, 'mark', '-t', '%0', '--name', 'mine')
      for (const words of [['stop'], ['pause'], ['resume'], ['restart'], ['unmark'], ['remove'], ['log']]) {
        const { code, stderr } = await geppetto(server, ...words, THEIRS)
        expect([words, code, stderr]).toEqual([words, 66, expect.stringContaining(THEIRS)])
      }
      await geppetto(server, 'remove', '--ended')
      await geppetto(server, 'restore', '--yes')
      await geppetto(server, 'usage')
      expect((await geppetto(server, 'ls', '--all')).stdout).not.toContain(THEIRS)
      unchanged()
      await stopController(server)
      unchanged()
      expect(await geppetto(server, 'uninstall')).toMatchObject({ code: 0 })
      unchanged()
      // Without a server the end of its runs is written by the command.
      await server.kill()
      await geppetto(server, 'restore', '--dry-run')
      unchanged()
    })

    it('has processes that are not signalled by their ids here', async () => {
      await using world = await twoHosts(binary)
      const { server, stranger, there } = world
      const server_ = { host: 'box', socket: server.socket, pid: server.pid, startedAt: 1 }
      store(server, { id: THEIRS, server: server_, pid: stranger.pid, pipe: stranger.mark })
      const before = files(server, THEIRS)
      const directory = join(runnersDirectory(server), THEIRS)
      const runner = runnerThere(world)
      const refusal = { kind: 'not-supported', next: 'run geppetto-tmux on box for this' }
      const sender = { askToQuit: async () => false }
      const stopper = new Stopper({
        journal: { note: () => undefined, bug: () => undefined },
        fleet: { directory: () => directory },
        sender,
      })
      await expect(stopper.stop(runner, 'stopped')).rejects.toMatchObject(refusal)
      expect(() => pause(runner, directory)).toThrow(expect.objectContaining(refusal))
      expect(() => resume(runner, directory)).toThrow(expect.objectContaining(refusal))
      await expect(endMarkedAgent(runner, sender)).rejects.toMatchObject(refusal)
      await endLeftReaders(runnersDirectory(server), { host: there.host, pid: server.pid })
      await endLeftReaders(runnersDirectory(server), { pid: server.pid })
      expect(files(server, THEIRS)).toEqual(before)
      expect(stranger.harm()).toBe('')
    })

    it('gets no controller from here, and says what to do', async () => {
      await using world = await twoHosts(binary)
      const { server, there } = world
      const refusal = { kind: 'not-supported', next: 'run geppetto-tmux on box for this' }
      const context: Partial<Context> = { address: there, env: server.env, entry: ENTRY }
      await expect(startController(context as Context)).rejects.toMatchObject(refusal)
      const options: Partial<RunOptions> = { address: there, signal: AbortSignal.timeout(10_000) }
      await expect(runController(options as RunOptions)).rejects.toMatchObject(refusal)
      expect(await runTmux(there, ['show-environment', '-gh'], { binary })).not.toContain('GEPPETTO')
      await runTmux(there, ['set-environment', '-gh', 'GEPPETTO_X', '1'], { binary })
      await server.tmux('set-environment', '-gh', 'GEPPETTO_X', '1')
      await removeTraces(there)
      expect(await runTmux(there, ['show-environment', '-gh'], { binary })).not.toContain('GEPPETTO')
      expect(await server.tmux('show-environment', '-gh')).toContain('GEPPETTO_X')
    })

    it('has a claim that says whose it is, and is taken for dead by nobody else', async () => {
      await using world = await twoHosts(binary)
      const { second, server, stranger, there } = world
      const owner = async (): Promise<string> =>
        runTmux(there, ['display-message', '-p', '#{GEPPETTO_CONTROLLER}'], { binary })
      const busy = { kind: 'controller-busy', message: expect.stringContaining('on another machine') as string }

      // By a controller over there, of an earlier version; its process is not seen from here, dead or alive.
      await runTmux(there, ['set-environment', '-gh', 'GEPPETTO_CONTROLLER', `${NOBODY}-1`], { binary })
      await expect(claimServer(there, binary, '/here.sock')).rejects.toMatchObject(busy)
      expect(await dismissMissed(there, binary)).toBe(false)
      expect(await liveClaim(there)).toMatchObject({ process: undefined })
      await releaseServer(there, binary)
      expect(await owner()).toBe(`${NOBODY}-1`)

      // By this process: those over there see that it is none of theirs.
      await runTmux(there, ['set-environment', '-gu', 'GEPPETTO_CONTROLLER'], { binary })
      expect(await claimServer(there, binary, '/here.sock')).toBe(false)
      const claim = await owner()
      expect(claim).toBe(ownClaim(there))
      const start = (): string => second.run(process.execPath, ENTRY, '-S', server.socket, 'controller', 'start')
      expect(start).toThrow(/serves the tmux server at .*set-environment -gu GEPPETTO_CONTROLLER/s)
      expect(() => second.run(process.execPath, ENTRY, '-S', server.socket, 'uninstall')).toThrow(/another machine/)
      expect(await owner()).toBe(claim)
      await releaseServer(there, binary)
      expect(await owner()).toBe('')

      // On the server here, by another host: with the id of a process of this machine.
      const foreign = `${stranger.mark}@00000000`
      await server.tmux('set-environment', '-gh', 'GEPPETTO_CONTROLLER', foreign)
      await server.tmux('set-environment', '-gh', 'GEPPETTO_SOCKET', '/nowhere/x.sock')
      for (const words of [['controller', 'start'], ['controller', 'stop'], ['mark', '-t', '%0'], ['uninstall']]) {
        const { code, stderr } = await geppetto(server, ...words)
        expect([code, stderr]).toEqual([69, expect.stringContaining('another machine')])
      }
      await expect(claimServer(server, binary, '/here.sock')).rejects.toMatchObject(busy)
      expect(await server.tmux('display-message', '-p', '#{GEPPETTO_CONTROLLER}')).toBe(foreign)
      expect(stranger.harm()).toBe('')
    })
  },
)
