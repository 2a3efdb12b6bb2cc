/**
 * A controller that is stopped under panes that flood: by how much the tmux server grows, and what the logs hold afterwards.
 *
 * `npm run bench -- stopped [--tmux 3.7c] [--seconds 30]`: with one pane and with five, alone and beside a terminal. Ends
 * with 1 when a log has a hole without a gap, or the server grows by more than docs/decisions/0010 allows.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openLog, type LogReader } from '../src/logs/reader.ts'
import { ENTRY } from '../test/support/product.ts'
import { tmuxVersions } from '../test/support/tmux.ts'

const { values } = parseArgs({
  options: { tmux: { type: 'string' }, seconds: { type: 'string', default: '30' } },
})
if (values.tmux !== undefined) process.env['TMUX_VERSIONS'] = values.tmux
const SECONDS = Number(values.seconds)
const TMUX = tmuxVersions()[0]?.binary ?? 'tmux'
/** Before the stop and after it. */
const FLOWING_S = 3
/**
 * What tmux may hold while we are there, and for so long without us; the buffer of a pane may be twice what it holds:
 * docs/decisions/0010-flow-control.md.
 */
const HELD_MB = 512 * 1.024 ** 2
const BEHIND_S = 5
const BUFFER_FACTOR = 2
const SAMPLE_MS = 50
/** How long a log may need to have the last bytes. */
const END_MS = 30_000
/** What rebuilt text has between its lines. */
const CURSOR = /\x1b(?:\[[0-9;]*[A-Za-z]|[()].|\\)/g

/** Numbered lines of 80 columns, as fast as the terminal takes them, until the file is there. */
const FLOOD = `
const { existsSync, writeSync } = require('node:fs')
const LINES = 800
const block = Buffer.from(Array.from({ length: LINES }, () => ('line 000000000000 ' + 'x'.repeat(60) + '\\r\\n')).join(''))
let line = 0
while (!existsSync(process.argv[2])) {
  for (let row = 0; row < LINES; row += 1) {
    line += 1
    for (let at = row * 80 + 16, rest = line; rest > 0; at -= 1, rest = Math.floor(rest / 10)) block[at] = 48 + (rest % 10)
  }
  for (let at = 0; at < block.length;) {
    try { at += writeSync(1, block, at) } catch (error) { if (error.code !== 'EAGAIN') throw error }
  }
}
writeSync(1, 'the end\\r\\n')
setInterval(() => undefined, 1e9)
`

interface Result {
  readonly grownMb: number
  /** What the server may grow by. */
  readonly allowedMb: number
  readonly floodMbPerS: number
  readonly backAfterMs: number
  readonly recoveredMb: number
  readonly gaps: number
  readonly wrong: number
}

const version = execFileSync(TMUX, ['-V'], { encoding: 'utf8' }).trim()
process.stdout.write(`${version}, the controller stopped for ${SECONDS} s\n`)
process.stdout.write(
  'panes  terminal  server grows by  allowed  flood      back after  recovered  gaps  jumps without a gap\n',
)
let failed = false
for (const panes of [1, 5]) {
  for (const terminal of [false, true]) {
    const result = await measure(panes, terminal)
    failed ||= result.wrong > 0 || result.grownMb > result.allowedMb
    const columns = [
      String(panes).padEnd(5),
      (terminal ? 'yes' : 'no').padEnd(8),
      `${result.grownMb.toFixed(0)} MB`.padEnd(15),
      `${result.allowedMb.toFixed(0)} MB`.padEnd(7),
      `${result.floodMbPerS.toFixed(1)} MB/s`.padEnd(9),
      `${result.backAfterMs.toFixed(0)} ms`.padEnd(10),
      `${result.recoveredMb.toFixed(1)} MB`.padEnd(9),
      String(result.gaps).padEnd(4),
      String(result.wrong),
    ]
    process.stdout.write(`${columns.join('  ')}\n`)
  }
}
process.exitCode = failed ? 1 : 0

async function measure(panes: number, terminal: boolean): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'geppetto-bench-'))
  const socket = join(home, 's')
  const outer = join(home, 'outer')
  const [go, stop, flood] = ['go', 'stop', 'flood.cjs'].map((name) => join(home, name)) as [string, string, string]
  const env = { ...process.env, HOME: home, XDG_STATE_HOME: join(home, 'state'), TMUX: '', TERM: 'screen' }
  const run = (file: string, args: readonly string[]): string =>
    execFileSync(file, args, { encoding: 'utf8', env, maxBuffer: 2 ** 31, stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  const tmux = (...args: string[]): string => run(TMUX, ['-S', socket, ...args])
  const geppetto = (...args: string[]): string => run(process.execPath, [ENTRY, '-S', socket, ...args])
  writeFileSync(flood, FLOOD)
  try {
    tmux('-f', '/dev/null', 'new-session', '-d', '-x', '120', '-y', '40', 'cat')
    tmux('set', '-g', '@geppetto-source', 'control')
    const unused = rssMb(Number(tmux('display-message', '-p', '#{pid}')))
    const attach = ['new-session', '-d', '-x', '120', '-y', '40', `TMUX= ${TMUX} -S ${socket} attach`]
    if (terminal) run(TMUX, ['-f', '/dev/null', '-S', outer, ...attach])
    const wait = `stty raw -echo -opost; until [ -e ${go} ]; do sleep 0.1; done`
    const program = `${wait}; exec ${process.execPath} ${flood} ${stop}`
    for (let pane = 0; pane < panes; pane += 1) {
      geppetto('mark', '-t', tmux('new-window', '-P', '-F', '#{pane_id}', program))
    }
    const { pid } = JSON.parse(geppetto('controller', 'status', '--json')) as { pid: number }
    const server = Number(tmux('display-message', '-p', '#{pid}'))
    writeFileSync(go, '')
    await sleep(FLOWING_S * 1000)

    const base = rssMb(server)
    // What is held already when we are stopped is given back before the rest can grow.
    const heldMb = Math.min(HELD_MB, base - unused)
    const readBefore = bytesRead(server)
    let peak = base
    let behindMb = 0
    process.kill(pid, 'SIGSTOP')
    try {
      const started = performance.now()
      while (performance.now() < started + SECONDS * 1000) {
        await sleep(SAMPLE_MS)
        peak = Math.max(peak, rssMb(server))
        if (performance.now() < started + BEHIND_S * 1000) behindMb = (bytesRead(server) - readBefore) / 1e6
      }
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    const floodMbPerS = (bytesRead(server) - readBefore) / SECONDS / 1e6
    const resumed = performance.now()
    geppetto('ls')
    const backAfterMs = performance.now() - resumed
    await sleep(FLOWING_S * 1000)
    writeFileSync(stop, '')
    const { runners } = JSON.parse(geppetto('ls', '--json')) as { runners: { log: string }[] }
    const checks = []
    for (const { log } of runners) checks.push(await check(log))
    return {
      grownMb: peak - base,
      allowedMb: BUFFER_FACTOR * (heldMb + behindMb),
      floodMbPerS,
      backAfterMs,
      recoveredMb: sum(checks.map((it) => it.recoveredBytes)) / 1e6,
      gaps: sum(checks.map((it) => it.gaps)),
      wrong: sum(checks.map((it) => it.wrong)),
    }
  } finally {
    geppetto('controller', 'stop')
    // First: with its program it would be gone before it is asked to go.
    if (terminal) run(TMUX, ['-S', outer, 'kill-server'])
    tmux('kill-server')
    rmSync(home, { recursive: true, force: true })
  }
}

/** Waits for the end of a log and looks whether its lines are in order, each once, with a gap where some are missing. */
async function check(file: string): Promise<{ recoveredBytes: number; gaps: number; wrong: number }> {
  const log = await openLog(dirname(file))
  for (const end = performance.now() + END_MS; !(await textOf(log, log.end - 200, log.end)).includes('the end');) {
    if (performance.now() > end) throw new Error(`${file} does not end`)
    await sleep(SAMPLE_MS)
    await log.refresh()
  }
  const gaps = log.entries.filter((entry) => entry.kind === 'gap')
  const recovered = log.entries.filter((entry) => entry.kind === 'recovered')
  let wrong = 0
  let last = 0
  const cuts = [log.start, ...gaps.map(({ at }) => at), log.end]
  for (const [at, from] of cuts.slice(0, -1).entries()) {
    const text = await textOf(log, from, cuts[at + 1] ?? log.end)
    const numbers = Array.from(text.replaceAll(CURSOR, '').matchAll(/line (\d{12})/g), (match) => Number(match[1]))
    const first = numbers[0] ?? last
    if (at === 0 ? first !== 1 : first < last) wrong += 1
    // Text that is rebuilt from the history begins with the line that the log had last.
    wrong += numbers.filter((number, index) => ![0, 1].includes(number - (numbers[index - 1] ?? first))).length
    last = numbers.at(-1) ?? last
  }
  return { recoveredBytes: sum(recovered.map(({ bytes }) => bytes)), gaps: gaps.length, wrong }
}

async function textOf(log: LogReader, from: number, to: number): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of log.read(Math.max(from, log.start), to)) pieces.push(piece)
  return Buffer.concat(pieces).toString('latin1')
}

function rssMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000
}

/** All that a process ever read, which for a tmux server is what its panes have written. */
function bytesRead(pid: number): number {
  return Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1])
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
