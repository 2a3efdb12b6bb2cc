import { SgrWriter } from './capture.ts'
import { LONG, PADDING, TAB, widthOf } from './cell.ts'
import type { Row } from './row.ts'
import type { Screen } from './screen.ts'

/**
 * What paints the screen that is shown on a blank one of its size, with its colours, its lines that go on in the next row,
 * its region and its cursor. Undefined where that cannot be had by writing, or while something is set that this would not
 * set again: then what follows would be drawn otherwise.
 */
export function painting(screen: Screen): string | undefined {
  const { grid, x, y, top, bottom } = screen
  if (screen.origin || screen.inserts || !screen.wraps || x >= grid.cols) return undefined
  const writer = new SgrWriter(screen.styles, true)
  let text = ''
  let goesOn = false
  for (let at = 0; at < grid.rows; at += 1) {
    const row = grid.row(at)
    if (hasHalves(row, grid.cols)) return undefined
    // The first character of the next row wraps by itself, and makes them one line.
    text += `${goesOn ? '' : placeCursor(at, 0)}${rowPainting(row, at, screen, writer)}`
    goesOn = row.wrapped
    if (goesOn && !wraps(row, at + 1 < grid.rows ? grid.row(at + 1) : undefined, grid.cols)) return undefined
  }
  const after = `\x1b[${top + 1};${bottom + 1}r${writer.change(screen.styleNumber)}${placeCursor(y, x)}`
  return `${withLineDrawing(text)}${after}`
}

/** Makes SO and SI draw lines in what was captured, and sets the character sets back. */
export function withLineDrawing(captured: string): string {
  return captured.includes('\x0e') ? `\x1b)0${captured}\x0f\x1b)B` : captured
}

/** A row from its first cell on. What was erased may have a background, and counts up to the last cell that was ever written. */
function rowPainting(row: Row, y: number, screen: Screen, writer: SgrWriter): string {
  const end = Math.min(Math.max(row.used, row.size), screen.grid.cols)
  let text = ''
  let from = 0
  for (let x = 0; x < end; x = from) {
    from = x + 1
    const word = row.word(x)
    if (!isErased(row, x)) {
      if ((word & PADDING) === 0)
        text += writer.change(row.style(x)) + ((word & TAB) !== 0 ? '\t' : screen.textOf(word))
      continue
    }
    // A row that is erased at once is as one that was never written.
    const most = x === 0 ? Math.min(end, screen.grid.cols - 1) : end
    while (from < most && isErased(row, from) && row.style(from) === row.style(x)) from += 1
    const wasWritten = x < row.used && row.used <= from
    if (wasWritten) text += `${placeCursor(y, row.used - 1)} ${placeCursor(y, x)}`
    const cells = from - x
    if (wasWritten || row.style(x) !== 0) text += `${writer.change(row.style(x))}\x1b[${cells}X`
    text += `\x1b[${cells}C`
  }
  return text + writer.endOfRow()
}

/** True for a row whose last character stands at its end, before one that begins the next row. */
function wraps(row: Row, next: Row | undefined, cols: number): boolean {
  return row.used >= cols && !isErased(row, cols - 1) && next !== undefined && next.used > 0 && !isErased(next, 0)
}

/** True when only a half of some wide character is left. */
function hasHalves(row: Row, cols: number): boolean {
  const end = Math.min(row.used, cols)
  if (!row.hasWide) return false
  for (let x = 0; x < end;) {
    const cells = Math.max(1, widthOf(row.word(x)))
    if ((row.word(x) & PADDING) !== 0 || x + cells > cols) return true
    for (let half = x + 1; half < x + cells; half += 1) if ((row.word(half) & PADDING) === 0) return true
    x += cells
  }
  return false
}

function isErased(row: Row, x: number): boolean {
  return (row.word(x) & ~LONG) === 0
}

/** CUP; row and column are from 0. */
function placeCursor(row: number, column: number): string {
  return `\x1b[${row + 1};${column + 1}H`
}
