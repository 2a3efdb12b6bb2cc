import type { RunnerRecord } from '../../records/runner-file.ts'
import { SHOWN_STATES, shownState } from '../../runner/state.ts'

/**
 * Sorts runners: those that need a person first, within a state the one that is longest in it; last, the ended ones
 * without a pane, the newest first.
 */
export function inOrder(
  records: readonly RunnerRecord[],
  isPresent: (record: RunnerRecord) => boolean,
): RunnerRecord[] {
  const rank = ({ state }: RunnerRecord): number => SHOWN_STATES.indexOf(shownState(state))
  const present = records.filter(isPresent)
  const past = records.filter((record) => !isPresent(record))
  return [
    ...present.toSorted((a, b) => rank(a) - rank(b) || a.state.since - b.state.since),
    ...past.toSorted((a, b) => b.state.since - a.state.since),
  ]
}
