import type { Moment } from '../../base/clock.ts'
import type { EndReason, FinalState, ProgramEnd } from '../state.ts'
import type { RunnerLife, Step } from './life.ts'

/** The state of a runner after we have ended its program, for this reason. */
export function stoppedState({ at, ...end }: { readonly at: Moment } & ProgramEnd, why: EndReason): FinalState {
  return { kind: 'stopped', since: at.wallMs, why, ...programEnd(end) }
}

function programEnd({ exitCode, signal }: ProgramEnd): ProgramEnd {
  return { ...(exitCode === undefined ? {} : { exitCode }), ...(signal === undefined ? {} : { signal }) }
}

/** The state of a runner after its program has ended. */
export function exitState(event: { readonly at: Moment } & ProgramEnd): FinalState {
  if (event.exitCode === 0 && event.signal === undefined) return { kind: 'completed', since: event.at.wallMs }
  return { kind: 'failed', since: event.at.wallMs, ...programEnd(event) }
}

/** It ends in a final state. */
export function end(life: RunnerLife, final: FinalState): Step {
  // The person who has asked for the end knows of it: it is not `unseen`.
  const isKnown = final.kind === 'stopped' && final.why !== 'max-duration'
  const state = isKnown ? final : { ...final, unseen: true as const }
  return { life: { ...life, state }, actions: [{ kind: 'disarm-timer' }, { kind: 'announce', from: life.state }] }
}
