import { openLog } from '../../src/logs/reader.ts'
import type { IndexEntry } from '../../src/logs/index-entry.ts'

/** A piece of a log that the program wrote as it stands there, or `recovered`: text from the pane's history. */
export interface Stretch {
  readonly kind: 'exact' | 'recovered'
  /** Logical offset in the log. */
  readonly at: number
  readonly data: Buffer
  /** Times of the gaps that the log reports right before it, in ms since the epoch, and their reasons. */
  readonly gaps: readonly { readonly time: number; readonly why: string }[]
}

/** Where the exact stretches of a log stand in the stream of its program, and what is wrong with them. */
export interface Placed {
  readonly failures: readonly string[]
  /** Offsets in the stream after which something is missing or recovered, with the gaps that the log reports there. */
  readonly seams: readonly Seam[]
  readonly begins: number | undefined
  readonly ends: number | undefined
  /** The last piece is text from the pane's history. */
  readonly endsRecovered: boolean
  readonly exactBytes: number
  readonly recoveredBytes: number
  /** Offset in the log and in the stream at which each exact stretch begins. */
  readonly places: readonly { readonly at: number; readonly offset: number; readonly bytes: number }[]
}

/** Offsets in the stream at which the pane changed its size. */
export function resizes(placed: Placed, entries: readonly IndexEntry[]): number[] {
  return entries.flatMap((entry) => {
    const place = placed.places.find(({ at, bytes }) => entry.at >= at && entry.at <= at + bytes)
    return entry.kind === 'size' && place !== undefined ? [place.offset + entry.at - place.at] : []
  })
}

export interface Seam {
  readonly from: number
  readonly to: number
  readonly recovered: boolean
  readonly gaps: Stretch['gaps']
}

/** Reads a log as its index cuts it. */
export async function readStretches(
  directory: string,
): Promise<{ stretches: Stretch[]; entries: readonly IndexEntry[] }> {
  const log = await openLog(directory)
  const pieces: (readonly [number, Buffer])[] = []
  for await (const piece of log.pieces(log.start)) pieces.push(piece)
  const holes = log.entries.flatMap((entry) =>
    entry.kind === 'gap' && entry.from !== undefined ? [{ from: entry.from, to: entry.at }] : [],
  )
  const stretches: Stretch[] = []
  let at = log.start
  let gaps: { time: number; why: string }[] = []
  const cut = (kind: Stretch['kind'], to: number): void => {
    while (at < to) {
      const hole = holes.find((each) => each.to > at && each.from < to)
      if (hole !== undefined && hole.from <= at) {
        at = Math.min(hole.to, to)
        continue
      }
      const end = hole === undefined ? to : hole.from
      stretches.push({ kind, at, data: between(pieces, at, end), gaps })
      gaps = []
      at = end
    }
  }
  for (const entry of log.entries) {
    if (entry.kind !== 'gap' && entry.kind !== 'recovered') continue
    cut('exact', Math.min(entry.at, log.end))
    if (entry.kind === 'gap') gaps.push({ time: entry.time, why: entry.why })
    else cut('recovered', Math.min(entry.at + entry.bytes, log.end))
  }
  cut('exact', log.end)
  if (gaps.length > 0) stretches.push({ kind: 'exact', at: log.end, data: Buffer.alloc(0), gaps })
  return { stretches, entries: log.entries }
}

function between(pieces: readonly (readonly [number, Buffer])[], from: number, to: number): Buffer {
  return Buffer.concat(
    pieces
      .filter(([at, data]) => at < to && at + data.length > from)
      .map(([at, data]) => data.subarray(Math.max(0, from - at), to - at)),
  )
}

/** Finds each exact stretch in the stream, in order and without overlap. */
export function placeStretches(stretches: readonly Stretch[], stream: Buffer): Placed {
  const failures: string[] = []
  const seams: Seam[] = []
  let begins: number | undefined
  let end = 0
  let recovered = false
  let gaps: Stretch['gaps'] = []
  const bytes = { exact: 0, recovered: 0 }
  const places: { at: number; offset: number; bytes: number }[] = []
  for (const [index, stretch] of stretches.entries()) {
    gaps = [...gaps, ...stretch.gaps]
    bytes[stretch.kind] += stretch.data.length
    if (stretch.kind === 'recovered') {
      recovered = true
      continue
    }
    const open = begins === undefined || recovered || gaps.length > 0
    const found = stretch.data.length === 0 ? end : place(stretch.data, stream, end, open)
    if (found === undefined) {
      failures.push(`${describe(stretch, index)}: ${whatIsWrong(stretch.data, stream, end)}`)
      recovered = true
      continue
    }
    if (index > 0 && (found > end || recovered || gaps.length > 0))
      seams.push({ from: end, to: found, recovered, gaps })
    begins ??= found
    places.push({ at: stretch.at, offset: found, bytes: stretch.data.length })
    end = found + stretch.data.length
    // A gap at the very end stands behind nothing.
    if (stretch.data.length > 0) recovered = false
    gaps = []
  }
  const endsRecovered = recovered
  return {
    failures,
    seams,
    begins,
    ends: begins === undefined ? undefined : end,
    endsRecovered,
    exactBytes: bytes.exact,
    recoveredBytes: bytes.recovered,
    places,
  }
}

/** Offset of the stretch in the stream, not before `from`; only there unless `open`. */
function place(data: Buffer, stream: Buffer, from: number, open: boolean): number | undefined {
  if (stream.subarray(from, from + data.length).equals(data)) return from
  if (!open) return undefined
  const head = data.subarray(0, 4096)
  for (let at = stream.indexOf(head, from); at >= 0; at = stream.indexOf(head, at + 1)) {
    if (stream.subarray(at, at + data.length).equals(data)) return at
  }
  return undefined
}

function whatIsWrong(data: Buffer, stream: Buffer, from: number): string {
  const head = data.subarray(0, 64)
  const earlier = stream.indexOf(data.subarray(0, 4096))
  if (earlier >= 0 && earlier < from) return `written twice: found at ${earlier} again, after ${from}`
  const at = stream.indexOf(head, from)
  if (at < 0) {
    const continued = common(data, stream.subarray(from))
    if (continued > 0) return `goes on for ${continued} bytes after ${from}, then ${quote(data.subarray(continued))}`
    return `not from the program after ${from}: ${quote(head)}`
  }
  const same = common(data, stream.subarray(at))
  const rest = data.subarray(same)
  const again = rest.length < 16 ? -1 : stream.indexOf(rest.subarray(0, 256))
  return `begins at ${at} (${from} expected), leaves the stream after ${same} bytes for ${again}: ${quote(rest)}`
}

function common(one: Buffer, other: Buffer): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at
  return length
}

function describe({ at, data }: Stretch, index: number): string {
  return `stretch ${index} at ${at}, ${data.length} bytes`
}

function quote(data: Buffer): string {
  return JSON.stringify(data.subarray(0, 80).toString('latin1'))
}
