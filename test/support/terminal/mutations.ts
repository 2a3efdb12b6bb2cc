import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseRecording } from '../../../src/runner/recording.ts'
import type { Random } from '../choices.ts'
import type { Size, Step } from './scenario.ts'

/** What programs really wrote, one list for each recording. */
export type Recordings = readonly (readonly Step[])[]

const SIZE: Size = { cols: 120, rows: 40 }
const MAX_COLS = 160
const MAX_ROWS = 60
/** A whole picture of a full-screen program and something on top of it. */
const MAX_BYTES = 6000
const MAX_STEPS = 60

/** Reads every `*.control.jsonl` and `*.control.jsonl.gz` below a directory. */
export function readRecordings(directory: string): Recordings {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.control\.jsonl(?:\.gz)?$/.test(name),
  )
  return files.toSorted().map((name) => {
    const bytes = readFileSync(join(directory, name))
    return parseRecording((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()).flatMap((moment): Step[] => {
      switch (moment.kind) {
        case 'output':
          return [{ kind: 'write', data: moment.data }]
        case 'size':
          return [{ kind: 'resize', cols: moment.cols, rows: moment.rows }]
        case 'mark':
          return []
      }
    })
  })
}

/** A part of a recording with something changed in it, or nothing. */
export function mutated(random: Random, recordings: Recordings): { size: Size; steps: Step[] } {
  const recording = random.pick(recordings) ?? []
  const from = random.chance(0.2) ? 0 : random.int(0, Math.max(0, recording.length - 1))
  const resizes = random.chance(0.4)
  let size = SIZE
  for (const step of recording.slice(0, from)) if (step.kind === 'resize') size = step
  const start = random.chance(0.5) ? size : anySize(random)
  const rate = random.pick([0, 0.02, 0.1, 0.3]) ?? 0
  const steps: Step[] = []
  let bytes = 0
  for (const step of recording.slice(from, from + random.int(1, MAX_STEPS))) {
    if (bytes > MAX_BYTES) break
    if (step.kind !== 'write') {
      steps.push(step)
      continue
    }
    if (random.chance(rate / 4)) continue
    const data = random.chance(rate) ? changed(random, step.data) : step.data
    const kept = data.subarray(0, MAX_BYTES)
    steps.push({ kind: 'write', data: kept })
    bytes += kept.length
    if (random.chance(rate / 4)) steps.push({ kind: 'write', data: kept })
    if (resizes && random.chance(0.15)) steps.push({ kind: 'resize', ...anySize(random) })
    else if (random.chance(0.01)) steps.push({ kind: 'clear-history' })
  }
  return { size: { cols: start.cols, rows: start.rows }, steps }
}

function anySize(random: Random): Size {
  if (random.chance(0.5)) return { cols: SIZE.cols + random.int(-3, 3), rows: SIZE.rows + random.int(-3, 3) }
  return { cols: random.int(1, MAX_COLS), rows: random.int(1, MAX_ROWS) }
}

/** Bytes dropped, doubled or changed at some places. */
function changed(random: Random, data: Buffer): Buffer {
  let bytes = data
  for (let times = random.int(1, 4); times > 0; times -= 1) {
    const at = random.int(0, bytes.length)
    const length = random.chance(0.5) ? 1 : random.int(1, 30)
    const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)]
    switch (random.weighted({ drop: 3, double: 2, change: 3, move: 1, cut: 1 })) {
      case 'drop':
        bytes = Buffer.concat([before, after])
        break
      case 'double':
        bytes = Buffer.concat([before, part, part, after])
        break
      case 'change':
        bytes = Buffer.concat([before, part.map(() => random.int(0, 255)), after])
        break
      case 'move':
        bytes = Buffer.concat([after, before, part])
        break
      case 'cut':
        bytes = Buffer.from(before)
        break
    }
  }
  return bytes
}
