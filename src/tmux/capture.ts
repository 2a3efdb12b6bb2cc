import type { PaneId } from '../protocol/ids.ts'
import type { Reply } from '../protocol/reply.ts'
import { parseRow, rowFormat } from '../protocol/rows.ts'
import { unescapeOutput } from '../protocol/escape.ts'
import type { PaneImage } from '../terminal/pane-image.ts'
import type { Command } from './command-queue.ts'

const FIELDS = [
  'pane_width',
  'pane_height',
  'history_size',
  'cursor_x',
  'cursor_y',
  'scroll_region_upper',
  'scroll_region_lower',
  'alternate_on',
  'alternate_saved_x',
  'alternate_saved_y',
] as const

/** The oldest line that is asked for: a longer history would hold up tmux and its users for seconds. */
const MAX_HISTORY_LINES = 30_000

/** The commands of one capture; sent as one line on a tap they are exact in order with that tap's output. */
export function captureCommands(pane: PaneId): Command[] {
  const capture = ['capture-pane', '-t', pane, '-p', '-e', '-J']
  return [
    ['display-message', '-p', '-t', pane, rowFormat(FIELDS)],
    [...capture, '-S', `-${MAX_HISTORY_LINES}`],
    [...capture, '-S', '0'],
    [...capture, '-a', '-q'],
    ['capture-pane', '-t', pane, '-p', '-P', '-C'],
  ]
}

/**
 * Reads the blocks of captureCommands; undefined when the pane was gone.
 *
 * While the alternate screen is shown, a capture from the history on ends with it; the main screen is the saved one.
 */
export function parseCapture(replies: readonly Reply[], repliesAreEscaped: boolean): PaneImage | undefined {
  if (replies.length < 5 || replies.some((reply) => !reply.ok)) return undefined
  const [info = [], all = [], screen = [], saved = [], pending = []] = replies.map(({ body }) =>
    repliesAreEscaped ? body.map((line) => unescapeOutput(line, 0, line.length)) : body,
  )
  const row = parseRow(info[0]?.toString() ?? '', FIELDS.length)?.map(Number)
  if (row === undefined || row.some(Number.isNaN)) return undefined
  const [cols = 80, rows = 24, historyRows = 0, cursorX = 0, cursorY = 0, regionTop = 0, regionBottom = 0] = row
  const [alternate, savedX = 0, savedY = 0] = row.slice(7)
  const history = all.slice(0, Math.max(0, all.length - screen.length))
  const [escaped = Buffer.alloc(0)] = pending
  return {
    cols,
    rows,
    historyRows,
    cursorX,
    cursorY,
    regionTop,
    regionBottom,
    lines: alternate === 1 ? [...history, ...saved] : all,
    alternate: alternate === 1 ? { lines: screen, savedX, savedY } : undefined,
    pending: unescapeOutput(escaped, 0, escaped.length),
  }
}
