/**
 * The end of a 100 MB log, as a whole process, against `tail`: of a program that prints lines, and of an agent that paints
 * on the alternate screen all the time, as one was recorded.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseRecording } from '../src/runner/recording.ts'
import { ENTRY } from '../test/support/product.ts'
import { bench } from './support/bench.ts'
import { alternate, median } from './support/statistics.ts'

const BYTES = 100e6
const LINES = 1000
const RUNS = 11
const BYTES_PER_MS = 5
const LINES_ID = 'raaaaaa'
const AGENT_ID = 'raaaaab'
const SOCKET = '/nonexistent/geppetto-bench'
const AGENT = join(import.meta.dirname, '../test/agents/opencode.control.jsonl.gz')
/** Between two of them the recorded agent paints. */
const [ENTER, LEAVE] = ['\u001b[?1049h', '\u001b[?1049l'] as const
const session = parseRecording(gunzipSync(readFileSync(AGENT)).toString())
  .map((moment) => (moment.kind === 'output' ? moment.data.toString('latin1') : ''))
  .join('')
const recorded = session.slice(session.indexOf(ENTER), session.lastIndexOf(LEAVE))
/** Coloured lines. */
const printed = Buffer.from(
  '\u001b[32m PASS \u001b[0m src/some/module/name.test.ts \u001b[2m(12 tests)\u001b[22m 34 ms\r\n'.repeat(1000),
)

await bench(async ({ runs = RUNS, directory }) => {
  const runners = join(directory, 'geppetto-tmux', 'runners')
  const log = writeRun(runners, LINES_ID, () => printed, [])
  writeRun(runners, AGENT_ID, painted, [
    { kind: 'agent', at: 0, time: 0, agent: 'opencode' },
    { kind: 'alternate', at: ENTER.length, time: 0, on: true },
  ])
  const env = { ...process.env, XDG_STATE_HOME: directory }
  const timed =
    (file: string, ...args: string[]) =>
    async (): Promise<number> => {
      const started = performance.now()
      const { status, stdout } = spawnSync(file, args, { env, maxBuffer: 1e8 })
      const ms = performance.now() - started
      const lines = stdout.toString().split('\n').length - 1
      if (status !== 0 || (args.includes(String(LINES)) && lines !== LINES))
        throw new Error(`${args.join(' ')}: ${status}, ${lines}`)
      return ms
    }
  const ours = (id: string, ...args: string[]) => timed(process.execPath, ENTRY, '-S', SOCKET, 'log', id, ...args)
  const ways = {
    'log -n 1000 --text': ours(LINES_ID, '-n', String(LINES), '--text'),
    'log -n 1000 --ansi': ours(LINES_ID, '-n', String(LINES), '--ansi'),
    'log -n 1000 --raw': ours(LINES_ID, '-n', String(LINES), '--raw'),
    'log --since 1m --text': ours(LINES_ID, '--since', '1m', '--text'),
    'an agent: log -n 1000 --text': ours(AGENT_ID, '-n', String(LINES), '--text'),
    'an agent: log --since 1m --text': ours(AGENT_ID, '--since', '1m', '--text'),
  }
  const found = await alternate(runs, {
    tail: timed('tail', '-n', String(LINES), log),
    'node -e 0': timed(process.execPath, '-e', '0'),
    ...ways,
  })
  const beside = { tail: median(found.tail), 'node -e 0': median(found['node -e 0']) }
  return (Object.keys(ways) as (keyof typeof ways)[]).map((what) => ({
    what: `${what}, of 100 MB`,
    unit: 'ms',
    ours: median(found[what]),
    beside,
    must: { atMost: 300 },
  }))
})

/** What an agent paints, in other words each time: the same text would be known again. */
function painted(time: number): Buffer {
  const words = recorded
    .replaceAll('word', String(time).padStart(4, 'x'))
    .replaceAll('line', String(time).padEnd(4, 'x'))
  return Buffer.from(words, 'latin1')
}

/** Writes a run as the controller would have: this output again and again, read at 5 kB a second until now. Returns its log. */
function writeRun(runners: string, id: string, batchOf: (time: number) => Buffer, entries: readonly object[]): string {
  const directory = join(runners, id)
  mkdirSync(directory, { recursive: true })
  const record = {
    schema: 1,
    id,
    name: 'bench',
    agent: 'unknown',
    pane: '%0',
    pid: 1,
    server: { socket: SOCKET, pid: 1, startedAt: 1 },
    state: { kind: 'active', since: 0 },
  }
  writeFileSync(join(directory, 'runner.json'), JSON.stringify(record))
  const file = openSync(join(directory, 'output.log'), 'w')
  const began = Date.now() - BYTES / BYTES_PER_MS
  const index: object[] = [
    { kind: 'size', at: 0, time: began, cols: 120, rows: 40 },
    { kind: 'file', at: 0, time: began },
    ...entries,
  ]
  for (let at = 0, times = 0, told = 0; at < BYTES; times += 1) {
    const batch = batchOf(times)
    at += writeSync(file, batch)
    for (; told < at; told += 1000 * BYTES_PER_MS) {
      index.push({ kind: 'time', at: told, time: Math.floor(began + told / BYTES_PER_MS) })
    }
  }
  closeSync(file)
  writeFileSync(join(directory, 'index.jsonl'), index.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  return join(directory, 'output.log')
}
