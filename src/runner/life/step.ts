import type { Moment } from '../../base/clock.ts'
import { unreachable } from '../../base/failure.ts'
import { isFinal } from '../state.ts'
import { activate, become, silenceLeftMs, unchanged } from './changes.ts'
import { end, exitState, stoppedState } from './ending.ts'
import { judged, overdue, shown, unread, viewed } from './judging.ts'
import type { LifeEvent, RunnerLife, Step } from './life.ts'
import { goOn, pause } from './pausing.ts'
import { connectOrAwait, isAwaited } from './starting.ts'

/** The one place where a runner changes its state. Pure; nothing follows a final state. */
export function step(life: RunnerLife, event: LifeEvent): Step {
  if (isFinal(life.state)) return unchanged(life)
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
      return viewed(life, event.inView, event.at)
    case 'unread':
      return unread(life)
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

/** The timer was armed at the last change; output since then has only moved the moment at which the silence is complete. */
function silent(life: RunnerLife, at: Moment, complete: (overMs: number) => Step): Step {
  if (life.state.kind !== 'active') return unchanged(life)
  const overMs = -silenceLeftMs(life, at)
  return overMs < 0 ? { life, actions: [{ kind: 'arm-timer', inMs: -overMs }] } : complete(overMs)
}
