const MAX_COLS = 2000
const MAX_ROWS = 2000

/** The size of a screen, in cells. */
export interface ScreenSize {
  readonly cols: number
  readonly rows: number
}

/** The size within what can be drawn. */
export function bounded({ cols, rows }: ScreenSize): ScreenSize {
  return { cols: Math.min(Math.max(cols, 1), MAX_COLS), rows: Math.min(Math.max(rows, 1), MAX_ROWS) }
}
