import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The last 1000 lines of a 100 MB log: `geppetto-tmux log -n 1000` as a whole process against `tail -n 1000`.
 *
 * `node bench/log-tail.ts [MAIN]` on a Node that strips types; MAIN is the built program, dist/main.js by default.
 */
const BYTES = 100e6
const LINES = 1000
const RUNS = 11
const ID = 'raaaaaa'
const SOCKET = '/nonexistent/geppetto-bench'

const main = process.argv[2] ?? fileURLToPath(new URL('../dist/main.js', import.meta.url))
const state = mkdtempSync(join(tmpdir(), 'geppetto-bench-'))
try {
  const log = writeRun(join(state, 'geppetto-tmux', 'runners', ID))
  const command = [process.execPath, main, '-S', SOCKET, 'log', ID, '-n', String(LINES)]
  const tail = report('tail -n 1000', ['tail', '-n', String(LINES), log])
  report('node -e 0', [process.execPath, '-e', '0'], tail)
  for (const mode of ['--text', '--ansi', '--raw']) report(`log -n 1000 ${mode}`, [...command, mode], tail)
} finally {
  rmSync(state, { recursive: true })
}

/** Writes a run as the controller would have, coloured lines with an index entry a second. Returns its log. */
function writeRun(directory: string): string {
  mkdirSync(directory, { recursive: true })
  const server = { socket: SOCKET, pid: 1 }
  const record = { schema: 1, id: ID, name: 'bench', pane: '%0', server, state: { kind: 'active', since: 0 } }
  writeFileSync(join(directory, 'runner.json'), JSON.stringify(record))
  const line = '\u001b[32m PASS \u001b[0m src/some/module/name.test.ts \u001b[2m(12 tests)\u001b[22m 34 ms\r\n'
  const batch = Buffer.from(line.repeat(1000))
  const file = openSync(join(directory, 'output.log'), 'w')
  const index = [
    { kind: 'size', at: 0, time: 0, cols: 120, rows: 40 },
    { kind: 'file', at: 0, time: 0 },
  ] as object[]
  for (let at = 0; at < BYTES; at += batch.length) {
    writeSync(file, batch)
    index.push({ kind: 'time', at, time: 1000 * index.length })
  }
  closeSync(file)
  writeFileSync(join(directory, 'index.jsonl'), index.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  return join(directory, 'output.log')
}

/** Prints the median time of a command and its ratio to `baseMs`. Returns the median in milliseconds. */
function report(name: string, [file = '', ...args]: readonly string[], baseMs?: number): number {
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now()
    const { status, stdout } = spawnSync(file, args, { env: { ...process.env, XDG_STATE_HOME: state }, maxBuffer: 1e8 })
    const ms = performance.now() - started
    const lines = stdout.toString().split('\n').length - 1
    if (status !== 0 || (args.includes(String(LINES)) && lines !== LINES))
      throw new Error(`${name}: ${status}, ${lines} lines`)
    return ms
  }).toSorted((one, other) => one - other)
  const median = times[RUNS >> 1] ?? 0
  const ratio = baseMs === undefined ? '' : `${(median / baseMs).toFixed(1)} x tail`
  process.stdout.write(`${name.padEnd(20)} ${median.toFixed(1).padStart(7)} ms  ${ratio}\n`)
  return median
}
