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

/** The sequence that takes the cursor there, as the rows are now; `cell` is one to read into. */
export function goTo({ begin, cells }: PlaceInLine, terminal: Terminal, cell: IBufferCell): string {
  const { normal } = terminal.buffer
  let row = begin.line
  let left = cells
  for (; normal.getLine(row + 1)?.isWrapped === true; row += 1) {
    const here = rowCells(normal, row, terminal.cols, cell)
    if (left < here) break
    left -= here
  }
  return `\u001b[${row - normal.baseY + 1};${Math.min(left, terminal.cols - 1) + 1}H`
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
