import { placesOf, type Anchor } from './anchor.ts'
import { plainText, rowsOf } from './captured-line.ts'
import { matchAmong, matchByText, type LineMatch } from './line-match.ts'
import { isBlank, lastPaintedRow, moveTo, paintedRows, paintRows, paintScreen, type PaneImage } from './pane-image.ts'

/** The end of the log, rendered at the pane's size. */
export interface LoggedScreen {
  /** Text of its last lines, wrapped rows joined, trailing blank lines left out. The last one may be unfinished. */
  readonly lines: readonly string[]
  /** Before this one of them something may be missing. */
  readonly since: number
  /** Screen row, 0-based, on which the last of those lines begins; undefined when it has left the screen whole. */
  readonly lastRow: number | undefined
  /** Screen row, 0-based, below the last one with something on it; the number of rows when there is none. */
  readonly freeRow: number
  /** Which row of the pane that was, when something tells. */
  readonly anchor: Anchor | undefined
  /** The log ends while the alternate screen is shown. `lines` are those of the main screen all the same. */
  readonly alternate: boolean
}

export interface Continuation {
  /** What to append to the log; empty when nothing is missing. */
  readonly data: Buffer
  /** Where in `data` the first line is written, in bytes, and the row of the pane that it begins on. */
  readonly start: { readonly offset: number; readonly anchor: Anchor }
  /** False when the image and the log have nothing in common, so that output between them is lost. */
  readonly joined: boolean
  /** False when more lines may be missing than were appended: they repeat, or too few are left to tell. */
  readonly certain: boolean
  /** Rows that are lost between log and image, as far as the row numbers tell: `exact`, or the fewest that it can be. */
  readonly lost: { readonly rows: number; readonly exact: boolean } | undefined
}

/** Ends a control string or sequence in which the log may have stopped, and its colours. */
const SETTLE = '\x1b\\\x1b[m'

/**
 * Continues a log with what only the pane still knows: finds the log's last lines in the image and returns the bytes
 * that add what follows them, each line once. The last line of the log is written again from its start, since it may
 * have grown.
 */
export function continueLog(image: PaneImage, logged: LoggedScreen): Continuation {
  const rows = rowStarts(image)
  const startAt = (offset: number, row = image.historyRows + image.cursorY): Continuation['start'] => {
    return { offset, anchor: { row, mark: image } }
  }
  const nothingNew = { data: image.pending, start: startAt(0), joined: true, certain: true, lost: undefined }
  const leave = logged.alternate ? '\x1b[?1049l' : ''
  /** Writes the lines from `first` on, without the first `skipped` rows of that one, from this row of the screen on. */
  const append = (row: number, first: number, skipped = 0): Pick<Continuation, 'data' | 'start'> => {
    const goTo = row < image.rows ? moveTo(row, 0) : `${moveTo(image.rows - 1, 0)}\r\n`
    const start = Buffer.from(`${SETTLE}${leave}${goTo}\x1b)0`)
    // A screen that has grown may show more of its history in the pane than here.
    const lastRow = Math.min(row + paintedRows(image, first, skipped), image.rows) - 1
    const screen = paintScreen(image, lastPaintedRow(image) - lastRow)
    const data = Buffer.concat([start, ...paintRows(image, first, skipped), ...screen, image.pending])
    return { data, start: startAt(start.length, (rows[first] ?? image.historyRows + image.rows) + skipped) }
  }
  const nextRow = logged.freeRow
  if (logged.lines.length === 0) {
    if (isBlank(image) && !logged.alternate) return nothingNew
    return { ...append(nextRow, 0), joined: true, certain: true, lost: undefined }
  }
  const texts = image.lines.map(plainText)
  const seam = findSureSeam(image, logged, texts, rows)
  if (seam === undefined) {
    return { ...append(nextRow, 0), joined: false, certain: true, lost: lostRows(image, logged, rows[0] ?? 0) }
  }
  const { at, above, certain } = seam
  const known = { joined: true, certain, lost: undefined }
  const same = above === 0 && texts[at] === logged.lines.at(-1)
  const nothingFollows = texts.slice(at + 1).every((text) => text === '')
  if (same && nothingFollows && image.alternate === undefined && !logged.alternate) {
    // With a row anchor, a false match would need the missed output to be exactly as long as what the history drops at
    // once.
    return { ...nothingNew, certain: certain || logged.anchor !== undefined }
  }
  if (above > 0) return { ...append(nextRow, at + 1), ...known }
  const { lastRow } = logged
  if (lastRow === undefined) return { ...append(0, at + 1), ...known }
  return { ...append(Math.max(0, lastRow), at, Math.max(0, -lastRow)), ...known }
}

/** Whether bytes are missing between what a log had and what came after. */
export type Passage = 'whole' | 'hole' | 'unknown'

/**
 * Finds out by the pane whether bytes are missing. `before` are the log's last lines, `after` the same with the bytes
 * that followed drawn on top. `unknown` when pane and log differ in any other way than by a hole.
 */
export function passage(image: PaneImage, before: readonly string[], after: readonly string[]): Passage {
  const texts = image.lines.map(plainText)
  const seam = matchByText(before, texts, image.rows)
  if (seam === undefined || seam.above > 0) return 'unknown'
  const ink = (lines: readonly string[]): string[] => lines.filter((text) => text !== '')
  const inPane = ink(texts.slice(seam.at))
  const inLog = ink(after.slice(Math.max(0, before.length - 1)))
  if (inPane.length === inLog.length && inPane.every((text, at) => text === inLog[at])) return 'whole'
  // The first line after a hole may be cut anywhere.
  const whole = inLog.slice(2)
  if (whole.length === 0 || inPane.length <= inLog.length) return 'unknown'
  return whole.every((text, at) => text === inPane[inPane.length - whole.length + at]) ? 'hole' : 'unknown'
}

/** For each line of an image the row on which it begins, below the oldest one that the pane remembers. */
function rowStarts({ lines, cols, rows, historyRows }: PaneImage): number[] {
  let row = historyRows + rows
  const starts = lines.toReversed().map((line) => (row -= rowsOf(line, cols)))
  return starts.toReversed()
}

/** How many rows lie between the log's last line, which may have grown, and the oldest one of the image. */
function lostRows(image: PaneImage, { anchor, freeRow, lastRow }: LoggedScreen, oldest: number): Continuation['lost'] {
  const places = anchor === undefined ? [] : placesOf(anchor, image, image.rows)
  const last = places.find((place) => place < oldest)
  const logged = lastRow === undefined ? 1 : Math.max(1, freeRow - lastRow)
  return last === undefined ? undefined : { rows: Math.max(0, oldest - last - logged), exact: places.length === 1 }
}

/** By all lines of the log, as if nothing were missing among them; else by those since something may be. */
function findSureSeam(
  image: PaneImage,
  logged: LoggedScreen,
  texts: readonly string[],
  starts: readonly number[],
): LineMatch | undefined {
  const { lines, since } = logged
  const found = findSeam(image, logged, texts, starts)
  const isSure = found !== undefined && found.certain && found.above === 0
  if (isSure || since === 0 || since >= lines.length) return found
  return findSeam(image, { ...logged, lines: lines.slice(since) }, texts, starts) ?? found
}

/** By the row that the log's last line has in the pane, checked by what stands there; else by text alone. */
function findSeam(
  image: PaneImage,
  logged: LoggedScreen,
  texts: readonly string[],
  starts: readonly number[],
): LineMatch | undefined {
  const places = logged.anchor === undefined ? [] : placesOf(logged.anchor, image, image.rows)
  const lines = places.map((place) => starts.indexOf(place)).filter((at) => at >= 0)
  const exact = places.length === 1
  const found =
    matchAmong(lines, logged.lines, texts, image.rows, exact) ?? matchByText(logged.lines, texts, image.rows)
  // The line has left the history, and what looks like it are others.
  const dropped = exact && (places[0] ?? 0) < 0
  return dropped && found?.certain === false ? undefined : found
}
