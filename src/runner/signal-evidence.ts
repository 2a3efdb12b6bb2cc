import type { Moment } from '../base/clock.ts'
import type { Signal } from '../terminal/signal.ts'
import type { Claim, Evidence } from './evidence.ts'
import type { WaitingFor } from './state.ts'

type StatusSignal = Extract<Signal, { kind: 'status' }>
type Told = Exclude<Signal, { kind: 'notification' }>

/** The evidence of a signal and its source; undefined evidence: that source has none any more. */
export function signalEvidence(
  signal: Told,
  at: Moment,
): { readonly source: 'status' | 'progress' | 'prompt'; readonly evidence: Evidence | undefined } {
  switch (signal.kind) {
    case 'status': {
      const claim = statusClaim(signal)
      const text = [signal.app, signal.state, signal.blockedBy, signal.message].filter((word) => word !== '').join(' ')
      const rule = `osc-7501/${signal.state}`
      return { source: 'status', evidence: claim && { source: 'status', rule, text, claim, at } }
    }
    case 'progress': {
      const runs = signal.state === 'running'
      const text = signal.percent === 0 ? 'a progress bar runs' : `a progress bar is at ${signal.percent} %`
      const claim: Claim = { says: 'working' }
      return {
        source: 'progress',
        evidence: runs ? { source: 'progress', rule: 'osc-9-4', text, claim, at } : undefined,
      }
    }
    case 'prompt': {
      // A shell may run an editor or a build: output and silence decide.
      if (signal.at === 'running') return { source: 'prompt', evidence: undefined }
      const claim: Claim = { says: 'idle' }
      return {
        source: 'prompt',
        evidence: { source: 'prompt', rule: 'osc-133', text: 'the shell is at its prompt', claim, at },
      }
    }
  }
}

/** By the protocol, `done` and `error` end a turn, and `clear` takes everything back. */
function statusClaim({ state, blockedBy, message }: StatusSignal): Claim | undefined {
  switch (state) {
    case 'working':
      return { says: 'working' }
    case 'blocked':
      return { says: 'waiting', waitingFor: BLOCKED_BY[blockedBy] ?? 'question' }
    case 'error':
      return LIMIT.test(message) ? { says: 'waiting', waitingFor: 'limit' } : { says: 'idle' }
    case 'idle':
    case 'done':
      return { says: 'idle' }
    case 'clear':
      return undefined
  }
}

const BLOCKED_BY: Readonly<Record<string, WaitingFor>> = {
  permission: 'permission',
  question: 'question',
  auth: 'login',
}
const LIMIT = /\b(?:usage|rate|session|weekly|daily) limit\b|\bquota\b/i
