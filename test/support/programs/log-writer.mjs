// Appends numbered lines to the log of a run, as fast as they are taken, until it is killed.
//   node log-writer.mjs DIRECTORY FILE_BYTES FIRST_NUMBER
import { register } from 'node:module'

register('../../../bench/typescript.mjs', import.meta.url)
const { RunLog } = await import('../../../src/logs/run-log.ts')

const [directory, maxBytes, first] = process.argv.slice(2)
const log = await RunLog.open({ directory, maxBytes: Number(maxBytes), maxFiles: 999, onTrouble: () => undefined })
process.stdout.write('open\n')
for (let number = Number(first); ; number += 1) {
  const line = Buffer.from(`${number}\n`)
  if (number % 7 === 0) log.recovered(line, 'resumed')
  else log.append(line, Date.now())
  if (number % 50 === 0) await log.flushed()
}
