import { unreachable } from '../base/failure.ts'
import type { ProgramEnd, RunnerState } from './state.ts'

/** The reasons to notify a person of a runner that is not in view, the most urgent first. */
export const OCCASIONS = ['waiting', 'limit', 'failed', 'stuck', 'done'] as const
export type OccasionKind = (typeof OCCASIONS)[number]

export interface Occasion {
  readonly kind: OccasionKind
  /** The reason, in words that follow the runner's name. */
  readonly text: string
}

/** The reason to notify a person of a runner in this new state; undefined: none. */
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
