import type { Moment } from '../base/clock.ts'
import type { WaitingFor } from './state.ts'

/** The claim of one observation about the agent in a pane. */
export type Claim =
  | { readonly says: 'working' }
  | { readonly says: 'idle' }
  /** It only shows something until a person ends it: it neither works nor is done. */
  | { readonly says: 'showing' }
  | { readonly says: 'waiting'; readonly waitingFor: WaitingFor }

/**
 * The weight of each source when two disagree. An agent's explicit statement counts more than the look of its screen;
 * the end of its process counts more than any older evidence.
 */
export const WEIGHTS = {
  /** The process of the agent has ended. */
  process: 100,
  /** OSC 7501. */
  status: 90,
  /** A file in which the agent notes its own status. */
  'session-file': 80,
  hook: 70,
  title: 60,
  screen: 50,
  notification: 40,
  /** A program that is no agent has begun this line and not ended it. */
  line: 35,
  /** OSC 9;4. */
  progress: 30,
  /** The program in the foreground is one of those that only show something. */
  program: 25,
  /** OSC 133. */
  prompt: 20,
} as const

export type EvidenceSource = keyof typeof WEIGHTS

/** One observation that supports a state. */
export interface Evidence {
  readonly source: EvidenceSource
  /** Which rule found it, such as `claude/permission`. */
  readonly rule: string
  /** What was seen. */
  readonly text: string
  /** The question to a person, or the end of the answer. */
  readonly said?: string | undefined
  readonly claim: Claim
  /** Since when it holds; the same claim by the same rule, seen again, keeps its time. */
  readonly at: Moment
  /** Early news that its source never takes back: later signs of the agent count more. */
  readonly hint?: true
  /** From a source that has reported work and dialogs before: its `idle` means that no dialog is open. */
  readonly sure?: true
}

/** The present evidence: at most one piece from each source. */
export type Seen = ReadonlyMap<EvidenceSource, Evidence>

/** Adds an observation. The same claim, seen again, keeps its time. */
export function withEvidence(seen: Seen, evidence: Evidence): Seen {
  const before = seen.get(evidence.source)
  const same = before !== undefined && before.rule === evidence.rule && equalClaims(before.claim, evidence.claim)
  return new Map(seen).set(evidence.source, same ? { ...evidence, at: before.at } : evidence)
}

/** Removes the evidence of a source. */
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
