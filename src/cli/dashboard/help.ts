import { cellWidth } from '../../terminal/plain.ts'
import type { Size } from '../../tui/painter.ts'
import { wrap, type Row } from '../../tui/rows.ts'
import { sentence } from './bars.ts'
import { ACTIONS, BINDINGS, type KeyTable } from './keys.ts'
import type { Pen } from './pen.ts'

const MOUSE = ['click', 'choose; a double click goes there; the wheel scrolls'] as const

/** All keys that do something with these words, as the rows of a screen. */
export function helpRows(table: KeyTable, sought: string, { columns, rows }: Size, pen: Pen): Row[] {
  const words = sought.toLowerCase()
  const lines = [
    ...ACTIONS.map((action) => [table.namesOf(action).join(' '), BINDINGS[action].says] as const),
    ['1 … 9', 'answer what it asks with this option'] as const,
    MOUSE,
  ].filter(([keys, says]) => keys !== '' && `${keys} ${says}`.toLowerCase().includes(words))
  const width = Math.max(0, ...lines.map(([keys]) => cellWidth(keys))) + 2
  const shown = lines
    .flatMap(([keys, says]) => wrap(` ${keys}${' '.repeat(width - cellWidth(keys))}${says}`, columns))
    .slice(0, rows - 1)
  const blank = { ansi: '', cells: 0 }
  const bottom = sought === '' ? 'type to search, Esc: back' : `with "${sought}", Esc: back`
  return [...Array.from({ length: rows - 1 }, (_, at) => shown[at] ?? blank), sentence(bottom, columns, pen)]
}
