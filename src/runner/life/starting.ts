import type { Moment } from '../../base/clock.ts'
import { judged } from './judging.ts'
import { activate, become, goesOn } from './changes.ts'
import type { RunnerLife, Step } from './life.ts'

/** How long an agent that was given a prompt may take to begin its work before it counts as connected. */
const FIRST_PROMPT_MS = 20_000

/** True when its output arrives, but it has not begun to work on its prompt. */
export function isAwaited({ prompted, state }: RunnerLife): boolean {
  return typeof prompted === 'number' && state.kind === 'starting'
}

/** Connects a runner. One with a prompt stays `starting` until it works, asks a person, or FIRST_PROMPT_MS are over. */
export function connectOrAwait(life: RunnerLife, at: Moment): Step {
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
  // The state under the earlier controller holds, because no evidence contradicts it.
  if (claim === undefined && life.before?.kind === 'idle') return become({ ...life, before: undefined }, life.before)
  const since = life.before?.kind === 'active' ? life.before.since : at.wallMs
  const active = activate(life, at, life.lastVisibleAt, since)
  if (claim === undefined) return active
  const known = judged(active.life, undefined, at)
  return { life: known.life, actions: [...active.actions, ...known.actions] }
}
