import type { Row } from './rows.ts'

export const HIDE_CURSOR = '\u001b[?25l'
export const SHOW_CURSOR = '\u001b[?25h'
const ERASE_TO_END = '\u001b[K'
const ASCII = /^[\u001b -~]*$/

export interface Size {
  readonly columns: number
  readonly rows: number
}

/** A part of a row of the screen, from a column on (counted from 0): its text, and the cells that are its own. */
export interface Span extends Row {
  readonly column: number
  readonly width: number
}

/** Everything that is on the screen: its rows from the top, and in the last one the column of the cursor, if any. */
export interface Frame<R extends Row | readonly Span[] = Row | readonly Span[]> {
  /** A row is a text for the whole width, or parts that lie side by side from the left and do not overlap. */
  readonly rows: readonly R[]
  readonly cursor: number | undefined
}

/**
 * Knows what is on the screen, and what to write so that nothing but the difference is written.
 *
 * Each span is written from its own column on, so that a character whose width the terminal counts otherwise cannot move
 * what stands beside it.
 */
export class Painter {
  #size: Size = { columns: 0, rows: 0 }
  #shown: (readonly Span[])[] = []
  #cursorShown = false

  /** What to write for a screen of this size to show the frame; empty when it does already. */
  paint({ rows, cursor }: Frame, size: Size): string {
    if (size.columns !== this.#size.columns || size.rows !== this.#size.rows) {
      this.#size = size
      this.#shown = []
    }
    let output = ''
    for (let index = 0; index < size.rows; index += 1) {
      const spans = spansOf(rows[index], size.columns)
      output += this.#difference(index, spans)
      this.#shown[index] = spans
    }
    if (cursor !== undefined) output += moveTo(size.rows - 1, cursor)
    if (this.#cursorShown !== (cursor !== undefined)) output += this.#cursorShown ? HIDE_CURSOR : SHOW_CURSOR
    this.#cursorShown = cursor !== undefined
    return output
  }

  #difference(index: number, spans: readonly Span[]): string {
    const before = this.#shown[index]
    const isCut = before === undefined || !cutAlike(before, spans)
    let output = isCut && spans.length > 1 ? moveTo(index, 0) + ERASE_TO_END : ''
    let isOverwritten = false
    for (const [at, span] of spans.entries()) {
      const isSame = !isCut && before[at]?.ansi === span.ansi
      if (isSame && !isOverwritten) continue
      output += moveTo(index, span.column) + this.#erased(span)
      // What is wider than it was counted has gone over the next one's first cells.
      isOverwritten = !isSame && !(ASCII.test(span.ansi) && ASCII.test(before?.[at]?.ansi ?? ''))
    }
    return output
  }

  /** The text of a span and what erases the rest of its cells. Not at the end of a full row, whose last cell would go. */
  #erased({ ansi, cells, column, width }: Span): string {
    if (cells >= width) return ansi
    return column + width >= this.#size.columns ? ansi + ERASE_TO_END : `\u001b[${width}X${ansi}`
  }
}

function spansOf(row: Row | readonly Span[] | undefined, columns: number): readonly Span[] {
  if (row === undefined) return [{ ansi: '', cells: 0, column: 0, width: columns }]
  return 'ansi' in row ? [{ ...row, column: 0, width: columns }] : row
}

function cutAlike(before: readonly Span[], spans: readonly Span[]): boolean {
  const isAlike = ({ column, width }: Span, at: number): boolean =>
    before[at]?.column === column && before[at].width === width
  return before.length === spans.length && spans.every(isAlike)
}

function moveTo(row: number, column: number): string {
  return `\u001b[${row + 1};${column + 1}H`
}
