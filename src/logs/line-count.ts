import type { IndexEntry } from './index-entry.ts'
import type { LogReader } from './reader.ts'

/** Most bytes that are read in order to count the lines of a log. */
const MAX_READ_BYTES = 64 * 1024 * 1024
const LINE_FEED = 0x0a

/** How many lines end in `data`. */
export function lineEnds(data: Buffer): number {
  let count = 0
  // Lines are short: a search for each costs more than to look at every byte.
  for (let at = 0; at < data.length; at += 1) if (data[at] === LINE_FEED) count += 1
  return count
}

/**
 * How many lines have ended in the log, those that are no longer there included: by the index up to its last count, by
 * the bytes after it. Undefined when that would be too much to read. Throws as LogReader.read does.
 */
export async function linesOf(log: LogReader): Promise<number | undefined> {
  const { at, lines } = log.entries.flatMap((entry) => countIn(entry, log.end)).at(-1) ?? { at: 0, lines: 0 }
  if (log.end - at > MAX_READ_BYTES || at < log.start) return undefined
  let count = lines
  for await (const bytes of log.read(at)) count += lineEnds(bytes)
  return count
}

/** The line count of an entry, if its bytes are there. */
function countIn(entry: IndexEntry, end: number): { readonly at: number; readonly lines: number }[] {
  const lines = entry.kind === 'time' || entry.kind === 'end' ? entry.lines : undefined
  return lines === undefined || entry.at > end ? [] : [{ at: entry.at, lines }]
}
