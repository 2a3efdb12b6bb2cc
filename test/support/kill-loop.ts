import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { LogView } from '../../src/cli/log/print/log-printer.ts'
import { openLog, type LogReader } from '../../src/logs/reader.ts'
import { answeringPid, killForGood } from './comeback.ts'
import { checkIndex, checkLines } from './numbered-log.ts'
import { ENTRY, geppetto, geppettoJson, rawLog, runnersDirectory } from './product.ts'
import type { Random } from './random.ts'
import type { TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

const PROGRAM = join(import.meta.dirname, 'programs/numbered.mjs')

export interface KillLoopOptions {
  readonly kinds: readonly string[]
  readonly kills: number
  readonly random: Random
  readonly onKill?: (count: number) => void
  /** Kills something else than the controller, with the same whims. */
  readonly kill?: (random: Random) => Promise<void>
  /** Waits until all is read again after the last kill. */
  readonly settle?: () => Promise<void>
}

export interface PaneResult {
  readonly kind: string
  readonly written: number
  readonly inGaps: number
  readonly gaps: number
  /** Of these, gaps where perhaps nothing is missing. */
  readonly doubtful: number
  readonly recoveredBytes: number
  readonly bytes: number
  /** Why there are gaps, each reason once. */
  readonly reasons: readonly string[]
  readonly problems: readonly string[]
}

/**
 * Lets panes print numbered lines, kills the controller with SIGKILL at random moments, from its first milliseconds on,
 * lets the next one go on after a random while, and in the end compares every log with what was written.
 */
export async function killLoop(server: TestServer, options: KillLoopOptions): Promise<readonly PaneResult[]> {
  const { kinds, kills, random, onKill, kill = controllerAtRandom(server) } = options
  const stop = join(server.home, 'stop')
  const panes = new Map<string, string>()
  for (const kind of kinds) {
    const command = [process.execPath, PROGRAM, kind, stop, join(server.home, `done-${kind}`)]
    const pane = await server.tmux('new-window', '-d', '-n', kind, '-P', '-F', '#{pane_id}', '-t', 'main:', ...command)
    panes.set(kind, pane)
    await geppettoJson(server, 'mark', '-t', pane, '--name', kind)
  }
  for (let count = 1; count <= kills; count += 1) {
    await kill(random)
    onKill?.(count)
    await sleep(random() < 0.3 ? 0 : random() * 500)
  }
  await start(server)
  await options.settle?.()
  writeFileSync(stop, '')
  return Promise.all(kinds.map(async (kind) => check(server, kind)))
}

function controllerAtRandom(server: TestServer) {
  return async (random: Random): Promise<void> =>
    random() < 0.3 ? killSoon(server, random() ** 2 * 2500) : killAtWork(server, random() * 1200)
}

/** Starts a controller without a command and kills it so many milliseconds later, ready or not. */
async function killSoon(server: TestServer, afterMs: number): Promise<void> {
  await controllerKilled(server)
  const child = spawn(process.execPath, [ENTRY, '-S', server.socket, 'controller', 'run'], {
    env: server.env,
    stdio: 'ignore',
  })
  await sleep(afterMs)
  child.kill('SIGKILL')
  await ended(child)
}

/** Lets a command start the controller, or finds it at work, and kills it so many milliseconds later. */
async function killAtWork(server: TestServer, afterMs: number): Promise<void> {
  await start(server)
  await sleep(afterMs)
  await controllerKilled(server)
}

/** A command that needs a controller; on a busy machine its start may take longer than the command waits. */
async function start(server: TestServer): Promise<void> {
  await waitFor('a controller to start', async () => (await geppetto(server, 'ls')).code === 0, { timeoutMs: 120_000 })
}

async function controllerKilled(server: TestServer): Promise<void> {
  if ((await answeringPid(server)) === undefined) return
  const pid = await killForGood(server)
  await waitFor('the controller to be gone', () => !alive(pid))
}

async function check(server: TestServer, kind: string): Promise<PaneResult> {
  const done = join(server.home, `done-${kind}`)
  await waitFor(`${kind} to stop`, () => existsSync(done))
  const written = Number(readFileSync(done, 'utf8'))
  const id = (await geppettoJson<{ runner: { id: string } }>(server, 'show', kind)).runner.id
  const lines = await settledLines(server, kind)
  const log = await openLog(join(runnersDirectory(server), id))
  const gaps = log.entries.filter((entry) => entry.kind === 'gap')
  const gapsBefore = gaps.map(async ({ at, loss }) => {
    const doubtful = loss === 'perhaps'
    // In doubt the log's last line is written again.
    return { line: (await linesBefore(log, at)) - (doubtful ? 1 : 0), doubtful }
  })
  const { inGaps, problems } = checkLines(kind, written, lines, await Promise.all(gapsBefore))
  const recovered = log.entries.filter((entry) => entry.kind === 'recovered')
  const raw = (await rawLog(server, kind)).length
  const lengths = raw === log.end ? [] : [`the files hold ${raw} bytes, the index says ${log.end}`]
  return {
    kind,
    written,
    inGaps,
    gaps: gaps.length,
    doubtful: gaps.filter(({ loss }) => loss === 'perhaps').length,
    recoveredBytes: recovered.reduce((sum, entry) => sum + entry.bytes, 0),
    bytes: log.end,
    reasons: [...new Set(gaps.map(({ why }) => why))],
    problems: [
      ...problems,
      ...lengths,
      ...checkIndex(log.entries, log.end),
      ...(await vainGaps(server, log, kind)),
    ].map((text) => `${kind}: ${text}`),
  }
}

/** Gaps although the history can have held what is missing: less was recovered after them than it holds. */
async function vainGaps(server: TestServer, log: LogReader, kind: string): Promise<string[]> {
  const info = await server.tmux('display-message', '-p', '-t', `=main:${kind}`, '#{pane_width} #{history_limit}')
  const [cols = 80, limit = 0] = info.split(' ').map(Number)
  const vain: string[] = []
  for (const gap of log.entries) {
    if (gap.kind !== 'gap' || gap.loss === 'perhaps') continue
    const recovered = log.entries.find((entry) => entry.kind === 'recovered' && entry.at === gap.at)
    const bytes = recovered?.kind === 'recovered' ? recovered.bytes : 0
    let text = ''
    for await (const chunk of log.read(gap.at, gap.at + bytes)) text += chunk.toString()
    const lines = text.split('\r\n').map((line) => stripVTControlCharacters(line))
    const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / cols)), 0)
    if (rows < limit - limit / 10) vain.push(`a gap at ${gap.at}, with ${rows} rows of ${limit} in the history`)
  }
  return vain
}

/** The log's lines, once it has stopped to grow. */
async function settledLines(server: TestServer, kind: string): Promise<string[]> {
  let before = ''
  for (;;) {
    const { stdout } = await geppetto(server, 'log', kind, '--text')
    if (stdout === before && stdout !== '') return stdout.split('\n')
    before = stdout
    await sleep(300)
  }
}

/** How many lines of the log's text end before an offset. */
async function linesBefore(log: LogReader, offset: number): Promise<number> {
  const view = await LogView.open(log, 0, 'none')
  let count = 0
  for await (const lines of view.read(offset)) count += lines.length
  return count + view.rest().length
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise((resolve) => child.once('exit', resolve))
}
