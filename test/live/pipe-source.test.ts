import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { capabilities } from '../../src/tmux/version.ts'
import { isRunning } from '../../src/host/process-state.ts'
import { killForGood } from '../support/comeback.ts'
import { SOURCES, geppetto, probeRunner, probeStatus, rawLog, stopController } from '../support/product.ts'
import { copyPlugin } from '../support/plugin.ts'
import { openStream } from '../support/stream-pane.ts'
import { oldestAndNewest, startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const PIPE = SOURCES[1].sourceConfig
/** The 32 MB that a reader keeps of a pipe, Node itself, and what both need to work. */
const READER_LIMIT_KB = 120_000
const SERVER_GROWTH_KB = 30_000

interface Shown {
  readonly runner: {
    readonly id: string
    readonly source: string
    readonly state: string
    readonly metrics: {
      readonly bytes: number
      readonly gaps: number
      readonly gapsPerhaps: number
      readonly recoveredBytes: number
      readonly endConfirmed?: boolean
    }
  }
}

interface Status {
  readonly pid: number
  readonly clients: readonly { readonly role: string }[]
  readonly readers: readonly { readonly pid: number; readonly panes: readonly string[] }[]
  readonly problems: readonly string[]
}

async function shown(server: TestServer, name: string): Promise<Shown['runner']> {
  return probeRunner<Shown['runner']>(server, name)
}

async function status(server: TestServer): Promise<Status> {
  return probeStatus<Status>(server)
}

async function readerOf(server: TestServer, pane: string): Promise<number> {
  return waitFor('the reader to connect', async () => {
    return (await status(server)).readers.find(({ panes }) => panes.includes(pane))?.pid
  })
}

async function isPiped(server: TestServer, pane: string): Promise<boolean> {
  return (await server.tmux('display-message', '-p', '-t', pane, '#{pane_pipe}')) === '1'
}

async function expectBytes(server: TestServer, runner: string, expected: Buffer): Promise<void> {
  let log: Buffer = Buffer.alloc(0)
  await waitFor('the log to be complete', async () => {
    log = await rawLog(server, runner)
    return log.length >= expected.length
  }).catch(() => undefined)
  expect(log.equals(expected), `${log.length} bytes for ${expected.length}`).toBe(true)
}

/** Waits for the last line of a stream of numbered ones, and expects each of them once. */
async function expectEachLineOnce(server: TestServer, runner: string, expected: Buffer): Promise<void> {
  const wanted = expected.toString().trimEnd().split('\r\n')
  let lines: string[] = []
  await waitFor('the last line', async () => {
    const { stdout } = await geppetto(server, 'log', runner, '--text', '-n', '1000000')
    lines = stdout.split('\n').filter((line) => line.startsWith('stream'))
    return lines.includes(wanted.at(-1) ?? '')
  }).catch(() => undefined)
  expect(lines).toEqual(wanted)
}

/** Waits until the log says these words as a line of their own. */
async function logged(server: TestServer, runner: string, words: string): Promise<void> {
  await waitFor(`${words} in the log`, async () =>
    (await geppetto(server, 'log', runner, '--text')).stdout.includes(`\n${words}`),
  )
}

function residentKb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

describe.each(tmuxVersions())('a pipe, tmux $version', ({ binary }) => {
  it('loses and repeats no byte when the controller is killed again and again, or restarted', async () => {
    await using server = await startServer(binary, { config: PIPE })
    const stream = await openStream(server, { session: 'main', seed: 1, bytes: 12_000_000, rate: 4_000_000 })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'survivor')
    const reader = await readerOf(server, stream.pane)
    stream.go()
    let before = 0
    for (const end of ['kill', 'restart', 'kill']) {
      await waitFor('more output, or all', async () => {
        const { bytes } = (await shown(server, 'survivor')).metrics
        return bytes > before + 500_000 || bytes === stream.expected.length
      })
      if (end === 'kill') process.kill((await status(server)).pid, 'SIGKILL')
      else await geppetto(server, 'controller', 'restart')
      before = (await shown(server, 'survivor')).metrics.bytes
    }
    await stream.written()
    await expectBytes(server, 'survivor', stream.expected)
    expect((await shown(server, 'survivor')).metrics).toMatchObject({ gaps: 0, recoveredBytes: 0 })
    expect(await readerOf(server, stream.pane)).toBe(reader)
    await stopController(server)
    await waitFor('the reader to go', () => !isRunning(reader))
    await waitFor('the pipe to be closed', async () => !(await isPiped(server, stream.pane)))
    expect(await shown(server, 'survivor')).toMatchObject({ source: 'pipe' })
    expect(await readerOf(server, stream.pane)).not.toBe(reader)
    await stopController(server)
  })

  it.each(['off', 'on'])(
    'has the output of a program that ended before it was read, remain-on-exit %s',
    async (remain) => {
      await using server = await startServer(binary, { config: `${PIPE}set -g remain-on-exit ${remain}` })
      const command = `exec sh -c 'read go; seq -f "%07.0f of a burst" 50000; sleep 1; exit 3'`
      const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', command)
      await geppetto(server, 'mark', '-t', pane, '--name', 'burst')
      const reader = await readerOf(server, pane)
      const { pid } = await status(server)
      process.kill(pid, 'SIGSTOP')
      try {
        await server.tmux('send-keys', '-t', pane, 'Enter')
        const row = ['list-panes', '-a', '-f', `#{==:#{pane_id},${pane}}`, '-F', '#{pane_dead}']
        await waitFor('the program to end', async () => (await server.tmux(...row)) !== '0')
      } finally {
        process.kill(pid, 'SIGCONT')
      }
      await geppetto(server, 'controller', 'refresh')
      const runner = await waitFor('the end', async () => {
        const found = await shown(server, 'burst')
        return ['failed', 'lost'].includes(found.state) ? found : undefined
      })
      expect(runner.metrics).toMatchObject({ gaps: 0, recoveredBytes: 0 })
      const lines = Array.from({ length: 50_000 }, (_, at) => `${String(at + 1).padStart(7, '0')} of a burst\r\n`)
      await expectBytes(server, 'burst', Buffer.from(`\r\n${lines.join('')}`))
      await waitFor('the reader to go', () => !isRunning(reader))
      await stopController(server)
    },
  )
})

describe.each(oldestAndNewest())('tmux $version', ({ binary, version }) => {
  const { controlIsSafe } = capabilities(version)

  it('reads a pane without a tap, says so, and leaves nothing behind', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'piped')
    const reader = await readerOf(server, '%0')
    expect((await status(server)).clients.map(({ role }) => role)).toEqual([])
    expect(await shown(server, 'piped')).toMatchObject({ source: 'pipe' })
    await geppetto(server, 'unmark', 'piped')
    await geppetto(server, 'mark', '-t', '%0', '--name', 'piped again')
    expect(await shown(server, 'piped again')).toMatchObject({ source: 'pipe' })
    const second = await readerOf(server, '%0')
    await geppetto(server, 'unmark', 'piped again')
    await waitFor('the pipe to be closed', async () => !(await isPiped(server, '%0')))
    await waitFor('the readers to go', () => !isRunning(reader) && !isRunning(second))
    expect(await shown(server, 'piped')).toMatchObject({ state: 'stopped', metrics: { endConfirmed: true } })
    await stopController(server)
  })

  it.runIf(controlIsSafe)("leaves a user's pipe alone and reads the pane in control mode", async () => {
    await using server = await startServer(binary, { config: PIPE })
    const stream = await openStream(server, { session: 'main', seed: 1, bytes: 50_000 })
    const theirs = join(server.home, 'theirs')
    await server.tmux('pipe-pane', '-t', stream.pane, `exec cat >${theirs}`)
    const { code, stderr } = await geppetto(server, 'mark', '-t', stream.pane, '--name', 'tapped')
    expect([code, stderr]).toEqual([0, expect.stringContaining(`the pipe-pane of ${stream.pane} is in use`)])
    stream.go()
    await stream.written()
    await expectBytes(server, 'tapped', stream.expected)
    expect(await shown(server, 'tapped')).toMatchObject({ source: 'control' })
    expect((await status(server)).problems).toEqual([expect.stringContaining('is in use')])
    await geppetto(server, 'unmark', 'tapped')
    expect((await status(server)).problems).toEqual([])
    expect(await isPiped(server, stream.pane)).toBe(true)
    await waitFor('their copy', () => readFileSync(theirs).equals(stream.expected))
    await stopController(server)
  })

  it.skipIf(controlIsSafe)(
    'has each line once when its pipe is taken twice, and little was written between',
    async () => {
      await using server = await startServer(binary, { config: PIPE, command: ['sh'] })
      const type = async (words: string) => {
        await server.tmux('send-keys', '-t', '%0', `echo ${words}`, 'Enter')
        await waitFor(words, async () => (await server.tmux('capture-pane', '-p', '-t', '%0')).includes(`\n${words}`))
      }
      await server.tmux('pipe-pane', '-t', '%0', 'exec cat >/dev/null')
      await geppetto(server, 'mark', '-t', '%0', '--name', 'taken')
      await type('one')
      await server.tmux('pipe-pane', '-t', '%0')
      await waitFor('our pipe', async () => isPiped(server, '%0'))
      await type('two')
      await logged(server, 'taken', 'two')
      // What a person binds closes ours.
      await server.tmux('pipe-pane', '-o', '-t', '%0', 'exec cat >/dev/null')
      await type('three')
      await type('four')
      await waitFor('our pipe again', async () => isPiped(server, '%0'), { timeoutMs: 30_000 })
      await type('five')
      await logged(server, 'taken', 'five')
      const { stdout } = await geppetto(server, 'log', 'taken', '--text')
      const said = stdout.split('\n').filter((line) => /^(?:one|two|three|four|five)$/.test(line))
      expect(said).toEqual(['one', 'two', 'three', 'four', 'five'])
      await stopController(server)
    },
  )

  it.skipIf(controlIsSafe)("only looks at a pane with a user's pipe, and takes the pipe when it is free", async () => {
    await using server = await startServer(binary, { config: `${PIPE}set -g history-limit 20000` })
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 100_000, rate: 50_000 })
    const theirs = join(server.home, 'theirs')
    await server.tmux('pipe-pane', '-t', stream.pane, `exec cat >${theirs}`)
    const { code, stderr } = await geppetto(server, 'mark', '-t', stream.pane, '--name', 'seen')
    expect([code, stderr]).toEqual([0, expect.stringContaining(`the pipe-pane of ${stream.pane} is in use`)])
    expect(await shown(server, 'seen')).toMatchObject({ source: 'look', metrics: { bytes: 0 } })
    expect((await status(server)).clients).toEqual([])
    stream.go()
    await waitFor('their copy', () => readFileSync(theirs).length > 30_000)
    await server.tmux('pipe-pane', '-t', stream.pane)
    await waitFor('our pipe', async () => (await shown(server, 'seen')).source === 'pipe')
    await stream.written()
    await expectEachLineOnce(server, 'seen', stream.expected)
    expect((await status(server)).problems).toEqual([])
    await stopController(server)
  })

  it.skipIf(controlIsSafe)('leaves a pipe that a user has taken from us', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'seen')
    await server.tmux('pipe-pane', '-t', '%0', 'exec cat >theirs')
    await waitFor('looks', async () => (await shown(server, 'seen')).source === 'look')
    expect((await status(server)).problems).toEqual([expect.stringContaining('closed or taken')])
    await server.tmux('send-keys', '-t', '%0', 'theirs', 'Enter')
    await waitFor('their copy', () => readFileSync(join(server.home, 'theirs'), 'utf8').includes('theirs'))
    expect(await isPiped(server, '%0')).toBe(true)
    await stopController(server)
  })

  it.skipIf(controlIsSafe)(
    'comes back after a while to a pipe that a user has closed, with each line once',
    async () => {
      await using server = await startServer(binary, { config: `${PIPE}set -g history-limit 20000` })
      const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 300_000, rate: 25_000 })
      await geppetto(server, 'mark', '-t', stream.pane, '--name', 'back')
      stream.go()
      await waitFor('some output', async () => (await shown(server, 'back')).metrics.bytes > 20_000)
      await server.tmux('pipe-pane', '-t', stream.pane)
      await waitFor('looks', async () => (await shown(server, 'back')).source === 'look')
      await waitFor('the pipe', async () => (await shown(server, 'back')).source === 'pipe', { timeoutMs: 30_000 })
      await stream.written()
      await expectEachLineOnce(server, 'back', stream.expected)
      expect(await shown(server, 'back')).toMatchObject({ metrics: { gaps: 1, gapsPerhaps: 1 } })
      await stopController(server)
    },
  )

  it.skipIf(controlIsSafe)('takes a pipe that has ended by itself, without any hook', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    await server.tmux('pipe-pane', '-t', '%0', 'exec head -c 1 >/dev/null')
    await geppetto(server, 'mark', '-t', '%0', '--name', 'waits')
    expect(await shown(server, 'waits')).toMatchObject({ source: 'look' })
    // tmux notices when it writes to a pipe that nobody reads.
    await waitFor('our pipe', async () => {
      await server.tmux('send-keys', '-t', '%0', 'enough', 'Enter')
      return (await shown(server, 'waits')).source === 'pipe'
    })
    await stopController(server)
  })

  it.skipIf(controlIsSafe)('takes a closed pipe anew after a controller was killed, too', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    const other = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'exec cat')
    for (const pane of ['%0', other]) await geppetto(server, 'mark', '-t', pane)
    const before = (await status(server)).pid
    process.kill(before, 'SIGKILL')
    await waitFor('another controller', async () => {
      const { stdout } = await geppetto(server, '--json', 'controller', 'status')
      return stdout.includes('"running":true') && !stdout.includes(`"pid":${before},"version"`)
    })
    await server.tmux('pipe-pane', '-t', other)
    await waitFor('looks', async () => (await shown(server, other)).source === 'look')
    await waitFor('the pipe', async () => isPiped(server, other), { timeoutMs: 30_000 })
    await server.tmux('send-keys', '-t', other, 'heard', 'Enter')
    await waitFor('its output', async () => (await rawLog(server, other)).includes('heard'))
    await stopController(server)
  })

  it.runIf(controlIsSafe).each([
    [
      'a user takes the pipe',
      async (server: TestServer, pane: string) => server.tmux('pipe-pane', '-t', pane, 'exec cat >theirs'),
    ],
    ['a user closes the pipe', async (server: TestServer, pane: string) => server.tmux('pipe-pane', '-t', pane)],
  ])('goes on in control mode, with each line once, when %s', async (what, take) => {
    await using server = await startServer(binary, { config: `${PIPE}set -g history-limit 20000` })
    const stream = await openStream(server, { session: 'main', kind: 'lines', seed: 1, bytes: 300_000, rate: 150_000 })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'moved')
    stream.go()
    await readerOf(server, stream.pane)
    await waitFor('some output', async () => (await shown(server, 'moved')).metrics.bytes > 50_000)
    await take(server, stream.pane)
    await waitFor('a tap', async () => (await status(server)).clients.some(({ role }) => role === 'tap'))
    await stream.written()
    await expectEachLineOnce(server, 'moved', stream.expected)
    expect(await shown(server, 'moved')).toMatchObject({ source: 'control', metrics: { gaps: 0 } })
    expect((await status(server)).problems).toEqual([expect.stringContaining('closed or taken')])
    await geppetto(server, 'unmark', 'moved')
    // The pane is silent by now: tmux must notice by itself that a reader is gone.
    expect(await isPiped(server, stream.pane)).toBe(what.includes('takes'))
    await stopController(server)
  })

  it('bounds itself and spares tmux while the controller does not answer, and counts what is missing', async () => {
    await using server = await startServer(binary, { config: PIPE })
    const stream = await openStream(server, { session: 'main', seed: 1, bytes: 60_000_000 })
    await geppetto(server, 'mark', '-t', stream.pane, '--name', 'stalled')
    const reader = await readerOf(server, stream.pane)
    const { pid } = await status(server)
    const serverKb = residentKb(server.pid)
    process.kill(pid, 'SIGSTOP')
    try {
      stream.go()
      await stream.written()
      expect(residentKb(server.pid) - serverKb).toBeLessThan(SERVER_GROWTH_KB)
      expect(residentKb(reader)).toBeLessThan(READER_LIMIT_KB)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    const index = async (): Promise<{ kind: string; bytes: number; at: number }[]> => {
      const file = (await geppetto(server, 'log', 'stalled', '--path')).stdout
        .trim()
        .replace('output.log', 'index.jsonl')
      const lines = readFileSync(file, 'utf8').trim().split('\n')
      return lines.map((line) => JSON.parse(line) as { kind: string; bytes: number; at: number })
    }
    const gap = await waitFor('the gap', async () => (await index()).find(({ kind }) => kind === 'gap'))
    const { expected } = stream
    await expectBytes(
      server,
      'stalled',
      Buffer.concat([expected.subarray(0, gap.at), expected.subarray(gap.at + gap.bytes)]),
    )
    await stopController(server)
  })

  // The programs stay for a moment: of one that ends at once tmux itself may leave the last bytes in the terminal.

  it('takes the rest of a program that ended while there was no controller', async () => {
    await using server = await startServer(binary, { config: PIPE })
    // tmux itself may lose what a program writes at its very end.
    const command = `exec sh -c 'read go; seq 2000; sleep 1; exit 3'`
    const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', command)
    await geppetto(server, 'mark', '-t', pane, '--name', 'orphan')
    const reader = await readerOf(server, pane)
    await killForGood(server)
    await server.tmux('send-keys', '-t', pane, 'Enter')
    await waitFor(
      'the pane to close',
      async () => !(await server.tmux('list-panes', '-a', '-F', '#{pane_id}')).includes(pane),
    )
    expect(isRunning(reader)).toBe(true)
    expect(await shown(server, 'orphan')).toMatchObject({ state: 'lost', metrics: { gaps: 0, recoveredBytes: 0 } })
    expect((await rawLog(server, 'orphan')).toString()).toMatch(/1999\r\n2000\r\n$/)
    await waitFor('the reader to go', () => !isRunning(reader))
    await stopController(server)
  })

  it('goes on when the program of a pane is started again', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'again')
    await readerOf(server, '%0')
    await server.tmux('respawn-pane', '-k', '-t', '%0', 'echo second life; exec cat')
    await waitFor('its output', async () => (await rawLog(server, 'again')).includes('second life'))
    expect(await shown(server, 'again')).toMatchObject({ state: 'active', metrics: { gaps: 0 } })
    await stopController(server)
  })

  it('works in paths that a shell or tmux could misread', async () => {
    await using server = await startServer(binary, { config: PIPE, command: ['cat'] })
    const hostile = `it's "a" #{b} #(c) %d $e ~`
    const checkout = join(server.home, hostile, 'checkout')
    await copyPlugin(checkout)
    const env = { ...server.env, XDG_STATE_HOME: join(server.home, hostile) }
    const run = async (...args: string[]): Promise<void> => {
      await execa(process.execPath, [join(checkout, 'dist/start.cjs'), '-S', server.socket, ...args], {
        env,
        extendEnv: false,
      })
    }
    await run('mark', '-t', '%0', '--name', 'hostile')
    await server.tmux('send-keys', '-t', '%0', 'hello', 'Enter')
    const log = join(server.home, hostile, 'geppetto-tmux/runners')
    await waitFor('its output', () => {
      const [id = ''] = readdirSync(log)
      const file = join(log, id, 'output.log')
      return existsSync(file) && readFileSync(file, 'utf8') === 'hello\r\nhello\r\n'
    })
    await run('uninstall', '--yes')
    await waitFor('the pipe to be closed', async () => !(await isPiped(server, '%0')))
    await run('controller', 'stop')
  })
})
