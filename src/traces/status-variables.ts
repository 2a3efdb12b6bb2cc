import type { WindowId } from '../protocol/ids.ts'
import { SHOWN_STATES, type ShownState } from '../runner/state.ts'
import { DEAD, STALE } from './revival.ts'

/** One runner as far as tmux shows it: its state, its pane, and the windows that show that; none where it is gone. */
export interface ShownRunner {
  readonly state: ShownState
  readonly pane: string
  readonly windows: readonly WindowId[]
  /** False for one that only has its badge: it has ended and was looked at, or a person has muted it. */
  readonly isCounted: boolean
}

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
  // The last ones: by then everything before them is true.
  return variables.set(STALE, '').set(DEAD, '')
}

/** Each id once, with a space on both sides, so that a pattern finds it whole. */
function idList(ids: readonly string[]): string {
  return ids.length === 0 ? '' : ` ${[...new Set(ids)].join(' ')} `
}
