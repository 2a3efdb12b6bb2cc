import type { IndexEntry } from './index-entry.ts'
import type { LogReader } from './reader.ts'

/** Most bytes that are read in order to count the lines of a log. */
const MAX_READ_BYTES = 64 * 1024 * 1024
const LINE_FEED = 0x0a

/** Four line feeds. */
const LINE_FEEDS = 0x0a0a0a0a
const LOW_BITS = 0x7f7f7f7f
const NO_WORDS = new Int32Array(0)

/**
 * How many lines end in `data`. Looks at four bytes at once: three times as fast as one by one, and unlike a search for
 * each line feed as fast for short lines as for long ones.
 */
export function lineEnds(data: Buffer): number {
  const head = Math.min(data.length, -data.byteOffset & 3)
  const wholeWords = (data.length - head) >> 2
  const words = wholeWords > 0 ? new Int32Array(data.buffer, data.byteOffset + head, wholeWords) : NO_WORDS
  const tail = head + words.length * 4
  let count = 0
  for (let at = 0; at < head; at += 1) if (data[at] === LINE_FEED) count += 1
  for (let at = 0; at < words.length; at += 1) {
    const other = (words[at] as number) ^ LINE_FEEDS
    // The highest bit of each byte that is 0 in `other`.
    let found = ~(((other & LOW_BITS) + LOW_BITS) | other | LOW_BITS)
    for (; found !== 0; found &= found - 1) count += 1
  }
  for (let at = tail; at < data.length; at += 1) if (data[at] === LINE_FEED) count += 1
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
