import type { LogReader } from '../../../logs/reader.ts'
import { PlayedScreen } from '../play/played-screen.ts'
import { timedOutput, type Times } from '../play/timed-output.ts'
import type { Line } from '../../../terminal/styled-line.ts'
import type { CursorLine } from '../play/played-screen.ts'
import { RESET_TERMINAL, type CastEvent } from './cast-event.ts'
import type { CastMarks } from './cast-marks.ts'

/** Entries that change nothing on the screen. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['time', 'anchor', 'file', 'agent', 'alternate', 'end'])
const ERASE_TO_END = '\u001b[K'
const [WRAP_OFF, HIDE_CURSOR, SHOW_CURSOR] = ['\u001b[?7l', '\u001b[?25l', '\u001b[?25h']

/** Masks the lines of one screen. */
export type ScreenMask = (lines: readonly Line[], cursor: CursorLine) => readonly Line[]

/**
 * The recording of a run as its screens were, each masked: what was written is drawn, and what has changed of each screen is
 * told. A secret cannot come in pieces that way, in whatever order its program has painted it.
 */
export async function* maskedEvents(
  log: LogReader,
  times: Times,
  marks: CastMarks,
  mask: ScreenMask,
): AsyncGenerator<CastEvent> {
  const screen = PlayedScreen.begin(log, log.start)
  let shown: string[] = []
  let { cols, rows } = screen.size
  yield { timeMs: 0, code: 'o', data: WRAP_OFF }
  for await (const moment of timedOutput(log, times)) {
    const { timeMs } = moment
    yield* marks.due(timeMs)
    if (moment.kind === 'output') {
      yield* marks.in(moment.data, timeMs)
      screen.write(moment.data)
    } else {
      const { entry } = moment
      screen.pass(entry)
      yield* marks.of(entry, timeMs)
      if (SAYS_NOTHING.has(entry.kind)) continue
      const { size } = screen
      if (size.cols !== cols || size.rows !== rows) {
        ;({ cols, rows } = size)
        yield { timeMs, code: 'r', data: `${cols}x${rows}` }
        yield { timeMs, code: 'o', data: RESET_TERMINAL + WRAP_OFF }
        shown = []
      }
    }
    const painted = screen.rows(mask)
    const data = difference(painted, shown, cols)
    shown = painted.map(({ ansi }) => ansi)
    const { x, y } = screen.cursor
    if (data !== '')
      yield { timeMs, code: 'o', data: `${HIDE_CURSOR}${data}${moveTo(y, Math.min(x, cols - 1))}${SHOW_CURSOR}` }
  }
  yield* marks.due(times.lengthMs)
}

function difference(
  rows: readonly { readonly ansi: string; readonly cells: number }[],
  shown: readonly string[],
  cols: number,
): string {
  let data = ''
  for (const [at, { ansi, cells }] of rows.entries()) {
    if (ansi === (shown[at] ?? '')) continue
    data += moveTo(at, 0) + ansi + (cells < cols ? ERASE_TO_END : '')
  }
  return data
}

function moveTo(row: number, column: number): string {
  return `\u001b[${row + 1};${column + 1}H`
}
