import type { IBuffer, IBufferCell, IMarker, Terminal } from '@xterm/headless'

/** A place in a line that stays the same when its rows wrap elsewhere. */
export interface PlaceInLine {
  /** Follows the first row of the line that is on the screen. */
  readonly begin: IMarker
  /** Cells of the line before it. */
  readonly cells: number
}

/** Where in its line the cursor of the normal screen stands. `cell` is one to read into. */
export function cursorPlace(terminal: Terminal, cell: IBufferCell): PlaceInLine | undefined {
  const { normal } = terminal.buffer
  const cursorRow = normal.baseY + normal.cursorY
  let first = cursorRow
  while (first > normal.baseY && normal.getLine(first)?.isWrapped === true) first -= 1
  let cells = normal.cursorX
  for (let row = first; row < cursorRow; row += 1) cells += rowCells(normal, row, terminal.cols, cell)
  const begin = terminal.registerMarker(first - cursorRow)
  return begin && { begin, cells }
}

/**
 * What takes the cursor there when it is written, as the rows are now; `cell` is one to read into. Behind the last column
 * only a character takes it: the one that stands there, in the colours that are set now.
 */
export function goTo({ begin, cells }: PlaceInLine, terminal: Terminal, cell: IBufferCell): string {
  const { normal } = terminal.buffer
  let row = begin.line
  let left = cells
  for (; continuesBelow(normal, row); row += 1) {
    const here = rowCells(normal, row, terminal.cols, cell)
    if (left < here) break
    left -= here
  }
  const moveTo = (x: number): string => `\u001b[${row - normal.baseY + 1};${x + 1}H`
  if (left < terminal.cols) return moveTo(left)
  const full = normal.getLine(row)
  let last = terminal.cols - 1
  if (full?.getCell(last, cell)?.getWidth() === 0) last -= 1
  return moveTo(last) + (full?.getCell(last, cell)?.getChars() ?? '')
}

/** True when the row after this one belongs to the same line. Below its last row xterm.js shows what was there once. */
export function continuesBelow(buffer: IBuffer, row: number): boolean {
  return row + 1 < buffer.length && buffer.getLine(row + 1)?.isWrapped === true
}

/** Cells of a row that another one continues: the last one stays empty when a wide character did not fit there. */
function rowCells(buffer: IBuffer, row: number, cols: number, cell: IBufferCell): number {
  const isEmpty =
    buffer
      .getLine(row)
      ?.getCell(cols - 1, cell)
      ?.getCode() === 0 && cell.getWidth() === 1
  return isEmpty &&
    buffer
      .getLine(row + 1)
      ?.getCell(0, cell)
      ?.getWidth() === 2
    ? cols - 1
    : cols
}
