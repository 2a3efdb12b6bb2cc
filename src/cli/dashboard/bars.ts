import type { RunnerRow } from '../../ipc/runners.ts'
import { SHOWN_STATES } from '../../runner/state.ts'
import { cellWidth, fit, plain } from '../../terminal/plain.ts'
import type { Row } from '../../tui/rows.ts'
import { shownOf, STATE_MARKS } from '../looks/state-mark.ts'
import { ACTIONS, BINDINGS, type Action, type KeyTable } from './keys.ts'
import type { Pen } from './pen.ts'

/** How many runners are in which state, and on the right what else is to be said. */
export function header(runners: readonly RunnerRow[], right: string, columns: number, pen: Pen): Row {
  const counts = SHOWN_STATES.flatMap((state) => {
    const count = runners.filter((runner) => shownOf(runner) === state).length
    return count === 0 ? [] : [{ text: `${STATE_MARKS[state].glyph} ${count}`, colour: STATE_MARKS[state].colour }]
  })
  const words = ` ${plain(right)} `
  let left = { ansi: pen.styled(' geppetto', 'bold'), cells: 9 }
  for (const { text, colour } of counts) {
    const cells = cellWidth(text) + 2
    if (left.cells + cells > columns) break
    left = { ansi: `${left.ansi}  ${pen.styled(text, colour)}`, cells: left.cells + cells }
  }
  const room = columns - left.cells - cellWidth(words)
  if (room < 0) return left
  return { ansi: left.ansi + ' '.repeat(room) + pen.styled(words, 'dim'), cells: columns }
}

/** The keys that act now. They are left out whole where there is no room, and `?` and the way out stay. */
export function footer(table: KeyTable, chosen: RunnerRow | undefined, columns: number, pen: Pen): Row {
  const always: readonly Action[] = ['help', 'close']
  const isShown = (action: Action): boolean => BINDINGS[action].word !== '' && table.namesOf(action).length > 0
  const hints = (actions: readonly Action[]): { ansi: string; cells: number }[] =>
    actions.filter(isShown).map((action) => {
      const [key = ''] = table.namesOf(action)
      const { word } = BINDINGS[action]
      return { ansi: `${pen.styled(key, 'bold')} ${word}`, cells: cellWidth(key) + 1 + cellWidth(word) }
    })
  const kept = hints(always)
  const wanted = ACTIONS.filter((action) => !always.includes(action) && BINDINGS[action].acts?.(chosen) !== false)
  let room = columns - 1 - kept.reduce((sum, { cells }) => sum + cells + 2, 0)
  const shown = []
  for (const hint of hints(wanted)) {
    if (hint.cells + 2 > room) break
    room -= hint.cells + 2
    shown.push(hint)
  }
  const all = [...shown, ...kept]
  return {
    ansi: ` ${all.map(({ ansi }) => ansi).join('  ')}`,
    cells: 1 + all.reduce((sum, { cells }) => sum + cells, 0) + 2 * Math.max(0, all.length - 1),
  }
}

/** A question or a note in the place of the footer. */
export function sentence(text: string, columns: number, pen: Pen): Row {
  const shown = fit(plain(` ${text}`), columns)
  return { ansi: pen.styled(shown, 'bold'), cells: cellWidth(shown) }
}
