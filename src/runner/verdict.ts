import { WEIGHTS, type Evidence, type Seen } from './evidence.ts'

/** An agent reports the end of a turn within this time after its screen has shown why; a next turn takes longer. */
const TURN_END_MS = 3000

/** The result of weighing the evidence. */
export interface Verdict {
  readonly won: Evidence
  /** The rest, the weightiest first. */
  readonly others: readonly Evidence[]
}

/**
 * Weighs the evidence: the one place where it becomes a state. Undefined when there is none: then output and silence
 * decide.
 *
 * An ended process beats everything. Evidence of waiting comes next, unless a weightier source has claimed something
 * else since: a dialog is often on the screen before, or instead of, any other sign. Sure evidence that no dialog is
 * open is not overruled by a screen that was read later. Otherwise the weightiest evidence wins.
 */
export function judge(seen: Seen): Verdict | undefined {
  const current = [...seen.values()].filter((evidence) => !isOutdated(evidence, seen))
  const all = current.toSorted((a, b) => WEIGHTS[b.source] - WEIGHTS[a.source])
  const gone = all.find(({ source }) => source === 'process')
  const waiting = all.filter((evidence) => evidence.claim.says === 'waiting' && !isOverruled(evidence, all))
  const won =
    gone ?? mostExact(waiting) ?? all.find((evidence) => evidence.claim.says !== 'waiting' && !isEarly(evidence, all))
  return won === undefined ? undefined : { won, others: all.filter((evidence) => evidence !== won) }
}

/** True for a hint that is older than the title: the title is also the agent's own word, and changes with an answer. */
function isOutdated({ hint, at }: Evidence, seen: Seen): boolean {
  const title = seen.get('title')
  return hint === true && title !== undefined && title.at.steadyMs > at.steadyMs
}

/** True for an early `idle`: a starting agent's file says so before it has taken the prompt from its command line. */
function isEarly({ source, claim, sure }: Evidence, all: readonly Evidence[]): boolean {
  if (source !== 'session-file' || claim.says !== 'idle' || sure === true) return false
  return all.some((other) => other.source === 'screen' && other.claim.says === 'working')
}

/** True for a dialog that is still on the screen after a weightier source has said that the agent works or is done. */
function isOverruled(waiting: Evidence, all: readonly Evidence[]): boolean {
  return all.some((evidence) => overrules(evidence, waiting))
}

/** True when `evidence` says that the dialog of `waiting` is over. */
export function overrules(evidence: Evidence, waiting: Evidence): boolean {
  const { source, claim, at, sure } = evidence
  if (claim.says === 'waiting' || WEIGHTS[source] <= WEIGHTS[waiting.source]) return false
  if (endsAtLimit(evidence, waiting)) return false
  return at.steadyMs > waiting.at.steadyMs || (sure === true && claim.says === 'idle' && isTurns(waiting))
}

/** True for an `idle` just after a limit was seen: the turn has ended because of the limit, which still holds. */
function endsAtLimit({ claim, at }: Evidence, { claim: met, at: metAt }: Evidence): boolean {
  const isLimit = met.says === 'waiting' && met.waitingFor === 'limit'
  return isLimit && claim.says === 'idle' && at.steadyMs - metAt.steadyMs < TURN_END_MS
}

/** True for a question within a turn. Questions before the first turn, and limits, may stand while an agent is idle. */
function isTurns({ claim }: Evidence): boolean {
  return claim.says === 'waiting' && (claim.waitingFor === 'permission' || claim.waitingFor === 'question')
}

/** The most exact evidence: a title or a file only says that a person is needed; the screen says for what. */
function mostExact(waiting: readonly Evidence[]): Evidence | undefined {
  const [first] = waiting
  if (first?.source !== 'title' && first?.source !== 'session-file') return first
  return waiting.find(({ source }) => source === 'screen') ?? first
}
