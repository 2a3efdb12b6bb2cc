/** A row of a text: the line it belongs to, and which of that line's rows it is. */
export interface Position {
  readonly line: number
  readonly row: number
}

/** How a text lies on a screen: its number of lines, and the number of rows of each, at least one. */
export interface Layout {
  readonly count: number
  rowsOf(line: number): number
}

export const START: Position = { line: 0, row: 0 }

/** The position `rows` rows below another one, above it when negative; at most the text's first or last row. */
export function moveBy(layout: Layout, from: Position, rows: number): Position {
  let { line } = from
  let row = from.row + rows
  while (row < 0 && line > 0) {
    line -= 1
    row += layout.rowsOf(line)
  }
  while (line < layout.count) {
    const height = layout.rowsOf(line)
    if (row < height) break
    if (line === layout.count - 1) return { line, row: height - 1 }
    row -= height
    line += 1
  }
  return { line, row: Math.max(0, row) }
}

/** The position at the top of a screen of `height` rows that shows the end of the text. */
export function lastTop(layout: Layout, height: number): Position {
  let missing = height
  for (let line = layout.count - 1; line >= 0; line -= 1) {
    const rows = layout.rowsOf(line)
    if (rows >= missing) return { line, row: rows - missing }
    missing -= rows
  }
  return START
}

export function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.row < b.row)
}
