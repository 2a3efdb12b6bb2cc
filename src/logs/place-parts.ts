import type { IndexEntry } from './index-entry.ts'
import type { LogPart } from './log-parts.ts'

/** A file of a log with the logical offsets that it covers. */
export interface PlacedPart extends LogPart {
  readonly start: number
  readonly end: number
}

type FileEntry = Extract<IndexEntry, { kind: 'file' }>

/** The offsets of one file by the index; the newest has no end. */
interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Finds out which bytes of the run each file holds; the result begins with the oldest file.
 *
 * The index says where files begin, and which offsets no file holds any more. A file is recognised by its position, or
 * if its size does not match, by the file after it. Without an index, files are placed by their sizes, end to end.
 * `parts` are the files, the newest first.
 */
export function placeParts(parts: readonly LogPart[], entries: readonly IndexEntry[]): readonly PlacedPart[] {
  const files = entries.filter((entry) => entry.kind === 'file').toSorted((one, other) => one.at - other.at)
  const spans = spansOf(files, entries)
  const live = parts.find((part) => part.position === 0)
  const full = parts.filter((part) => part.position > 0)
  const known = files.at(-1)?.at ?? full.reduce((sum, part) => sum + part.bytes, 0)
  const isNoted = lastIsNoted(live?.bytes ?? 0, full, files, spans)
  const liveStart = isNoted ? known : known + (full[0]?.bytes ?? 0)
  const placed: PlacedPart[] = live === undefined ? [] : [{ ...live, start: liveStart, end: liveStart + live.bytes }]

  let next = liveStart
  for (const part of full) {
    const own = spans.at((isNoted ? -1 : 0) - part.position)
    const span = own !== undefined && holds(own, part) ? own : spans.findLast(({ start }) => start < next)
    const start = Math.min(next, Math.max(0, span?.start ?? next - part.bytes))
    placed.unshift({ ...part, start, end: Math.min(next, span?.end ?? next) })
    next = start
  }
  return placed
}

/** The files that the index names, without those that are gone. */
function spansOf(files: readonly FileEntry[], entries: readonly IndexEntry[]): readonly Span[] {
  const lost = entries.flatMap((entry) => (entry.kind === 'gap' && entry.from !== undefined ? [entry.from] : []))
  return files.flatMap(({ at: start }, index) => {
    const next = files[index + 1]?.at ?? Infinity
    const end = Math.min(next, ...lost.filter((from) => from >= start && from < next))
    return end > start || next === Infinity ? [{ start, end }] : []
  })
}

function holds(span: Span, part: LogPart): boolean {
  return span.end === Infinity || (span.end - span.start) % 2 ** 32 === part.bytes
}

/** A new file is noted before anything is written into it, and before the full one is zipped. */
function lastIsNoted(
  liveBytes: number,
  full: readonly LogPart[],
  files: readonly FileEntry[],
  spans: readonly Span[],
): boolean {
  const [known, newest] = [files.at(-1), full[0]]
  if (known === undefined || newest === undefined || known.ended === newest.identity) return true
  if (liveBytes === 0 && !newest.zipped) return false
  // The index may have lost lines.
  return files[0]?.at !== 0 || (full.at(-1)?.position ?? 0) < spans.length
}
