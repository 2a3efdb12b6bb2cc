import { openLog, type LogReader } from '../../../logs/reader.ts'
import type { Line } from '../../../terminal/styled-line.ts'
import { drawingStart, lastLinesStart } from './line-start.ts'
import { LogView, type Markers } from './log-printer.ts'

/** A screen's worth more than asked for, so that what is drawn over counts less often. */
const SPARE_LINES = 50
/** A wanted line takes no more, at first guess: full-screen programs paint for hours without one line feed. */
const MOST_BYTES_PER_LINE = 256
/** The next try goes so much farther back than the lines of the last one say, within these bounds: a third costs most. */
const SPARE = 2
const [LEAST_GROWTH, MOST_GROWTH] = [2, 32]

export interface TailOptions {
  readonly lines: number
  /** Nothing before this offset counts. */
  readonly since: number
  readonly markers: Markers
  readonly wanted: (lines: readonly Line[]) => readonly Line[]
}

/** The last wanted lines of a log that are final, and the view that they were drawn with, to read on from. */
export interface Tail {
  readonly view: LogView
  /** At most as many as were asked for. */
  readonly final: readonly Line[]
}

/** Draws no more of a log than its last lines need. */
export async function viewTail(log: LogReader, { lines, since, markers, wanted }: TailOptions): Promise<Tail> {
  for (let count = lines + SPARE_LINES; ;) {
    const oldest = Math.max(since, log.end - count * MOST_BYTES_PER_LINE)
    const start = await lastLinesStart(log, count, oldest)
    const from = Math.max(since, drawingStart(log, start))
    const view = await LogView.open(log, from, markers)
    let final: Line[] = []
    for await (const batch of view.read()) {
      final.push(...wanted(batch))
      if (final.length > 2 * lines) final = lastOf(final, lines)
    }
    const found = final.length + wanted(view.rest()).length
    // The first one may be cut.
    if (found > lines || from <= since || (found === lines && start > oldest))
      return { view, final: lastOf(final, lines) }
    const growth = (SPARE * lines) / Math.max(found, 1)
    count = Math.ceil(count * Math.min(Math.max(growth, LEAST_GROWTH), MOST_GROWTH))
  }
}

/** The last `count` lines that the run in `directory` has written, the ones on its screen included. */
export async function lastLines(directory: string, count: number): Promise<readonly Line[]> {
  const log = await openLog(directory)
  const options = { lines: count, since: log.start, markers: 'none' as const, wanted: (some: readonly Line[]) => some }
  const { view, final } = await viewTail(log, options)
  return lastOf([...final, ...view.rest()], count)
}

/** The last `count` of some items. */
export function lastOf<T>(items: readonly T[], count: number): T[] {
  return count === 0 ? [] : items.slice(-count)
}
