import { unreachable } from '../base/failure.ts'
import { isFinal, type RunnerState } from './state.ts'

/** The part of a runner that decides its state. Times are milliseconds since the epoch. */
export interface RunnerLife {
  readonly state: RunnerState
  /** Silence of this length makes an active runner idle. */
  readonly idleAfterMs: number
  /** When it last wrote something that a person can see; marking counts as such. */
  readonly lastVisibleAt: number
}

/** What can happen to a runner, with the time it happened. */
export type LifeEvent =
  /** Its history is in the log and its output arrives. */
  | { readonly kind: 'connected'; readonly at: number }
  | { readonly kind: 'visible-output'; readonly at: number }
  | { readonly kind: 'silence-timer'; readonly at: number }
  /** Its program ended and tmux knows how. Neither code nor signal: it ended, but nobody can say how. */
  | { readonly kind: 'exited'; readonly at: number; readonly exitCode?: number; readonly signal?: string }
  | { readonly kind: 'vanished'; readonly at: number; readonly why: 'pane-closed' | 'server-gone' }
  | { readonly kind: 'unmarked'; readonly at: number }

/** What the controller has to do after a step. */
export type LifeAction =
  /** Call back with `silence-timer` at this time; replaces an earlier one. */
  | { readonly kind: 'arm-timer'; readonly at: number }
  | { readonly kind: 'disarm-timer' }
  /** The state has changed: show it, record it, tell about it. */
  | { readonly kind: 'announce'; readonly from: RunnerState }

export interface Step {
  readonly life: RunnerLife
  readonly actions: readonly LifeAction[]
}

const NOTHING: readonly LifeAction[] = []

/** A runner that was just marked. */
export function newLife(at: number, idleAfterMs: number): RunnerLife {
  return { state: { kind: 'starting', since: at }, idleAfterMs, lastVisibleAt: at }
}

/** The one place where a runner changes its state. Pure; nothing follows a final state. */
export function step(life: RunnerLife, event: LifeEvent): Step {
  if (isFinal(life.state)) return { life, actions: NOTHING }
  switch (event.kind) {
    case 'connected':
      return life.state.kind === 'starting' ? activate(life, event.at, life.lastVisibleAt) : unchanged(life)
    case 'visible-output':
      if (life.state.kind === 'active') return unchanged({ ...life, lastVisibleAt: event.at })
      return activate(life, event.at, event.at)
    case 'silence-timer':
      return afterSilence(life, event.at)
    case 'exited':
      return end(life, exitState(event))
    case 'vanished':
      return end(life, { kind: 'lost', since: event.at, why: event.why })
    case 'unmarked':
      return end(life, { kind: 'stopped', since: event.at, why: 'unmarked' })
    default:
      return unreachable(event)
  }
}

function activate(life: RunnerLife, at: number, lastVisibleAt: number): Step {
  return {
    life: { ...life, state: { kind: 'active', since: at }, lastVisibleAt },
    actions: [
      { kind: 'arm-timer', at: lastVisibleAt + life.idleAfterMs },
      { kind: 'announce', from: life.state },
    ],
  }
}

/** The timer was armed at the last change; output since then has only moved the deadline. */
function afterSilence(life: RunnerLife, at: number): Step {
  if (life.state.kind !== 'active') return unchanged(life)
  const deadline = life.lastVisibleAt + life.idleAfterMs
  if (at < deadline) return { life, actions: [{ kind: 'arm-timer', at: deadline }] }
  return {
    life: { ...life, state: { kind: 'idle', since: at } },
    actions: [{ kind: 'announce', from: life.state }],
  }
}

function exitState(event: Extract<LifeEvent, { kind: 'exited' }>): RunnerState {
  if (event.exitCode === 0 && event.signal === undefined) return { kind: 'completed', since: event.at }
  return {
    kind: 'failed',
    since: event.at,
    ...(event.exitCode === undefined ? {} : { exitCode: event.exitCode }),
    ...(event.signal === undefined ? {} : { signal: event.signal }),
  }
}

function end(life: RunnerLife, state: RunnerState): Step {
  return { life: { ...life, state }, actions: [{ kind: 'disarm-timer' }, { kind: 'announce', from: life.state }] }
}

function unchanged(life: RunnerLife): Step {
  return { life, actions: NOTHING }
}
