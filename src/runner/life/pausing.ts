import type { Moment } from '../../base/clock.ts'
import { activate, become, unchanged } from './changes.ts'
import type { RunnerLife, Step } from './life.ts'

/** Its processes were stopped. */
export function pause(life: RunnerLife, at: Moment): Step {
  if (life.paused !== undefined) return unchanged(life)
  const paused = { before: life.state, at }
  const held = { ...life, paused, idleFrom: undefined }
  return become(held, { kind: 'paused', since: at.wallMs }, [{ kind: 'disarm-timer' }])
}

/** Continues: returns to the state before, or to the evidence's by now. The pause does not count as silence. */
export function goOn({ paused, ...life }: RunnerLife, at: Moment): Step {
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
