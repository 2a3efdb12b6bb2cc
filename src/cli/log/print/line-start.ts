import type { LogReader } from '../../../logs/reader.ts'

/** A longer line is cut: what is before it is not looked at. */
const MAX_LINE_BYTES = 1024 * 1024
/** The first guess of how many bytes wanted lines take. */
const BYTES_PER_LINE = 128
/** How much more is read when that was not enough. */
const GROWTH = 4
/** A full-screen program is drawn from its start, or from where its screen was noted, if that is no farther back. */
const MAX_FULL_SCREEN_BYTES = 4 * 1024 * 1024
const LINE_FEED = 0x0a

/** True where a full-screen program paints: there are no lines in its output. */
export function isFullScreen(log: LogReader, offset: number): boolean {
  const change = log.entries.findLast((entry) => entry.kind === 'alternate' && entry.at <= offset)
  return change?.kind === 'alternate' && change.on
}

/** Offset of the start of the line that the byte at `offset` belongs to, so that no character or sequence is cut. */
export async function lineStart(log: LogReader, offset: number): Promise<number> {
  const from = Math.max(log.start, offset - MAX_LINE_BYTES)
  let start = from === log.start ? from : offset
  for await (const [at, chunk] of log.pieces(from, offset)) {
    const found = chunk.lastIndexOf(LINE_FEED)
    if (found !== -1) start = at + found + 1
  }
  return start
}

/**
 * Offset of the start of the `count`th line from the end, but not before `since`. What follows the last line feed is a
 * line. Reads little more of the log than these lines.
 */
export async function lastLinesStart(log: LogReader, count: number, since: number): Promise<number> {
  if (count === 0) return log.end
  for (let bytes = count * BYTES_PER_LINE; ; bytes *= GROWTH) {
    const from = Math.max(since, log.end - bytes)
    const starts = await lineStarts(log, from)
    const start = starts.at(-count)
    if (start !== undefined) return start
    if (from === since) return since
  }
}

/** Offsets of the starts of all lines after the first line feed at or after `from`. */
async function lineStarts(log: LogReader, from: number): Promise<readonly number[]> {
  const starts: number[] = []
  for await (const [at, chunk] of log.pieces(from)) {
    for (let found = chunk.indexOf(LINE_FEED); found !== -1; found = chunk.indexOf(LINE_FEED, found + 1)) {
      starts.push(at + found + 1)
    }
  }
  if (starts.at(-1) === log.end) starts.pop()
  return starts
}

/**
 * Where to begin to draw so that what is at `offset` stands where it stood: with the full-screen program that runs there, or
 * with the image of the pane that was written there, if that is not too far back; else the offset itself.
 */
export function drawingStart(log: LogReader, offset: number): number {
  const begin = imageStart(log, offset)
  if (!isFullScreen(log, begin)) return begin
  const known = log.entries.findLast(({ kind, at }) => (kind === 'alternate' || kind === 'screen') && at <= begin)
  const isNear = known !== undefined && begin - known.at <= MAX_FULL_SCREEN_BYTES
  return isNear ? Math.max(log.start, known.at) : begin
}

/** Where the image of the pane begins that `offset` is in, or else the offset itself: its last bytes are places on the screen. */
export function imageStart(log: LogReader, offset: number): number {
  const image = log.entries.find(
    (entry) => entry.kind === 'recovered' && entry.at < offset && offset <= entry.at + entry.bytes,
  )
  return image === undefined ? offset : Math.max(log.start, image.at)
}
