import type { PaneId, SessionId } from '../protocol/ids.ts'
import type { Answer } from '../protocol/reply.ts'
import { parseRow, rowFormat } from '../protocol/rows.ts'
import { unescapeOutput } from '../protocol/escape.ts'
import type { Anchor } from '../terminal/anchor.ts'
import type { PaneImage } from '../terminal/pane-image.ts'
import { printCommands, printedLines, printLength } from './captured-text.ts'
import type { Command } from './command-queue.ts'
import type { Capabilities } from './version.ts'

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
  'history_limit',
  'history_collected',
  'history_generation',
  'pane_dead',
] as const

/** A long history takes tmux a while to print. */
export const CAPTURE_MS = 20_000
/** The oldest line that is asked for: a longer history would hold up tmux and its users for seconds. */
const MAX_HISTORY_LINES = 30_000

/** The commands of one capture; sent as one line on a tap they are exact in order with that tap's output. */
export function captureCommands(pane: PaneId, capabilities: Capabilities): Command[] {
  const capture = ['capture-pane', '-t', pane, '-e', '-J']
  return [
    ['display-message', '-p', '-t', pane, rowFormat(FIELDS)],
    // These two may be empty. At most a screen leaks.
    [...capture, '-a', '-q', '-p'],
    ['capture-pane', '-t', pane, '-p', '-P', '-C'],
    ...printCommands([...capture, '-S', `-${MAX_HISTORY_LINES}`], capabilities),
    ...printCommands([...capture, '-S', '0'], capabilities),
  ]
}

/** The commands of one capture of a pane whose program has ended, `rows` high. */
export function deadCaptureCommands(pane: PaneId, rows: number, capabilities: Capabilities): Command[] {
  const lastRow = String(rows - 1)
  return [
    ['capture-pane', '-t', pane, '-p', '-S', lastRow, '-E', lastRow],
    ['display-message', '-p', '-t', pane, '#{E:remain-on-exit-format}'],
    ...captureCommands(pane, capabilities),
  ]
}

/** Reads the blocks of deadCaptureCommands, without the line that tmux itself wrote below the program's last one. */
export function parseDeadCapture(replies: readonly Answer[], capabilities: Capabilities): PaneImage | undefined {
  const image = parseCapture(replies.slice(2), capabilities)
  const last = image?.lines.at(-1)
  if (image === undefined || last === undefined) return undefined
  const [row = Buffer.alloc(0), message = Buffer.alloc(0)] = replies.map(({ body }) => Buffer.concat(body))
  const note = message.toString().replaceAll(/#\[[^\]]*\]/g, '')
  // 3.2a has no format and always writes this.
  const written = note !== '' || row.toString().startsWith('Pane is dead')
  if (!written || row.length === 0) return image
  const end = lastPrefix(last, Buffer.from(note)) ?? Math.max(0, last.lastIndexOf(row))
  return { ...image, lines: [...image.lines.slice(0, -1), last.subarray(0, end)] }
}

/** Bytes. A line that ends with fewer of tmux's note may end so by chance. */
const LEAST_NOTE = 8

/**
 * Where the end of a line begins that is the beginning of a note, or all of it. tmux has marked the row above its note as
 * wrapped into that, and after a change of the width the two can share a row, or the note can have been cut.
 */
function lastPrefix(line: Buffer, note: Buffer): number | undefined {
  if (note.length === 0) return undefined
  const least = Math.min(LEAST_NOTE, note.length)
  for (let at = Math.max(0, line.length - note.length); at <= line.length - least; at += 1) {
    if (note.subarray(0, line.length - at).equals(line.subarray(at))) return at
  }
  return undefined
}

/**
 * Reads the blocks of captureCommands; undefined when the pane was gone.
 *
 * While the alternate screen is shown, a capture from the history on ends with it; the main screen is the saved one.
 */
export function parseCapture(replies: readonly Answer[], capabilities: Capabilities): PaneImage | undefined {
  if (replies.some((reply) => !reply.ok)) return undefined
  const [info = [], saved = [], pending = [], ...texts] = replies.map(({ body }) => body)
  const row = parseState(info[0] ?? Buffer.alloc(0), FIELDS.length)
  if (row === undefined) return undefined
  const all = printedLines(texts, capabilities)
  const screen = printedLines(texts.slice(printLength(capabilities)), capabilities)
  const [cols = 80, rows = 24, historyRows = 0, cursorX = 0, cursorY = 0, regionTop = 0, regionBottom = 0] = row
  const [alternate, savedX = 0, savedY = 0, historyLimit = 0, collected, generation, dead] = row.slice(7)
  const history = all.slice(0, Math.max(0, all.length - screen.length))
  const [escaped = Buffer.alloc(0)] = pending
  return {
    cols,
    rows,
    isDead: dead === 1,
    historyRows,
    historyLimit,
    collected,
    generation,
    cursorX,
    cursorY,
    regionTop,
    regionBottom,
    lines: alternate === 1 ? [...history, ...saved] : all,
    alternate: alternate === 1 ? { lines: screen, savedX, savedY } : undefined,
    pending: escaped.subarray(0, unescapeOutput(escaped, 0, escaped.length)),
  }
}

/** The command that asks where the cursor of a pane is, as long as it is in this session. */
export function positionCommand(session: SessionId, pane: PaneId): Command {
  return ['list-panes', '-s', '-t', session, '-f', `#{==:#{pane_id},${pane}}`, '-F', rowFormat(FIELDS)]
}

/**
 * Reads the block of positionCommand. Undefined for a pane that has left the session or whose program has ended, since
 * tmux drops what it had queued of it, and while the alternate screen is shown, whose rows are not counted.
 */
export function parsePosition(replies: readonly Answer[]): Anchor | undefined {
  const [line] = replies[0]?.ok === true ? replies[0].body : []
  const row = line === undefined ? undefined : parseState(line, FIELDS.length)
  if (row === undefined) return undefined
  const [cols = 80, , historyRows = 0, , cursorY = 0] = row
  const [alternate, , , historyLimit = 0, collected, generation, dead] = row.slice(7)
  if (alternate === 1 || dead === 1) return undefined
  return { row: historyRows + cursorY, mark: { cols, historyRows, historyLimit, collected, generation } }
}

/** The fields in their order; undefined for those that this tmux does not know. */
function parseState(line: Buffer, fieldCount: number): readonly (number | undefined)[] | undefined {
  const texts = parseRow(line.toString(), fieldCount)
  const values = texts?.map((text) => (text === '' ? undefined : Number(text)))
  return values?.some(Number.isNaN) === false ? values : undefined
}
