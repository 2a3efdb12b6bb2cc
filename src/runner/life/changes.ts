import type { Moment } from '../../base/clock.ts'
import type { RunnerState } from '../state.ts'
import type { LifeAction, RunnerLife, Step } from './life.ts'

const NOTHING: readonly LifeAction[] = []

/** A step without actions; the data of the life may have changed. */
export function unchanged(life: RunnerLife): Step {
  return { life, actions: NOTHING }
}

/** The state becomes another one, after `actions`. */
export function become(life: RunnerLife, state: RunnerState, actions: readonly LifeAction[] = NOTHING): Step {
  return { life: { ...life, state }, actions: [...actions, { kind: 'announce', from: life.state }] }
}

/** It is active from `since` on, in ms since the epoch, until it is silent or stuck for too long. */
export function activate(life: RunnerLife, at: Moment, lastVisibleAt: Moment, since = at.wallMs): Step {
  const inMs = life.claim?.says === 'working' ? life.stuckAfterMs : silenceLeftMs({ ...life, lastVisibleAt }, at)
  return {
    life: { ...life, state: { kind: 'active', since }, lastVisibleAt },
    actions: [
      { kind: 'arm-timer', inMs },
      { kind: 'announce', from: life.state },
    ],
  }
}

/** How many milliseconds are left until its silence is complete; less than 0: it was complete by then. */
export function silenceLeftMs({ lastVisibleAt, idleAfterMs }: RunnerLife, at: Moment): number {
  return lastVisibleAt.steadyMs + idleAfterMs - at.steadyMs
}

/**
 * The state; if the previous controller reported the same one, with that one's `since` and `unseen`.
 */
export function goesOn({ before }: RunnerLife, state: RunnerState): RunnerState {
  if (before?.kind === 'waiting' && state.kind === 'waiting') {
    return before.waitingFor === state.waitingFor ? before : state
  }
  if (before?.kind !== 'idle' || state.kind !== 'idle') return state
  return before.unseen === true && state.unseen === undefined ? state : before
}
