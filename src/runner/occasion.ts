import { unreachable } from '../base/failure.ts'
import type { ProgramEnd, RunnerState } from './state.ts'

/** Why a runner concerns a person who does not have it in front, the most urgent first. */
export const OCCASIONS = ['waiting', 'limit', 'failed', 'stuck', 'done'] as const
export type OccasionKind = (typeof OCCASIONS)[number]

export interface Occasion {
  readonly kind: OccasionKind
  /** What there is to tell, in words that follow a name. */
  readonly text: string
}

/** What a person wants to be told of a runner that has come into this state; undefined: nothing. */
export function occasionOf(state: RunnerState): Occasion | undefined {
  switch (state.kind) {
    case 'waiting':
      if (state.waitingFor === 'limit') return { kind: 'limit', text: 'has reached a limit' }
      return { kind: 'waiting', text: `waits for you: ${state.waitingFor}` }
    case 'idle':
      return state.unseen === true ? { kind: 'done', text: 'is done' } : undefined
    case 'active':
      return state.stuck === true ? { kind: 'stuck', text: 'is stuck' } : undefined
    case 'completed':
      return { kind: 'done', text: 'is done' }
    case 'failed':
      return { kind: 'failed', text: `has failed${endText(state)}` }
    case 'starting':
    case 'paused':
    case 'stopped':
    case 'lost':
      return undefined
    default:
      return unreachable(state)
  }
}

function endText({ exitCode, signal }: ProgramEnd): string {
  if (signal !== undefined) return ` by ${signal}`
  return exitCode === undefined ? '' : ` with exit code ${exitCode}`
}
