import type { WindowId } from '../protocol/ids.ts'
import { fit, plain } from '../terminal/plain.ts'
import { SHOWN_STATES, type ShownState } from '../runner/state.ts'
import { DEAD, STALE } from './revival.ts'

/** One runner as far as tmux shows it: its state, its pane, and the windows that show that; none where it is gone. */
export interface ShownRunner {
  readonly state: ShownState
  readonly pane: string
  readonly windows: readonly WindowId[]
  /** False for one that only has its badge: it has ended and was looked at, or a person has muted it. */
  readonly isCounted: boolean
  readonly name: string
  /** When it entered its state, in milliseconds since the epoch. */
  readonly since: number
}

/** The name of the one that has waited longest takes no more of a status line, in cells. */
const MOST_NAME_CELLS = 20

/** Every variable of the carrier with its value; empty means unset. */
export function statusVariables(runners: readonly ShownRunner[], hasTrouble: boolean): Map<string, string> {
  const variables = new Map([['GEPPETTO_TROUBLE', hasTrouble ? '1' : '']])
  for (const state of SHOWN_STATES) {
    if (state === 'stopped' || state === 'showing') continue
    const found = runners.filter((runner) => runner.state === state)
    const windows = found.flatMap((runner) => runner.windows)
    const panes = found.flatMap((runner) => (runner.windows.length === 0 ? [] : [runner.pane]))
    const name = `GEPPETTO_${state.toUpperCase()}`
    variables.set(name, idList(windows))
    variables.set(`${name}_PANES`, idList(panes))
    const count = found.filter(({ isCounted }) => isCounted).length
    variables.set(`${name}_COUNT`, count === 0 ? '' : String(count))
  }
  variables.set('GEPPETTO_WHO', longestWaiting(runners))
  // The last ones: by then everything before them is true.
  return variables.set(STALE, '').set(DEAD, '')
}

/** What tmux shows of a name, which is foreign text: a `#` would begin a style. */
function longestWaiting(runners: readonly ShownRunner[]): string {
  const waiting = runners.filter(({ state, isCounted }) => state === 'waiting' && isCounted)
  const [longest] = waiting.toSorted((a, b) => a.since - b.since)
  return longest === undefined ? '' : fit(plain(longest.name).replaceAll('#', ''), MOST_NAME_CELLS)
}

/** Each id once, with a space on both sides, so that a pattern finds it whole. */
function idList(ids: readonly string[]): string {
  return ids.length === 0 ? '' : ` ${[...new Set(ids)].join(' ')} `
}
