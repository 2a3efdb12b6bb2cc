import { cellWidth, fit, plain } from '../terminal/plain.ts'
import type { Row } from './rows.ts'

const INVERSE = '\u001b[0;7m'
const RESET = '\u001b[0m'

/** The bottom row, in inverse: who and where on the left, the keys on the right if there is room for both. */
export function footer(left: string, keys: string, columns: number): Row {
  const start = ` ${plain(left)} `
  const end = `${keys} `
  const room = columns - cellWidth(start) - cellWidth(end)
  const text = room >= 1 ? `${start}${' '.repeat(room)}${end}` : fit(start, columns)
  const cells = cellWidth(text)
  return { ansi: `${INVERSE}${text}${' '.repeat(Math.max(0, columns - cells))}${RESET}`, cells: columns }
}
