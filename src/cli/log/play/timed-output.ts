import type { IndexEntry } from '../../../logs/index-entry.ts'
import type { LogReader } from '../../../logs/reader.ts'

/** Output comes up to this long after the entry that tells its time, in milliseconds: else it would have one of its own. */
const ENTRY_MS = 1000
/** What came between two entries is spread over the time in pieces of at least so many bytes, in no more than a screen can show. */
const [LEAST_PIECE_BYTES, MOST_PIECES] = [512, 30]
/** No piece is larger, so that it can be shown and written at once. */
const MOST_PIECE_BYTES = 256 * 1024

/** What happens next in a run, `timeMs` milliseconds since its first output; never less than before. */
export type Moment =
  | { readonly kind: 'output'; readonly timeMs: number; readonly data: Buffer }
  | { readonly kind: 'entry'; readonly timeMs: number; readonly entry: IndexEntry }

/** Times of a run: which byte came when. Of a byte between two entries it is as near as the index tells. */
export class Times {
  /** When the run began, in milliseconds since the epoch. */
  readonly startMs: number
  readonly #points: { readonly at: number; readonly timeMs: number }[]
  readonly #end: number

  constructor({ entries, start, end }: LogReader) {
    const points: { at: number; timeMs: number }[] = []
    let latest = Number.NEGATIVE_INFINITY
    for (const { kind, at, time } of entries) {
      if (kind !== 'time' && kind !== 'recovered') continue
      // A clock that is set back does not make time go back.
      latest = Math.max(latest, time)
      const last = points.at(-1)
      if (last === undefined || at >= last.at) points.push({ at, timeMs: latest })
    }
    const first = points.findLast(({ at }) => at <= start) ?? points[0]
    this.startMs = first?.timeMs ?? entries[0]?.time ?? 0
    this.#points = points
      .filter(({ at }) => at > start)
      .map(({ at, timeMs }) => ({ at, timeMs: timeMs - this.startMs }))
    this.#points.unshift({ at: start, timeMs: 0 })
    this.#end = end
  }

  /** How long the run took, in milliseconds. */
  get lengthMs(): number {
    return this.at(this.#end)
  }

  /** The time of the byte at an offset, in milliseconds since the start. */
  at(offset: number): number {
    const { at, timeMs, next } = this.span(offset)
    const bytes = next.at - at
    const spreadMs = Math.min(ENTRY_MS, Math.max(0, next.timeMs - timeMs))
    return bytes <= 0 ? timeMs : timeMs + (spreadMs * Math.min(offset - at, bytes)) / bytes
  }

  /** The offset of the first byte that came at a time, in milliseconds since the start, or later. */
  offsetAt(timeMs: number): number {
    const index = this.#points.findLastIndex((point) => point.timeMs <= timeMs)
    const { at, timeMs: fromMs, next } = this.span(this.#points[Math.max(0, index)]?.at ?? 0)
    const share = Math.min(1, (timeMs - fromMs) / ENTRY_MS)
    return Math.min(this.#end, Math.round(at + (next.at - at) * share))
  }

  /** The entries around an offset, from the one that it belongs to. */
  span(offset: number): {
    readonly at: number
    readonly timeMs: number
    readonly next: { readonly at: number; readonly timeMs: number }
  } {
    let [low, high] = [0, this.#points.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#points[middle]?.at ?? Infinity) <= offset) low = middle
      else high = middle - 1
    }
    const { at, timeMs } = this.#points[low] ?? { at: 0, timeMs: 0 }
    return { at, timeMs, next: this.#points[low + 1] ?? { at: this.#end, timeMs: timeMs + ENTRY_MS } }
  }
}

/** The output of a run from an offset on, with its times and what the index tells between, in the order of the bytes. */
export async function* timedOutput(
  log: LogReader,
  times: Times,
  from: number = log.start,
  to: number = log.end,
): AsyncGenerator<Moment, void, undefined> {
  const due = log.entries.filter(({ at }) => at >= from && at <= to).toSorted((one, other) => one.at - other.at)
  let passed = 0
  let timeMs = times.at(from)
  const entriesTo = function* (offset: number): Generator<Moment> {
    for (let entry = due[passed]; entry !== undefined && entry.at <= offset; entry = due[passed]) {
      passed += 1
      yield { kind: 'entry', timeMs, entry }
    }
  }
  let at = from
  for await (const [offset, chunk] of log.pieces(from, to)) {
    if (offset > at) {
      const isKnown = due.some((entry) => entry.kind === 'gap' && entry.at > at && entry.at <= offset)
      yield* entriesTo(offset)
      if (!isKnown) yield { kind: 'entry', timeMs, entry: goneFile(at, offset) }
      at = offset
    }
    for (let rest = chunk; rest.length > 0;) {
      timeMs = Math.max(timeMs, times.at(at))
      yield* entriesTo(at)
      const end = Math.min(pieceEnd(times, at), due[passed]?.at ?? Infinity)
      const data = rest.subarray(0, end - at)
      yield { kind: 'output', timeMs, data }
      at += data.length
      rest = rest.subarray(data.length)
    }
  }
  if (at < to) yield { kind: 'entry', timeMs, entry: goneFile(at, to) }
  timeMs = Math.max(timeMs, times.at(to))
  yield* entriesTo(to)
}

/** Where the piece ends that an offset is in. */
function pieceEnd(times: Times, offset: number): number {
  const { at, next } = times.span(offset)
  const pieces = Math.min(MOST_PIECES, Math.max(1, Math.floor((next.at - at) / LEAST_PIECE_BYTES)))
  const bytes = Math.min(MOST_PIECE_BYTES, Math.max(1, Math.ceil((next.at - at) / pieces)))
  const end = at + (Math.floor((offset - at) / bytes) + 1) * bytes
  return offset < next.at ? Math.min(end, next.at) : end
}

function goneFile(from: number, to: number): IndexEntry {
  return { kind: 'gap', at: to, time: 0, bytes: to - from, loss: 'known', why: 'a file of the log is gone' }
}
