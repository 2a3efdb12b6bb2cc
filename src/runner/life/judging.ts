import type { Moment } from '../../base/clock.ts'
import { equalClaims, type Claim } from '../evidence.ts'
import { activate, become, goesOn, silenceLeftMs, unchanged } from './changes.ts'
import type { RunnerLife, Step } from './life.ts'

/** How long an agent must be done before that is reported, in milliseconds: it may only be between two steps. */
export const HOLD_MS = 500

/** If only its screen says that it is done, output delays that, up to this time: a clock on the screen is no work. */
const MAX_HOLD_MS = 5000

/** Takes in a new claim of the evidence; the last one was `before`. */
export function judged(life: RunnerLife, before: Claim | undefined, at: Moment): Step {
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

/** Takes in visible output of a runner whose state is decided by evidence. */
export function shown(life: RunnerLife, at: Moment): Step {
  const seen = { ...life, lastVisibleAt: at }
  if (life.state.kind !== 'active' || life.state.stuck === undefined) return unchanged(seen)
  const { stuck: _, ...state } = life.state
  return become(seen, state, [{ kind: 'arm-timer', inMs: life.stuckAfterMs }])
}

/** The timer of a runner decided by evidence: it was done long enough, or has shown nothing for too long. */
export function overdue(life: RunnerLife, at: Moment): Step {
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

/** Its pane came into view, or left it: an `unseen` runner that comes into view becomes seen. */
export function viewed(life: RunnerLife, inView: boolean, at: Moment): Step {
  const { state } = life
  const now = { ...life, inView }
  const comes = inView && life.inView !== true
  if (!comes || state.kind !== 'idle' || state.unseen === undefined) return unchanged(now)
  return become(now, { kind: 'idle', since: at.wallMs })
}

/** A person wants an idle runner to count as not looked at, until its pane comes into view again. */
export function unread(life: RunnerLife): Step {
  const { state } = life
  if (state.kind !== 'idle' || state.unseen === true) return unchanged(life)
  return become(life, { kind: 'idle', since: state.since, unseen: true })
}
