// The program of one pane: writes a known stream of bytes at changing speeds.
//   node program.mjs PLAN_FILE
// Keeps `PLAN_FILE.at` up to date with the number of bytes it has written. Stops writing when the file `stop` appears
// beside the plan. Ends as the plan says, after a note in `PLAN_FILE.end`; otherwise it stays until it is ended.
import { execFileSync } from 'node:child_process'
import { existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { streamBytes } from '../../test/support/programs/stream.mjs'

const WRITE_BYTES = 4096

const [path] = process.argv.slice(2)
const plan = JSON.parse(readFileSync(path, 'utf8'))
const stop = join(dirname(path), 'stop')
const journal = openSync(`${path}.at`, 'w')
const data = streamBytes(plan.kind, plan.seed, plan.bytes)
let at = 0

execFileSync('stty', ['raw', '-echo', '-opost'], { stdio: 'inherit' })
/** How the program writes; one turn of each lasts at most some tens of milliseconds, a flood as long as its bytes take. */
const SPEEDS = {
  silent: async () => sleep(50),
  slow: async () => {
    write(1 + (at % 200))
    await sleep(60)
  },
  steady: async () => {
    write(2000)
    await sleep(20)
  },
  bursts: async () => {
    write(60_000)
    await sleep(250)
  },
  flood: async () => {
    write(256 * 1024)
    await sleep(0)
  },
}

const endsAt = plan.end === undefined ? Infinity : performance.now() + plan.end.afterMs
const over = () => at >= data.length || performance.now() >= endsAt || existsSync(stop)

for (let turn = 0; !over(); turn += 1) {
  const { speed, ms } = plan.phases[turn % plan.phases.length]
  const until = Math.min(performance.now() + ms, endsAt)
  while (performance.now() < until && !over()) await SPEEDS[speed]()
}
if (plan.end !== undefined && !existsSync(stop)) {
  await sleep(Math.max(0, endsAt - performance.now()) + plan.end.lingerMs)
  if (!existsSync(stop)) {
    writeFileSync(`${path}.end`, '')
    if (plan.end.signal !== undefined) process.kill(process.pid, plan.end.signal)
    else process.exit(plan.end.code)
  }
}
await sleep(2 ** 31 - 1)

function write(bytes) {
  for (const end = Math.min(data.length, at + bytes); at < end;) {
    try {
      at += writeSync(1, data, at, Math.min(WRITE_BYTES, end - at))
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error
    }
    writeSync(journal, String(at).padEnd(15), 0)
  }
}
