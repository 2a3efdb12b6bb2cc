import type { LogReader } from '../logs/reader.ts'

/** A longer line is cut: what is before it is not looked at. */
const MAX_LINE_BYTES = 64 * 1024
const LINE_FEED = 0x0a

/** Offset of the start of the line that the byte at `offset` belongs to, so that no character or sequence is cut. */
export async function lineStart(log: LogReader, offset: number): Promise<number> {
  const from = Math.max(log.start, offset - MAX_LINE_BYTES)
  let start = from === log.start ? from : offset
  let at = from
  for await (const chunk of log.read(from, offset)) {
    const found = chunk.lastIndexOf(LINE_FEED)
    if (found !== -1) start = at + found + 1
    at += chunk.length
  }
  return start
}

/** Offset of the start of the `count`th line from the end, but not before `since`. An end without line feed is a line. */
export async function lastLinesStart(log: LogReader, count: number, since: number): Promise<number> {
  if (count === 0) return log.end
  let wanted = count
  for (let to = log.end; to > since; to -= MAX_LINE_BYTES) {
    const from = Math.max(since, to - MAX_LINE_BYTES)
    const chunks: Buffer[] = []
    for await (const chunk of log.read(from, to)) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    let at = to === log.end ? bytes.length - 1 : bytes.length
    for (;;) {
      at = at <= 0 ? -1 : bytes.lastIndexOf(LINE_FEED, at - 1)
      if (at === -1) break
      wanted -= 1
      if (wanted === 0) return from + at + 1
    }
  }
  return since
}
