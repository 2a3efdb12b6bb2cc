/**
 * All rows of bench/README.md, one bench after the other, as one table.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { machineLine, type Machine } from './support/machine.ts'
import { markdown, type Row } from './support/row.ts'

const ALL = 'throughput lines idle latency badge keys commands log-tail plugin-load cold-start scale'.split(' ')

interface Report {
  readonly machine: Machine
  readonly rows: readonly Row[]
}

let heading = ''
const rows: Row[] = []
for (const name of ALL) {
  process.stderr.write(`${name} ...\n`)
  const argv = [join(import.meta.dirname, 'run.mjs'), name, '--json', ...process.argv.slice(2)]
  const { status, stdout } = spawnSync(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (status !== 0) {
    process.stderr.write(`${name} failed\n`)
    process.exitCode = 1
    continue
  }
  const report = JSON.parse(stdout.toString().trim().split('\n').at(-1) ?? '') as Report
  if (heading === '') heading = machineLine(report.machine)
  rows.push(...report.rows)
}
process.stdout.write(`${heading}\n\n${markdown(rows)}`)
