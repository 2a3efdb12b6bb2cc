import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { isRunning } from '../../src/host/process-state.ts'
import { readerSocket } from '../../src/host/paths.ts'
import { connect } from '../../src/ipc/client.ts'
import { carrierNote } from '../../src/pipe/carrier-note.ts'
import { carrierCommand } from '../../src/pipe/carrier.ts'
import { fifoPath } from '../../src/pipe/fifo-path.ts'
import { makeFifo } from '../../src/pipe/fifo.ts'
import { shellCommand } from '../../src/tmux/shell-command.ts'
import { killLoop } from '../support/kill-loop.ts'
import { carriersOf } from '../support/processes.ts'
import { privateRoot } from '../support/private-root.ts'
import { capabilities } from '../../src/tmux/version.ts'
import { SOURCES, geppetto, geppettoJson, probeStatus, rawLog, stopController } from '../support/product.ts'
import { seededRandom } from '../support/random.ts'
import { openStream } from '../support/stream-pane.ts'
import { versionNumber } from '../support/tmux-order.ts'
import { oldestAndNewest, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const PIPE = SOURCES[1].sourceConfig
const RUNNERS = 50
/** What is promised for the reader and all that carries to it, for so many runners. */
const MEMORY_KB = 80_000

interface Status {
  readonly pid: number
  readonly socket: string
  readonly readers: readonly { readonly pid: number; readonly panes: readonly string[] }[]
  readonly problems: readonly string[]
}

interface Shown {
  readonly runner: { readonly metrics: { readonly gaps: number; readonly gapsPerhaps: number } }
}

interface Reading {
  readonly runner: { readonly state: string; readonly sourceReason: string }
}

async function status(server: TestServer): Promise<Status> {
  return probeStatus<Status>(server)
}

async function readerPid(server: TestServer): Promise<number> {
  return waitFor('a reader', async () => (await status(server)).readers[0]?.pid)
}

async function isPiped(server: TestServer, pane: string): Promise<boolean> {
  return (await server.tmux('display-message', '-p', '-t', pane, '#{pane_pipe}')) === '1'
}

async function sourceOf(server: TestServer, runner: string): Promise<string> {
  return (await geppettoJson<{ runner: { source: string } }>(server, 'show', runner)).runner.source
}

/** Memory of a process, what it shares with others counted in part. */
function pssKb(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1])
}

/** FIFOs that stand in the file system. */
function fifos({ socket }: Pick<Status, 'socket'>): string[] {
  return besideSocket(socket).filter((name) => !name.endsWith('.carrier'))
}

/** Notes of carriers. */
function notes({ socket }: Pick<Status, 'socket'>): string[] {
  return besideSocket(socket).filter((name) => name.endsWith('.carrier'))
}

function besideSocket(socket: string): string[] {
  return readdirSync(dirname(socket)).filter((name) => name.includes('.pipe.'))
}

/** A PATH with this tmux and a few other programs. */
async function pathWith(binary: string, programs: readonly string[]): Promise<string> {
  const directory = await mkdtemp(join(privateRoot(), 'path'))
  await symlink(binary, join(directory, 'tmux'))
  for (const program of programs) {
    const { stdout } = await execa('sh', ['-c', 'command -v "$1"', 'sh', program])
    await symlink(stdout, join(directory, program))
  }
  return directory
}

describe.each(tmuxVersions())('a reader on tmux $version', ({ binary, version }) => {
  it('has every line once when the reader is killed at any moment', async () => {
    await using server = await startServer(binary, { config: `${PIPE}set -g history-limit 100000` })
    const results = await killLoop(server, {
      kinds: ['torrent', 'fast', 'screen'],
      kills: 4,
      random: seededRandom(versionNumber(version) * 1_000_003),
      kill: async (random) => {
        await sleep(random() * 1500)
        const killed = await readerPid(server)
        process.kill(killed, 'SIGKILL')
        await waitFor('another reader', async () => {
          const [reader] = (await status(server)).readers
          return reader !== undefined && reader.pid !== killed && reader.panes.length === 3
        })
      },
    })
    expect(results.flatMap((result) => result.problems)).toEqual([])
    expect(await sourceOf(server, 'torrent')).toBe('pipe')
    expect(fifos(await status(server))).toEqual([])
    await stopController(server)
  }, 300_000)
})

describe.each(oldestAndNewest())('tmux $version', ({ binary, version }) => {
  it('does not wait for a reader that never comes', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    await geppetto(server, 'controller', 'start')
    const fifo = fifoPath(readerSocket((await status(server)).socket), 'fedcba9876543210')
    await makeFifo(fifo)
    const command = shellCommand(carrierCommand(fifo, carrierNote(fifo, '%0')))
    await server.tmux('pipe-pane', '-IO', '-t', '%0', `exec ${command} >/dev/null`)
    await waitFor('the pipe to be closed', async () => !(await isPiped(server, '%0')))
    await stopController(server)
  })

  it('says that something may be missing when its reader was killed, whatever the screen shows', async () => {
    await using server = await startServer(binary, { config: PIPE })
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 20_000 })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'watched')
    stream.go()
    await stream.written()
    const reader = await readerPid(server)
    process.kill(reader, 'SIGKILL')
    await waitFor('the gap', async () => {
      const { runner } = await geppettoJson<Shown>(server, 'show', 'watched')
      return runner.metrics.gapsPerhaps === 1 && runner.metrics.gaps === 1
    })
    await stopController(server)
  })

  it('says that its reader is stopped, takes no pane for silent meanwhile, and loses nothing', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'held', '--idle-after', '3s')
    const reader = await readerPid(server)
    const trouble = async (): Promise<string> =>
      server.tmux('show-environment', '-gh', 'GEPPETTO_TROUBLE').catch(() => '')
    await server.tmux('send-keys', '-t', '%0', 'one', 'Enter')
    await waitFor('its output', async () => (await rawLog(server, 'held')).toString() === 'one\r\none\r\n')
    process.kill(reader, 'SIGSTOP')
    await waitFor('the status line to tell', async () => (await trouble()) === 'GEPPETTO_TROUBLE=1')
    await server.tmux('send-keys', '-t', '%0', 'two', 'Enter')
    await sleep(4000)
    const problem = `the reader of pipes is stopped, so nothing is logged and no state changes; let it go on by: kill -CONT ${reader}`
    expect((await status(server)).problems).toEqual([problem])
    const held = await geppettoJson<Reading>(server, 'show', 'held')
    expect(held.runner).toMatchObject({ state: 'active', sourceReason: problem })
    expect((await geppetto(server, 'doctor')).stdout).toContain(`kill -CONT ${reader}`)
    process.kill(reader, 'SIGCONT')
    await waitFor('the status line to take it back', async () => (await trouble()) === '')
    await waitFor('silence', async () => (await geppettoJson<Reading>(server, 'show', 'held')).runner.state === 'idle')
    expect((await rawLog(server, 'held')).toString()).toBe('one\r\none\r\ntwo\r\ntwo\r\n')
    expect((await status(server)).problems).toEqual([])
    await stopController(server)
  })

  it('frees the pipe of a silent pane that was being opened when controller and reader were killed', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    await geppetto(server, 'controller', 'start')
    const { socket } = await status(server)
    await stopController(server)
    // What they leave: a carrier that has said who it is to a reader that is gone.
    const fifo = fifoPath(readerSocket(socket), '0123456789abcdef')
    await makeFifo(fifo)
    const reader = openSync(fifo, 'r+')
    await server.tmux(
      'pipe-pane',
      '-IO',
      '-t',
      '%0',
      `exec ${shellCommand(carrierCommand(fifo, carrierNote(fifo, '%0')))} >/dev/null`,
    )
    const [carrier = 0] = await waitFor('the carrier', () => carriersOf(server).length > 0 && carriersOf(server))
    closeSync(reader)
    const { code, stderr } = await geppetto(server, 'mark', '-t', '%0', '--name', 'silent')
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('in use')])
    expect(await sourceOf(server, 'silent')).toBe('pipe')
    expect(isRunning(carrier)).toBe(false)
    expect(fifos(await status(server))).toEqual([])
    expect(notes({ socket })).toEqual([expect.stringMatching(/\.0\.carrier$/)])
    await geppetto(server, 'unmark', 'silent')
    await waitFor('no note', () => notes({ socket }).length === 0)
    await stopController(server)
  })

  it('goes on when controller and reader are killed, also where the pane is silent', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'silent')
    const reader = await readerPid(server)
    const carriers = carriersOf(server)
    const { pid } = await status(server)
    for (const victim of [pid, reader]) process.kill(victim, 'SIGKILL')
    await geppetto(server, 'ls')
    expect(await readerPid(server)).not.toBe(reader)
    expect(carriersOf(server)).not.toEqual(carriers)
    await server.tmux('send-keys', '-t', '%0', 'hello', 'Enter')
    await waitFor('its output', async () => (await rawLog(server, 'silent')).toString() === 'hello\r\nhello\r\n')
    expect(await sourceOf(server, 'silent')).toBe('pipe')
    await geppetto(server, 'uninstall', '--yes')
    expect(await isPiped(server, '%0')).toBe(false)
    expect(carriersOf(server)).toEqual([])
  }, 120_000)

  it('has what a pane wrote until it is released', async () => {
    await using server = await startServer(binary, { config: PIPE })
    const stream = await openStream(server, { session: 'main', seed: 3, bytes: 400_000 })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'released')
    stream.go()
    await stream.written()
    await geppetto(server, 'unmark', 'released')
    expect((await rawLog(server, 'released')).equals(stream.expected)).toBe(true)
    await stopController(server)
  })

  it.each([
    ['no cat', ['sh', 'mkfifo'], 'the pipe of %0 was not opened'],
    ['no mkfifo', ['sh', 'cat'], 'cannot make the FIFO'],
  ])('says what is wrong where there is %s, and leaves no pipe', async (_, programs, problem) => {
    const PATH = await pathWith(binary, [...programs, 'setpriv', 'perl'])
    await using server = await startServer(binary, { config: PIPE, command: ['/bin/cat'], env: { PATH } })
    const { code, stderr } = await geppetto(server, 'mark', '-t', '%0', '--name', 'poor')
    expect([code, stderr]).toEqual([0, expect.stringContaining(problem)])
    expect(await sourceOf(server, 'poor')).toBe(capabilities(version).controlIsSafe ? 'control' : 'look')
    await waitFor('the pipe to be closed', async () => !(await isPiped(server, '%0')))
    const { socket } = await status(server)
    await waitFor('its FIFO to be gone', () => fifos({ socket }).length === 0)
    await stopController(server)
  })

  it('lets go of a pipe whose reader never came', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'stuck')
    const { socket } = await status(server)
    await geppetto(server, 'unmark', 'stuck')
    const fifo = socket.replace(/\.sock$/, '.pipe.0123456789abcdef')
    await execa('mkfifo', [fifo])
    await server.tmux('pipe-pane', '-IO', '-t', '%0', `exec cat >'${fifo}'`)
    expect(await isPiped(server, '%0')).toBe(true)
    await stopController(server)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'again')
    expect(existsSync(fifo)).toBe(false)
    await server.tmux('send-keys', '-t', '%0', 'x', 'Enter')
    await waitFor('the pipe to be ours or free', async () => carriersOf(server).length <= 1)
    await stopController(server)
  })
})

describe.each(oldestAndNewest())('one reader for all, tmux $version', ({ binary }) => {
  it(`reads ${RUNNERS} silent panes by one process, in little memory`, async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    for (let count = 1; count < RUNNERS; count += 1) await server.tmux('new-window', '-d', '-t', 'main:', 'cat')
    await geppetto(server, 'controller', 'start')
    const client = await connect((await status(server)).socket, { timeoutMs: 60_000 })
    const panes = (await server.tmux('list-panes', '-s', '-F', '#{pane_id}')).split('\n')
    for (const pane of panes) await client.call('mark', { pane })
    client.close()
    const { readers, problems } = await status(server)
    expect(readers).toEqual([{ pid: readers[0]?.pid, panes }])
    expect(problems).toEqual([])
    const carriers = carriersOf(server)
    expect(carriers).toHaveLength(RUNNERS)
    const kilobytes = [readers[0]?.pid ?? 0, ...carriers].reduce((sum, pid) => sum + pssKb(pid), 0)
    expect(kilobytes).toBeLessThan(MEMORY_KB)
    await server.kill()
    await waitFor('the reader to go', () => !isRunning(readers[0]?.pid ?? 0), { timeoutMs: 20_000 })
  }, 120_000)

  it('keeps the reader for the next runner, and lets it go when none comes', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'first')
    const reader = await readerPid(server)
    await geppetto(server, 'unmark', 'first')
    expect(await isPiped(server, '%0')).toBe(false)
    await geppetto(server, 'mark', '-t', '%0', '--name', 'second')
    expect(await readerPid(server)).toBe(reader)
    await geppetto(server, 'unmark', 'second')
    await waitFor('the reader to go', () => !isRunning(reader), { timeoutMs: 20_000 })
    await stopController(server)
  })
})
