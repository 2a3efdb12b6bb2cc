import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inspect, parseArgs } from 'node:util'
import { HOSTILE, HOSTILE_BYTES } from '../../test/support/hostile.ts'
import { ROOT } from '../../test/support/plugin.ts'
import { seededRandom } from '../../test/support/random.ts'
import { Coverage } from './coverage.ts'
import { mutate, type Pick } from './mutate.ts'
import { TARGETS, type Target } from './targets.ts'

/**
 * Random inputs for everything that reads what comes from outside, and how many there were.
 *
 * `--seconds N` (60), `--seed N` (printed), `--targets a,b`. Further arguments are directories of files to begin with,
 * beside the recordings in `test/transcripts`. Inputs that reach code that never ran before are kept and changed further.
 * Ends with 1 after the first input for which something does not hold, printed as small as it could be made.
 */
const { values, positionals } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    targets: { type: 'string', default: Object.keys(TARGETS).join(',') },
  },
  allowPositionals: true,
})

/** Asking V8 what has run takes as long as many inputs: asked again later and later while nothing new does. */
const MIN_BATCH = 16
const MAX_BATCH = 4096
const MAX_BATCH_MS = 1000
const MAX_CORPUS = 4000
const MAX_SEED_BYTES = 256 * 1024
const MAX_MEGABYTES = 1500

const random = seededRandom(Number(values.seed))
const pick: Pick = (below) => Math.floor(random() * below)
const names = values.targets.split(',')
const seeds = [...filesIn(join(ROOT, 'test/transcripts')), ...positionals.flatMap(filesIn), ...hostile()]
say(`seed ${values.seed}, ${seeds.length} inputs to begin with, node ${process.version}`)

const coverage = await Coverage.start()
let total = 0
for (const name of names) {
  const target = TARGETS[name]
  if (target === undefined) throw new Error(`there is no target ${name}: ${Object.keys(TARGETS).join(', ')}`)
  const count = await fuzz(name, target, (Number(values.seconds) * 1000) / names.length)
  total += count
  if (process.exitCode === 1) break
}
say(`${total} inputs in all, ${coverage.blocks} blocks of code, ${megabytes()} MB`)

/** Feeds one target for some time; returns how many inputs it took. */
async function fuzz(name: string, target: Target, ms: number): Promise<number> {
  const corpus = [...seeds]
  const deadline = performance.now() + ms
  let count = 0
  let kept = 0
  let size = MIN_BATCH
  while (performance.now() < deadline) {
    const batch: Buffer[] = []
    const due = Math.min(deadline, performance.now() + MAX_BATCH_MS)
    while (batch.length < size && performance.now() < due) {
      const input = mutate(corpus, pick)
      batch.push(input)
      count += 1
      const problem = await problemOf(target, input)
      if (problem !== undefined) return report(name, target, input, problem, count)
    }
    const grew = await coverage.grew()
    size = grew ? MIN_BATCH : Math.min(2 * size, MAX_BATCH)
    // Of a large batch nobody knows which input it was.
    if (!grew || batch.length > 8 * MIN_BATCH) continue
    kept += batch.length
    for (const input of batch) {
      if (corpus.length < MAX_CORPUS) corpus.push(input)
      else corpus[pick(MAX_CORPUS)] = input
    }
    if (megabytes() > MAX_MEGABYTES) throw new Error(`${name}: ${megabytes()} MB in use`)
  }
  say(`${name.padEnd(11)} ${String(count).padStart(9)} inputs, ${kept} kept`)
  return count
}

/** What does not hold for this input; the same input is always cut and drawn in the same ways. */
async function problemOf(target: Target, input: Buffer): Promise<unknown> {
  const own = seededRandom(1 + input.length)
  try {
    await target(input, (below) => Math.floor(own() * below))
    return undefined
  } catch (error) {
    return error
  }
}

async function report(name: string, target: Target, input: Buffer, problem: unknown, count: number): Promise<number> {
  const small = await smaller(target, input)
  say(`WRONG ${name} after ${count} inputs: ${inspect((await problemOf(target, small)) ?? problem)}`)
  say(`${small.length} bytes: ${JSON.stringify(small.toString('latin1'))}`)
  process.exitCode = 1
  return count
}

/** Leaves out what is not needed for the problem. */
async function smaller(target: Target, input: Buffer): Promise<Buffer> {
  let small = input
  for (let size = small.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < small.length;) {
      const less = Buffer.concat([small.subarray(0, at), small.subarray(at + size)])
      if ((await problemOf(target, less)) === undefined) at += size
      else small = less
    }
  }
  return small
}

function filesIn(directory: string): Buffer[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path).subarray(0, MAX_SEED_BYTES))
}

function hostile(): Buffer[] {
  const texts = HOSTILE.map((it) => Buffer.from(it.text('/nowhere')).subarray(0, 4096))
  return [...texts, ...HOSTILE_BYTES.map(({ bytes }) => bytes)]
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
