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
  ['Tab', 'what its agent was asked, said and did, turn by turn, as it has noted it'],
  ['?', 'these keys'],
  ['q Esc Ctrl-C', 'close'],
]

const TURN_KEYS: readonly (readonly [string, string])[] = [
  [']   [', 'the next turn; the one before'],
  ['}   {', 'the next tool that failed or was refused; the one before'],
  ['Enter', 'unfold what a tool gave back, of the turn all of them; fold it again'],
  ['y', 'copy the turn'],
  ['↑ k   ↓ j   the wheel', 'scroll'],
  ['PageUp b   PageDown Space', 'scroll by a page'],
  ['g Home   G End', 'the first line; the last one'],
  ['/   n   N', 'search; the next one below; above'],
  ['Tab', 'what the pane has shown'],
  ['?', 'these keys'],
  ['q Esc Ctrl-C', 'close'],
]

/** All keys of the viewer, as the rows of a screen. */
export function helpRows(columns: number): Row[] {
  return rowsOf(KEYS, columns)
}

/** The same of its turns. */
export function turnHelpRows(columns: number): Row[] {
  return rowsOf(TURN_KEYS, columns)
}

function rowsOf(all: readonly (readonly [string, string])[], columns: number): Row[] {
  const width = Math.max(...all.map(([keys]) => keys.length)) + 2
  return all.flatMap(([keys, what]) => wrap(` ${keys.padEnd(width)}${what}`, columns))
}
