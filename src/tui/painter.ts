import type { Row } from './rows.ts'

export const HIDE_CURSOR = '\u001b[?25l'
export const SHOW_CURSOR = '\u001b[?25h'
const ERASE_TO_END = '\u001b[K'
const BLANK: Row = { ansi: '', cells: 0 }

export interface Size {
  readonly columns: number
  readonly rows: number
}

/** Everything that is on the screen: its rows from the top, and in the last one the column of the cursor, if any. */
export interface Frame {
  readonly rows: readonly Row[]
  readonly cursor: number | undefined
}

/** Knows what is on the screen, and what to write so that nothing but the difference is written. */
export class Painter {
  #size: Size = { columns: 0, rows: 0 }
  #shown: Row[] = []
  #cursorShown = false

  /** What to write for a screen of this size to show the frame; empty when it does already. */
  paint({ rows, cursor }: Frame, size: Size): string {
    if (size.columns !== this.#size.columns || size.rows !== this.#size.rows) {
      this.#size = size
      this.#shown = []
    }
    let output = ''
    for (let index = 0; index < size.rows; index += 1) {
      const row = rows[index] ?? BLANK
      if (this.#shown[index]?.ansi === row.ansi) continue
      this.#shown[index] = row
      // Not after a full row, whose last cell would go.
      output += moveTo(index, 0) + row.ansi + (row.cells < size.columns ? ERASE_TO_END : '')
    }
    if (cursor !== undefined) output += moveTo(size.rows - 1, cursor)
    if (this.#cursorShown !== (cursor !== undefined)) output += this.#cursorShown ? HIDE_CURSOR : SHOW_CURSOR
    this.#cursorShown = cursor !== undefined
    return output
  }
}

function moveTo(row: number, column: number): string {
  return `\u001b[${row + 1};${column + 1}H`
}
