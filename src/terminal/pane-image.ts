import type { HistoryMark } from './anchor.ts'
import { afterRows, endOfRow, plainText, rowsOf } from './captured-line.ts'
import { cellWidth } from './plain.ts'

/** What a pane shows and remembers at one exact point of its output, as tmux can tell it. */
export interface PaneImage extends HistoryMark {
  /** Its program has ended, and tmux may have written so below its last line. */
  readonly isDead: boolean
  readonly rows: number
  /** Cursor on the screen, 0-based. */
  readonly cursorX: number
  readonly cursorY: number
  /** 0-based rows of the scroll region. */
  readonly regionTop: number
  readonly regionBottom: number
  /** History and main screen, wrapped rows joined. Colours carry over from line to line. */
  readonly lines: readonly Buffer[]
  /** What stands on the alternate screen while that is shown. */
  readonly alternate: AlternateImage | undefined
  /** The beginning of an escape sequence that tmux has read but not its end. */
  readonly pending: Buffer
}

export interface AlternateImage {
  readonly lines: readonly Buffer[]
  /** Where the cursor of the main screen waits, 0-based. */
  readonly savedX: number
  readonly savedY: number
}

/** A line that asks something is shorter. Characters. */
const MAX_OPEN = 200
const NEWLINE = '\r\n'
const RESET = '\x1b[m'
const ESCAPE = 0x1b
/** The first parameters that set the colour of the text, its background or its underline. */
const COLOURS = [/^[39]\d$/, /^(?:4|10)\d$/, /^5[89]$/]

/** True for a pane that has shown nothing yet. */
export function isBlank({ lines, alternate, cursorX, cursorY }: PaneImage): boolean {
  return lines.every(isEmpty) && alternate === undefined && cursorX === 0 && cursorY === 0
}

/** The line behind which the cursor stands, begun and not ended by the program; empty when there is none. */
export function openLineOf({ lines, alternate, cols, cursorX }: PaneImage): string {
  const last = alternate === undefined ? lines.findLast((line) => !isEmpty(line)) : undefined
  const text = last === undefined ? '' : plainText(last)
  const end = cellWidth(text) % cols
  // Blanks at the end of a line are not captured.
  return text !== '' && (cursorX === end || cursorX === end + 1) ? text.slice(-MAX_OPEN) : ''
}

/**
 * The lines of the main screen and its history from `first` on, as they are written one below the other, in the colours
 * that carry over from the lines before. The first `skipped` rows of the first one are left out.
 */
export function paintRows(image: PaneImage, first: number, skipped = 0): Buffer[] {
  const shown = shownLines(image)
  if (skipped === 0) return join(shown, first)
  const cut = shown.map((line, at) => (at === first ? afterRows(line, skipped, image.cols) : line))
  return join(cut, first)
}

/** How many rows `paintRows` writes. */
export function paintedRows(image: PaneImage, first: number, skipped = 0): number {
  const rows = shownLines(image)
    .slice(first)
    .reduce((sum, line) => sum + rowsOf(line, image.cols), 0)
  return Math.max(0, rows - skipped)
}

/** The screen row, 0-based, on which the pane has the last row that `paintRows` writes. */
export function lastPaintedRow(image: PaneImage): number {
  return image.historyRows > 0 ? image.rows - 1 : paintedRows(image, 0) - 1
}

/** Puts the cursor where it stands, after rows were written `above` rows further up than the pane has them. */
export function paintScreen(image: PaneImage, above = 0): Buffer[] {
  const { regionTop, regionBottom, rows, alternate } = image
  const region = regionTop > 0 || regionBottom < rows - 1 ? `\x1b[${regionTop + 1};${regionBottom + 1}r` : ''
  const drawn = (row: number): number => Math.min(Math.max(0, row - above), rows - 1)
  const cursor = (row: number): Buffer =>
    Buffer.from(`\x1b[m${region}${moveTo(row, image.cursorX)}${lastCharacter(image)}`)
  if (alternate === undefined) return [cursor(drawn(image.cursorY))]
  const enter = `\x1b[m${moveTo(drawn(alternate.savedY), alternate.savedX)}\x1b[?1049h\x1b[H`
  return [Buffer.from(enter), ...join(withoutTrailingBlank(alternate.lines)), cursor(image.cursorY)]
}

/** A cursor behind the last column is taken there by the character that stands before it, written once more. */
function lastCharacter({ cols, cursorX, cursorY, historyRows, lines, alternate }: PaneImage): string {
  if (cursorX < cols) return ''
  let row = alternate === undefined ? historyRows + cursorY : cursorY
  for (const line of alternate?.lines ?? lines) {
    const rows = rowsOf(line, cols)
    const end = row < rows ? endOfRow(line, row, cols) : undefined
    if (row < rows) return end === undefined ? '' : `${'\b'.repeat(end.cells - 1)}${end.text}\x1b[m`
    row -= rows
  }
  return ''
}

/** CUP; row and column are 0-based. */
export function moveTo(row: number, column: number): string {
  return `\x1b[${row + 1};${column + 1}H`
}

/** Below a history blank rows count: they say how far its last line is from the bottom. */
function shownLines({ historyRows, lines }: PaneImage): readonly Buffer[] {
  return historyRows > 0 ? lines : withoutTrailingBlank(lines)
}

function isEmpty(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20)
}

function withoutTrailingBlank(lines: readonly Buffer[]): readonly Buffer[] {
  const last = lines.findLastIndex((line) => !isEmpty(line))
  return lines.slice(0, last + 1)
}

/** Without colours between the lines: they would fill the rows that a line break uncovers. */
function join(lines: readonly Buffer[], first = 0): Buffer[] {
  const painted: Buffer[] = []
  const colours = new Map<string, string>()
  for (const [at, line] of lines.entries()) {
    if (at >= first) {
      const before = `${at > first ? NEWLINE : ''}${[...colours.values()].join('')}`
      painted.push(Buffer.from(before, 'latin1'), line)
    }
    carry(colours, line)
    if (at >= first && colours.size > 0) painted.push(Buffer.from(RESET))
  }
  return painted
}

/** Takes over the colour sequences of a line; of those that set the same thing the last one counts. */
function carry(colours: Map<string, string>, line: Buffer): void {
  if (!line.includes(ESCAPE)) return
  for (const [sequence, what = '0'] of line.toString('latin1').matchAll(/\x1b\[(\d*)[0-9;:]*m/g)) {
    if (Number(what) === 0) colours.clear()
    if (sequence === RESET || sequence === '\x1b[0m') continue
    const colour = COLOURS.findIndex((parameter) => parameter.test(what))
    colours.set(colour >= 0 ? String(colour) : sequence, sequence)
  }
}
