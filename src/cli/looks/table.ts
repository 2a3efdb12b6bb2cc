import { cellWidth, fit } from '../../terminal/plain.ts'

const GAP = '  '

/** Rows as lines with aligned columns; the last column is cut where a terminal of that many columns ends. */
export function table(rows: readonly (readonly string[])[], columns: number | undefined): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, i) => Math.max(...rows.map((row) => cellWidth(row[i] ?? ''))))
  return rows.map((row) => {
    const left = row.slice(0, -1).map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - cellWidth(cell)) + GAP)
    const used = cellWidth(left.join(''))
    const last = row.at(-1) ?? ''
    return (left.join('') + (columns === undefined ? last : fit(last, columns - used))).trimEnd()
  })
}
