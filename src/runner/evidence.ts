import type { Moment } from '../base/clock.ts'
import type { WaitingFor } from './state.ts'

/** What one observation says of the agent in a pane. */
export type Claim =
  | { readonly says: 'working' }
  | { readonly says: 'idle' }
  /** It only shows something, for as long as somebody likes: it neither works nor is done. */
  | { readonly says: 'showing' }
  | { readonly says: 'waiting'; readonly waitingFor: WaitingFor }

/**
 * How much each source is to be believed when two disagree. What an agent states on purpose counts more than what its
 * screen looks like; that its process has gone counts more than whatever it has left behind.
 */
export const WEIGHTS = {
  /** The process of the agent has gone. */
  process: 100,
  /** OSC 7501. */
  status: 90,
  /** A file in which the agent notes its own status. */
  'session-file': 80,
  hook: 70,
  title: 60,
  screen: 50,
  notification: 40,
  /** A program that is no agent has written this and not ended the line. */
  line: 35,
  /** OSC 9;4. */
  progress: 30,
  /** The program in the foreground is one of those that only show something. */
  program: 25,
  /** OSC 133. */
  prompt: 20,
} as const

export type EvidenceSource = keyof typeof WEIGHTS

/** One observation that speaks for a state. */
export interface Evidence {
  readonly source: EvidenceSource
  /** Which rule found it, such as `claude/permission`. */
  readonly rule: string
  /** What was seen. */
  readonly text: string
  /** What a person is asked there, or what the answer ends with. */
  readonly said?: string | undefined
  readonly claim: Claim
  /** Since when it says so; the same claim by the same rule, seen again, is not newer. */
  readonly at: Moment
  /** News that comes early and is never taken back: what the agent has shown since counts more. */
  readonly hint?: true
  /** Stated by who has told of work and dialogs before: that there is none now is known, and not only not said. */
  readonly sure?: true
}

/** What is known now: at most one piece of evidence from each source. */
export type Seen = ReadonlyMap<EvidenceSource, Evidence>

/** Adds what was observed. The same claim, seen again, keeps its time. */
export function withEvidence(seen: Seen, evidence: Evidence): Seen {
  const before = seen.get(evidence.source)
  const same = before !== undefined && before.rule === evidence.rule && equalClaims(before.claim, evidence.claim)
  return new Map(seen).set(evidence.source, same ? { ...evidence, at: before.at } : evidence)
}

/** Takes back what a source said. */
export function withoutEvidence(seen: Seen, source: EvidenceSource): Seen {
  if (!seen.has(source)) return seen
  const rest = new Map(seen)
  rest.delete(source)
  return rest
}

export function equalClaims(a: Claim | undefined, b: Claim | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.says === b.says && waitingFor(a) === waitingFor(b)
}

function waitingFor(claim: Claim): WaitingFor | undefined {
  return claim.says === 'waiting' ? claim.waitingFor : undefined
}
