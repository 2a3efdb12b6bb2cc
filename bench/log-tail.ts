/**
 * `log -n 1000` of a 100 MB log, as a whole process, against `tail`.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { ENTRY } from '../test/support/product.ts'
import { bench } from './support/bench.ts'
import { alternate, median } from './support/statistics.ts'

const BYTES = 100e6
const LINES = 1000
const RUNS = 11
const ID = 'raaaaaa'
const SOCKET = '/nonexistent/geppetto-bench'

await bench(async ({ runs = RUNS, directory }) => {
  const log = writeRun(join(directory, 'geppetto-tmux', 'runners', ID))
  const env = { ...process.env, XDG_STATE_HOME: directory }
  const timed =
    (file: string, ...args: string[]) =>
    async (): Promise<number> => {
      const started = performance.now()
      const { status, stdout } = spawnSync(file, args, { env, maxBuffer: 1e8 })
      const ms = performance.now() - started
      const lines = stdout.toString().split('\n').length - 1
      if (status !== 0 || (args.length > 2 && lines !== LINES))
        throw new Error(`${args.join(' ')}: ${status}, ${lines}`)
      return ms
    }
  const ours = [ENTRY, '-S', SOCKET, 'log', ID, '-n', String(LINES)]
  const found = await alternate(runs, {
    tail: timed('tail', '-n', String(LINES), log),
    'node -e 0': timed(process.execPath, '-e', '0'),
    '--text': timed(process.execPath, ...ours, '--text'),
    '--ansi': timed(process.execPath, ...ours, '--ansi'),
    '--raw': timed(process.execPath, ...ours, '--raw'),
  })
  const beside = { tail: median(found.tail), 'node -e 0': median(found['node -e 0']) }
  return (['--text', '--ansi', '--raw'] as const).map((mode) => ({
    what: `\`log -n 1000 ${mode}\` of 100 MB`,
    unit: 'ms',
    ours: median(found[mode]),
    beside,
    must: { atMost: 300 },
  }))
})

/** Writes a run as the controller would have, coloured lines with an index entry a second. Returns its log. */
function writeRun(directory: string): string {
  mkdirSync(directory, { recursive: true })
  const server = { socket: SOCKET, pid: 1 }
  const record = {
    schema: 1,
    id: ID,
    name: 'bench',
    agent: 'unknown',
    pane: '%0',
    pid: 1,
    server,
    state: { kind: 'active', since: 0 },
  }
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
