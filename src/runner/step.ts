import type { Moment } from '../base/clock.ts'
import { unreachable } from '../base/failure.ts'
import { equalClaims, type Claim } from './evidence.ts'
import { isFinal, type EndReason, type FinalState, type ProgramEnd, type RunnerState } from './state.ts'

/** An agent that is done for less is often only between two steps: no reason to call anybody. */
export const HOLD_MS = 500
/** What only looks done, by its screen, must not write meanwhile; but not every clock on a screen is work. */
const MAX_HOLD_MS = 5000

/** An agent that was given a prompt has begun to work by then, or it will not be seen to. */
const FIRST_PROMPT_MS = 20_000

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

const NOTHING: readonly LifeAction[] = []

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

/** The one place where a runner changes its state. Pure; nothing follows a final state. */
export function step(life: RunnerLife, event: LifeEvent): Step {
  if (isFinal(life.state)) return { life, actions: NOTHING }
  switch (event.kind) {
    case 'connected':
      return life.state.kind === 'starting' ? connectOrAwait(life, event.at) : unchanged(life)
    case 'visible-output':
      if (isAwaited(life)) return unchanged({ ...life, lastVisibleAt: event.at })
      if (life.claim !== undefined) return shown(life, event.at)
      if (life.state.kind === 'active' || life.state.kind === 'paused')
        return unchanged({ ...life, lastVisibleAt: event.at })
      return activate(life, event.at, event.at)
    case 'judged': {
      const { claim, firm } = event
      const hasWorked = life.hasWorked === true || claim?.says === 'working' || claim?.says === 'waiting'
      const next = { ...life, claim, firm, hasWorked }
      return isAwaited(life) ? connectOrAwait(next, event.at) : judged(next, life.claim, event.at)
    }
    case 'viewed':
      return viewed({ ...life, inView: event.inView }, event.at)
    case 'silence-timer':
      if (isAwaited(life)) return connectOrAwait(life, event.at)
      if (life.claim !== undefined) return overdue(life, event.at)
      return silent(life, event.at, () => ({ life, actions: [{ kind: 'catch-up' }] }))
    case 'caught-up':
      if (life.claim !== undefined) return unchanged(life)
      return silent(life, event.at, (overMs) => become(life, { kind: 'idle', since: event.at.wallMs - overMs }))
    case 'exited':
      return end(life, life.ending === undefined ? exitState(event) : stoppedState(event, life.ending))
    case 'vanished':
      if (life.ending !== undefined) return end(life, stoppedState(event, life.ending))
      return end(life, { kind: 'lost', since: event.at.wallMs, why: event.why })
    case 'unmarked':
    case 'agent-ended':
      return end(life, { kind: 'stopped', since: event.at.wallMs, why: event.kind })
    case 'paused':
      return pause(life, event.at)
    case 'continued':
      return goOn(life, event.at)
    case 'ending':
      return unchanged({ ...life, ending: event.why })
    default:
      return unreachable(event)
  }
}

/** Its output arrives, and it has not begun with its prompt. */
function isAwaited({ prompted, state }: RunnerLife): boolean {
  return typeof prompted === 'number' && state.kind === 'starting'
}

/** What was given a prompt is connected when it works, asks somebody, or does neither for too long. */
function connectOrAwait(life: RunnerLife, at: Moment): Step {
  const { claim, prompted, ...rest } = life
  const untilMs = typeof prompted === 'number' ? prompted : at.steadyMs + FIRST_PROMPT_MS
  const leftMs = untilMs - at.steadyMs
  const isNothingYet = claim === undefined || claim.says === 'idle'
  if (prompted === undefined || leftMs <= 0 || !isNothingYet) return connect({ ...rest, claim }, at)
  return { life: { ...life, prompted: untilMs }, actions: [{ kind: 'arm-timer', inMs: leftMs }] }
}

function connect(life: RunnerLife, at: Moment): Step {
  const { claim } = life
  if (claim?.says === 'waiting') {
    const waiting = goesOn(life, { kind: 'waiting', since: at.wallMs, waitingFor: claim.waitingFor })
    return become({ ...life, before: undefined }, waiting)
  }
  if (claim?.says === 'showing') {
    return become({ ...life, before: undefined }, { kind: 'idle', since: at.wallMs, showing: true })
  }
  // What it was before the controller was another one: nothing that has come since says otherwise.
  if (claim === undefined && life.before?.kind === 'idle') return become({ ...life, before: undefined }, life.before)
  const since = life.before?.kind === 'active' ? life.before.since : at.wallMs
  const active = activate(life, at, life.lastVisibleAt, since)
  if (claim === undefined) return active
  const known = judged(active.life, undefined, at)
  return { life: known.life, actions: [...active.actions, ...known.actions] }
}

/** What the evidence says now; before, it said `before`. */
function judged(life: RunnerLife, before: Claim | undefined, at: Moment): Step {
  const { claim, state } = life
  if (equalClaims(claim, before) || state.kind === 'starting' || state.kind === 'paused') return unchanged(life)
  const settled = { ...life, idleFrom: undefined, before: undefined }
  switch (claim?.says) {
    case 'working':
      if (state.kind !== 'active') return activate(settled, at, at)
      return { life: { ...settled, lastVisibleAt: at }, actions: [{ kind: 'arm-timer', inMs: life.stuckAfterMs }] }
    case 'waiting':
      return become(settled, goesOn(life, { kind: 'waiting', since: at.wallMs, waitingFor: claim.waitingFor }), [
        { kind: 'disarm-timer' },
      ])
    case 'showing':
      return become(settled, { kind: 'idle', since: at.wallMs, showing: true }, [{ kind: 'disarm-timer' }])
    case 'idle':
      if (state.kind === 'idle' && state.showing === undefined) return unchanged(settled)
      return { life: { ...life, idleFrom: at }, actions: [{ kind: 'arm-timer', inMs: HOLD_MS }] }
    case undefined:
      if (state.kind === 'idle' && state.showing === undefined) return unchanged(settled)
      if (state.kind === 'waiting' || state.kind === 'idle') return activate(settled, at, life.lastVisibleAt)
      return { life: settled, actions: [{ kind: 'arm-timer', inMs: silenceLeftMs(life, at) }] }
  }
}

/** Something new is to be seen of a runner whose state the evidence tells. */
function shown(life: RunnerLife, at: Moment): Step {
  const seen = { ...life, lastVisibleAt: at }
  if (life.state.kind !== 'active' || life.state.stuck === undefined) return unchanged(seen)
  const { stuck: _, ...state } = life.state
  return become(seen, state, [{ kind: 'arm-timer', inMs: life.stuckAfterMs }])
}

/** The timer of a runner whose state the evidence tells: it has been done long enough, or has shown nothing for too long. */
function overdue(life: RunnerLife, at: Moment): Step {
  const { claim, firm, idleFrom, lastVisibleAt, state } = life
  if (idleFrom !== undefined) {
    const quietMs = Math.min(lastVisibleAt.steadyMs + HOLD_MS, idleFrom.steadyMs + MAX_HOLD_MS)
    const heldMs = idleFrom.steadyMs + HOLD_MS
    const leftMs = (firm === true ? heldMs : Math.max(heldMs, quietMs)) - at.steadyMs
    if (leftMs > 0) return { life, actions: [{ kind: 'arm-timer', inMs: leftMs }] }
    const unseen = life.hasWorked === true && life.inView !== true ? { unseen: true as const } : {}
    const idle = goesOn(life, { kind: 'idle', since: idleFrom.wallMs, ...unseen })
    return become({ ...life, idleFrom: undefined, before: undefined }, idle)
  }
  if (claim?.says !== 'working' || state.kind !== 'active' || state.stuck === true) return unchanged(life)
  const leftMs = lastVisibleAt.steadyMs + life.stuckAfterMs - at.steadyMs
  if (leftMs > 0) return { life, actions: [{ kind: 'arm-timer', inMs: leftMs }] }
  return become(life, { ...state, stuck: true })
}

function viewed(life: RunnerLife, at: Moment): Step {
  const { state } = life
  if (life.inView !== true || state.kind !== 'idle' || state.unseen === undefined) return unchanged(life)
  return become(life, { kind: 'idle', since: at.wallMs })
}

/** What an earlier controller has seen as well goes on, and whoever has looked then has looked. */
function goesOn({ before }: RunnerLife, state: RunnerState): RunnerState {
  if (before?.kind === 'waiting' && state.kind === 'waiting') {
    return before.waitingFor === state.waitingFor ? before : state
  }
  if (before?.kind !== 'idle' || state.kind !== 'idle') return state
  return before.unseen === true && state.unseen === undefined ? state : before
}

function become(life: RunnerLife, state: RunnerState, actions: readonly LifeAction[] = NOTHING): Step {
  return { life: { ...life, state }, actions: [...actions, { kind: 'announce', from: life.state }] }
}

function silenceLeftMs({ lastVisibleAt, idleAfterMs }: RunnerLife, at: Moment): number {
  return lastVisibleAt.steadyMs + idleAfterMs - at.steadyMs
}

function activate(life: RunnerLife, at: Moment, lastVisibleAt: Moment, since = at.wallMs): Step {
  const inMs = life.claim?.says === 'working' ? life.stuckAfterMs : silenceLeftMs({ ...life, lastVisibleAt }, at)
  return {
    life: { ...life, state: { kind: 'active', since }, lastVisibleAt },
    actions: [
      { kind: 'arm-timer', inMs },
      { kind: 'announce', from: life.state },
    ],
  }
}

/** The timer was armed at the last change; output since then has only moved the moment at which the silence is complete. */
function silent(life: RunnerLife, at: Moment, complete: (overMs: number) => Step): Step {
  if (life.state.kind !== 'active') return unchanged(life)
  const overMs = -silenceLeftMs(life, at)
  return overMs < 0 ? { life, actions: [{ kind: 'arm-timer', inMs: -overMs }] } : complete(overMs)
}

function pause(life: RunnerLife, at: Moment): Step {
  if (life.paused !== undefined) return unchanged(life)
  const paused = { before: life.state, at }
  const held = { ...life, paused, idleFrom: undefined }
  return become(held, { kind: 'paused', since: at.wallMs }, [{ kind: 'disarm-timer' }])
}

/** What it was before, or what the evidence says by now; its silence has not become longer. */
function goOn({ paused, ...life }: RunnerLife, at: Moment): Step {
  if (paused === undefined) return unchanged(life)
  const { before } = paused
  const { claim, lastVisibleAt } = life
  const spanMs = at.steadyMs - Math.max(paused.at.steadyMs, lastVisibleAt.steadyMs)
  const visibleAt = { wallMs: lastVisibleAt.wallMs + spanMs, steadyMs: lastVisibleAt.steadyMs + spanMs }
  if (claim?.says === 'waiting' && before.kind !== 'waiting') {
    return become(life, { kind: 'waiting', since: at.wallMs, waitingFor: claim.waitingFor })
  }
  if (typeof life.prompted === 'number' && before.kind === 'starting' && claim?.says !== 'working') {
    const prompted = life.prompted + at.steadyMs - paused.at.steadyMs
    return become({ ...life, prompted }, before, [{ kind: 'arm-timer', inMs: prompted - at.steadyMs }])
  }
  if (claim?.says === 'idle' && before.kind !== 'idle') return become(life, { kind: 'idle', since: at.wallMs })
  if (claim?.says === 'working' || before.kind === 'active') return activate(life, at, visibleAt)
  return become(life, before)
}

function stoppedState({ at, ...end }: { readonly at: Moment } & ProgramEnd, why: EndReason): FinalState {
  return { kind: 'stopped', since: at.wallMs, why, ...programEnd(end) }
}

function programEnd({ exitCode, signal }: ProgramEnd): ProgramEnd {
  return { ...(exitCode === undefined ? {} : { exitCode }), ...(signal === undefined ? {} : { signal }) }
}

/** What a runner is after its program has ended. */
export function exitState(event: { readonly at: Moment } & ProgramEnd): FinalState {
  if (event.exitCode === 0 && event.signal === undefined) return { kind: 'completed', since: event.at.wallMs }
  return { kind: 'failed', since: event.at.wallMs, ...programEnd(event) }
}

function end(life: RunnerLife, final: FinalState): Step {
  // Somebody has asked for it, and knows.
  const isKnown = final.kind === 'stopped' && final.why !== 'max-duration'
  const state = isKnown ? final : { ...final, unseen: true as const }
  return { life: { ...life, state }, actions: [{ kind: 'disarm-timer' }, { kind: 'announce', from: life.state }] }
}

function unchanged(life: RunnerLife): Step {
  return { life, actions: NOTHING }
}
