import type { Moment } from '../../base/clock.ts'
import type { Claim } from '../evidence.ts'
import type { EndReason, ProgramEnd, RunnerState } from '../state.ts'

/** The data that decides the state of a runner. */
export interface RunnerLife {
  readonly state: RunnerState
  /** Silence of this length makes an active runner idle. */
  readonly idleAfterMs: number
  /** An agent that says it works but shows nothing new for this long is stuck, in milliseconds. */
  readonly stuckAfterMs: number
  /** When it last wrote something that a person can see; marking counts as such. */
  readonly lastVisibleAt: Moment
  /** The claim of the evidence; undefined: output and silence decide. */
  readonly claim?: Claim | undefined
  /** True when the agent has stated the claim; false when it was read from the screen. */
  readonly firm?: boolean
  /** Since when the evidence says `done`, while that must still be confirmed by time. */
  readonly idleFrom?: Moment | undefined
  /** True once it has worked or waited for a person: an `idle` after that means done, and not its first prompt. */
  readonly hasWorked?: boolean
  /** True while the pane is visible at a terminal. */
  readonly inView?: boolean
  /** The last state under an earlier controller, until a new one is known. */
  readonly before?: RunnerState | undefined
  /**
   * Set when it was given a prompt and was not seen at work: it counts as starting, whatever its screen shows. Once its
   * output arrives: the time until which that holds, in milliseconds on the steady clock.
   */
  readonly prompted?: 'connects' | number | undefined
  /** Set while it is paused: the state before, and the time of the pause. */
  readonly paused?: { readonly before: RunnerState; readonly at: Moment }
  /** Set once we are ending it. */
  readonly ending?: EndReason
}

/** What can happen to a runner, with the time it happened. */
export type LifeEvent =
  /** Its history is in the log and its output arrives. */
  | { readonly kind: 'connected'; readonly at: Moment }
  | { readonly kind: 'visible-output'; readonly at: Moment }
  /** The claim of the evidence has changed; undefined: none any more. `firm`: the agent has stated it. */
  | { readonly kind: 'judged'; readonly at: Moment; readonly claim: Claim | undefined; readonly firm: boolean }
  /** The pane was seen at a terminal, or is not visible any more. */
  | { readonly kind: 'viewed'; readonly at: Moment; readonly inView: boolean }
  /** A person wants it to count as not looked at. */
  | { readonly kind: 'unread'; readonly at: Moment }
  /** The timer of `arm-timer` is due: for silence, or for the evidence. */
  | { readonly kind: 'silence-timer'; readonly at: Moment }
  /** `catch-up` is done: all output written until now was delivered. */
  | { readonly kind: 'caught-up'; readonly at: Moment }
  /** Its program has ended. Neither code nor signal: it is not known how. */
  | ({ readonly kind: 'exited'; readonly at: Moment } & ProgramEnd)
  | { readonly kind: 'vanished'; readonly at: Moment; readonly why: 'pane-closed' | 'server-gone' }
  | { readonly kind: 'unmarked'; readonly at: Moment }
  /** The agent for which its pane was marked by itself has ended. */
  | { readonly kind: 'agent-ended'; readonly at: Moment }
  /** Its processes were stopped, or continued. */
  | { readonly kind: 'paused'; readonly at: Moment }
  | { readonly kind: 'continued'; readonly at: Moment }
  /** We are about to end it. */
  | { readonly kind: 'ending'; readonly at: Moment; readonly why: EndReason }

/** An action that the controller has to do after a step. */
export type LifeAction =
  /** Call back with `silence-timer` after `inMs` milliseconds; replaces an earlier timer. */
  | { readonly kind: 'arm-timer'; readonly inMs: number }
  | { readonly kind: 'disarm-timer' }
  /**
   * Take in output that was written but not read yet, then call back with `caught-up`. After a stop of this process its
   * timers fire before its input is read.
   */
  | { readonly kind: 'catch-up' }
  /** The state has changed: show it, record it, tell about it. */
  | { readonly kind: 'announce'; readonly from: RunnerState }

export interface Step {
  readonly life: RunnerLife
  readonly actions: readonly LifeAction[]
}

/**
 * The life of a runner that was just marked or started, or with `before`, of one that an earlier controller had in that
 * state. `lastVisibleAt` is the time of its last known output.
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
