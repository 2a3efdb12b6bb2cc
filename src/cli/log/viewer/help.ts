import { wrap, type Row } from '../../../tui/rows.ts'

const KEYS: readonly (readonly [string, string])[] = [
  ['↑ k   ↓ j   the wheel', 'scroll; at the end the log is followed again'],
  ['PageUp b   PageDown Space', 'scroll by a page'],
  ['Ctrl-U   Ctrl-D', 'scroll by half a page'],
  ['g Home   G F End', 'the first line; the last one, and follow'],
  ['t', 'go to a time'],
  ['/   n   N', 'search; the next one below; above'],
  ['y', 'copy the lines on the screen'],
  ['v', 'choose lines: v where they begin, then y where they end'],
  ['e', 'open the text in your editor ($VISUAL, $EDITOR)'],
  ['?', 'these keys'],
  ['q Esc Ctrl-C', 'close'],
]

/** All keys of the viewer, as the rows of a screen. */
export function helpRows(columns: number): Row[] {
  const width = Math.max(...KEYS.map(([keys]) => keys.length)) + 2
  return KEYS.flatMap(([keys, what]) => wrap(` ${keys.padEnd(width)}${what}`, columns))
}
