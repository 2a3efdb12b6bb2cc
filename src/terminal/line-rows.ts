import type { Row } from './pane/row.ts'

/** True when all rows from one to before another were told. */
export function areTold(rows: readonly Row[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!(rows[at] as Row).told) return false
  return true
}

/** The row on which the line of a row begins: where the row before it does not go on. */
export function lineStart(rows: readonly Row[], at: number): number {
  let begin = at
  while (begin > 0 && rows[begin - 1]?.wrapped === true) begin -= 1
  return begin
}

/** The row after the last one with something on it. */
export function inkEnd(rows: readonly Row[]): number {
  let end = rows.length
  while (end > 0 && (rows[end - 1] as Row).isBlank) end -= 1
  return end
}
