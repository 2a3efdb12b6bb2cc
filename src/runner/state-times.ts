import type { RunnerState, StateKind } from './state.ts'

/** Milliseconds spent in each state that was left. */
export type StateTimes = Readonly<Partial<Record<StateKind, number>>>

/** Adds the time in `from`, which `to` has followed. A clock that was set back adds nothing. */
export function addTime(times: StateTimes, from: RunnerState, to: RunnerState): StateTimes {
  return { ...times, [from.kind]: (times[from.kind] ?? 0) + Math.max(0, to.since - from.since) }
}

/** The same with the time in the present state until `nowMs` (since the epoch). */
export function timesUntil(times: StateTimes, state: RunnerState, nowMs: number): StateTimes {
  return addTime(times, state, { kind: 'idle', since: nowMs })
}
