import type { Moment } from '../../base/clock.ts'
import { equalClaims, type Claim } from '../evidence.ts'
import { activate, become, goesOn, silenceLeftMs, unchanged } from './changes.ts'
import type { RunnerLife, Step } from './life.ts'

/** An agent that is done for less is often only between two steps: no reason to call anybody. */
export const HOLD_MS = 500

/** What only looks done, by its screen, must not write meanwhile; but not every clock on a screen is work. */
const MAX_HOLD_MS = 5000

/** What the evidence says now; before, it said `before`. */
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

/** Something new is to be seen of a runner whose state the evidence tells. */
export function shown(life: RunnerLife, at: Moment): Step {
  const seen = { ...life, lastVisibleAt: at }
  if (life.state.kind !== 'active' || life.state.stuck === undefined) return unchanged(seen)
  const { stuck: _, ...state } = life.state
  return become(seen, state, [{ kind: 'arm-timer', inMs: life.stuckAfterMs }])
}

/** The timer of a runner whose state the evidence tells: it has been done long enough, or has shown nothing for too long. */
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

/** Somebody has its pane in front now, or nobody has any more: what was done and not seen is seen now. */
export function viewed(life: RunnerLife, at: Moment): Step {
  const { state } = life
  if (life.inView !== true || state.kind !== 'idle' || state.unseen === undefined) return unchanged(life)
  return become(life, { kind: 'idle', since: at.wallMs })
}
