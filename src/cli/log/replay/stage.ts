import { footer } from '../../../tui/footer.ts'
import type { Frame, Size } from '../../../tui/painter.ts'
import { wrap, type Row } from '../../../tui/rows.ts'
import type { PlayedScreen } from '../play/played-screen.ts'

const KEYS = 'space . ] < > 0-9 q'

/** The screen of a run on a terminal, which may be smaller: then the part with the cursor, without what is too far right. */
export function stage(screen: PlayedScreen, status: string, { columns, rows }: Size): Frame {
  const height = rows - 1
  const all = screen.rows()
  const top = Math.min(Math.max(0, screen.cursor.y - height + 1), Math.max(0, all.length - height))
  const shown: Row[] = all.slice(top, top + height).map((row) => (row.cells > columns ? cut(row, columns) : row))
  while (shown.length < height) shown.push({ ansi: '', cells: 0 })
  return { rows: [...shown, footer(status, KEYS, columns)], cursor: undefined }
}

function cut({ ansi }: Row, columns: number): Row {
  return wrap(ansi, columns)[0] ?? { ansi: '', cells: 0 }
}
