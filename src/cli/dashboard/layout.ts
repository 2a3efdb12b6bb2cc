import type { Size } from '../../tui/painter.ts'

/** A part of the screen, in cells from its top left corner. */
export interface Region extends Size {
  readonly column: number
  readonly row: number
}

/** Where the parts of the dashboard lie. */
export interface Layout {
  readonly list: Region
  /** The screen of the chosen runner, beside the list or below it. */
  readonly preview: Region | undefined
  readonly hasBars: boolean
  /** A runner takes two rows: its name and state, and what it says. */
  readonly isCards: boolean
}

export const LEAST: Size = { columns: 30, rows: 6 }
/** Below this a header and a footer would take too much of the screen. */
const ROWS_FOR_BARS = 12
const COLUMNS_FOR_A_LINE = 48
const COLUMNS_TO_STACK = 60
const ROWS_TO_STACK = 24
const COLUMNS_SIDE_BY_SIDE = 100
const WIDE_COLUMNS = 200
const LIST_COLUMNS = 52
const WIDE_LIST_COLUMNS = 90
const WIDEST_LIST_COLUMNS = 140

/** The parts of a screen of this size; undefined when it is too small for any. */
export function layoutOf({ columns, rows }: Size): Layout | undefined {
  if (columns < LEAST.columns || rows < LEAST.rows) return undefined
  const hasBars = rows >= ROWS_FOR_BARS
  const top = hasBars ? 1 : 0
  const height = rows - (hasBars ? 2 : 0)
  const isCards = columns < COLUMNS_FOR_A_LINE
  if (columns >= COLUMNS_SIDE_BY_SIDE && hasBars) {
    const width = listColumns(columns)
    return {
      list: { column: 0, row: top, columns: width, rows: height },
      preview: { column: width + 1, row: top, columns: columns - width - 1, rows: height },
      hasBars,
      isCards,
    }
  }
  if (columns >= COLUMNS_TO_STACK && rows >= ROWS_TO_STACK) {
    const above = Math.floor(height * 0.45)
    return {
      list: { column: 0, row: top, columns, rows: above },
      preview: { column: 0, row: top + above, columns, rows: height - above },
      hasBars,
      isCards,
    }
  }
  return { list: { column: 0, row: top, columns, rows: height }, preview: undefined, hasBars, isCards }
}

function listColumns(columns: number): number {
  if (columns < WIDE_COLUMNS) return LIST_COLUMNS
  return Math.min(WIDE_LIST_COLUMNS + Math.floor((columns - WIDE_COLUMNS) / 2), WIDEST_LIST_COLUMNS)
}
