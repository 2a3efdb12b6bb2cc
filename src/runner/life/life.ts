import type { Moment } from '../../base/clock.ts'
import type { Claim } from '../evidence.ts'
import type { EndReason, ProgramEnd, RunnerState } from '../state.ts'

/** The part of a runner that decides its state. */
export interface RunnerLife {
  readonly state: RunnerState
  /** Silence of this length makes an active runner idle. */
  readonly idleAfterMs: number
  /** An agent that says it works and shows nothing new for so long is stuck. */
  readonly stuckAfterMs: number
  /** When it last wrote something that a person can see; marking counts as such. */
  readonly lastVisibleAt: Moment
  /** What the evidence says; undefined: nothing, so that output and silence decide. */
  readonly claim?: Claim | undefined
  /** Whether that was stated rather than seen. */
  readonly firm?: boolean
  /** Since when it has been done, while that is not believed yet. */
  readonly idleFrom?: Moment | undefined
  /** It has worked, or waited for somebody: what follows is done, and not the prompt that it has begun with. */
  readonly hasWorked?: boolean
  /** A person has the pane in front. */
  readonly inView?: boolean
  /** What an earlier controller has last seen of it, until something else is known. */
  readonly before?: RunnerState | undefined
  /**
   * It was given a prompt and has not been seen at work: it is starting, whatever its screen looks like. Once its output
   * arrives: until when that is believed, in ms on the steady clock.
   */
  readonly prompted?: 'connects' | number | undefined
  /** Set while it is paused: what it was before, and since when. */
  readonly paused?: { readonly before: RunnerState; readonly at: Moment }
  /** Set once we are ending it. */
  readonly ending?: EndReason
}

/** What can happen to a runner, with the time it happened. */
export type LifeEvent =
  /** Its history is in the log and its output arrives. */
  | { readonly kind: 'connected'; readonly at: Moment }
  | { readonly kind: 'visible-output'; readonly at: Moment }
  /** The evidence says something, or (undefined) nothing any more. `firm`: the agent has stated it. */
  | { readonly kind: 'judged'; readonly at: Moment; readonly claim: Claim | undefined; readonly firm: boolean }
  /** Somebody has the pane in front now, or nobody. */
  | { readonly kind: 'viewed'; readonly at: Moment; readonly inView: boolean }
  /** The timer of `arm-timer` is due: of silence, or of what the evidence says. */
  | { readonly kind: 'silence-timer'; readonly at: Moment }
  /** What `catch-up` asked for is done: everything that was written until now has been told. */
  | { readonly kind: 'caught-up'; readonly at: Moment }
  /** Its program ended and tmux knows how. Neither code nor signal: it ended, but nobody can say how. */
  | ({ readonly kind: 'exited'; readonly at: Moment } & ProgramEnd)
  | { readonly kind: 'vanished'; readonly at: Moment; readonly why: 'pane-closed' | 'server-gone' }
  | { readonly kind: 'unmarked'; readonly at: Moment }
  /** The agent has ended for which its pane was marked by itself. */
  | { readonly kind: 'agent-ended'; readonly at: Moment }
  /** Its processes were stopped, or go on. */
  | { readonly kind: 'paused'; readonly at: Moment }
  | { readonly kind: 'continued'; readonly at: Moment }
  /** We are about to end it. */
  | { readonly kind: 'ending'; readonly at: Moment; readonly why: EndReason }

/** What the controller has to do after a step. */
export type LifeAction =
  /** Call back with `silence-timer` after so many milliseconds; replaces an earlier one. */
  | { readonly kind: 'arm-timer'; readonly inMs: number }
  | { readonly kind: 'disarm-timer' }
  /**
   * Take in what was written and has not been read yet, then call back with `caught-up`. A timer of a process that was
   * stopped is due before its input is read.
   */
  | { readonly kind: 'catch-up' }
  /** The state has changed: show it, record it, tell about it. */
  | { readonly kind: 'announce'; readonly from: RunnerState }

export interface Step {
  readonly life: RunnerLife
  readonly actions: readonly LifeAction[]
}

/**
 * A runner that was just marked, started with a prompt, or (`before`) that an earlier controller has let go of, which has
 * seen its last output at `lastVisibleAt`.
 */
export function newLife(
  at: Moment,
  limits: Pick<RunnerLife, 'idleAfterMs' | 'stuckAfterMs' | 'prompted'>,
  before?: RunnerState,
  lastVisibleAt: Moment = at,
): RunnerLife {
  const isOpen = before?.kind === 'active' || before?.kind === 'waiting'
  const hasWorked = isOpen || (before?.kind === 'idle' && before.unseen === true)
  return { state: { kind: 'starting', since: at.wallMs }, ...limits, lastVisibleAt, before, hasWorked }
}
