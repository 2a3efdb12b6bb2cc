import type { IndexEntry } from './index-entry.ts'
import type { LogPart } from './log-parts.ts'

/** A file of a log with the logical offsets that it covers. */
export interface PlacedPart extends LogPart {
  readonly start: number
  readonly end: number
}

/**
 * Finds out which bytes of the run each file holds; the result begins with the oldest file.
 *
 * The index says where files begin. Where it does not, files are placed by their sizes, end to end. `parts` are the files
 * from the newest, the first of them the live one.
 */
export function placeParts(parts: readonly LogPart[], entries: readonly IndexEntry[]): readonly PlacedPart[] {
  const starts = entries.filter((entry) => entry.kind === 'file').map((entry) => entry.at)
  const live = parts.find((part) => !part.zipped)
  const rotated = parts.filter((part) => part.zipped)
  const liveStart = startOfLive(live?.bytes ?? 0, rotated, starts, entries)
  const placed: PlacedPart[] = live === undefined ? [] : [{ ...live, start: liveStart, end: liveStart + live.bytes }]

  let end = liveStart
  for (const [index, part] of rotated.entries()) {
    const start = starts.findLast((at) => at < end)
    const older = rotated[index + 1]
    // What a crash left of a half-zipped file: its place belongs to the whole one after it.
    if (start !== undefined && part.bytes !== end - start && older?.bytes === end - start) continue
    const from = Math.max(0, start ?? end - part.bytes)
    placed.unshift({ ...part, start: from, end })
    end = from
  }
  return placed
}

function startOfLive(
  liveBytes: number,
  rotated: readonly LogPart[],
  starts: readonly number[],
  entries: readonly IndexEntry[],
): number {
  const known = starts.at(-1)
  const newest = rotated[0]
  if (known === undefined) return rotated.reduce((sum, part) => sum + part.bytes, 0)
  if (newest === undefined) return known
  // A crash between rotating a file and noting it: the last start that is known is that of the newest rotated file.
  const latest = entries.reduce((max, entry) => Math.max(max, entry.at), 0)
  const tooMany = starts[0] === 0 && rotated.length === starts.length
  const fits = newest.bytes === known - (starts.at(-2) ?? 0)
  return latest > known + liveBytes || (tooMany && !fits) ? known + newest.bytes : known
}
