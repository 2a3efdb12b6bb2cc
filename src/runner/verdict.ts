import { WEIGHTS, type Evidence, type Seen } from './evidence.ts'

/** An agent tells its end within so long after it has shown why; a next turn takes longer. */
const TURN_END_MS = 3000

/** What the evidence comes to. */
export interface Verdict {
  readonly won: Evidence
  /** The rest, the weightiest first. */
  readonly others: readonly Evidence[]
}

/**
 * Weighs the evidence: the one place where it becomes a state. Undefined when there is none: then output and silence
 * decide.
 *
 * A process that has gone beats everything. Whoever waits for a person is believed, unless a weightier source has said
 * something else since: a dialog is often on the screen before, and instead of, any other sign. What is sure that nobody is
 * asked is not overruled by a screen that was only read later. Else the weightiest wins.
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

/** A title is the agent's own word, as a hook is, and does change when somebody answers. */
function isOutdated({ hint, at }: Evidence, seen: Seen): boolean {
  const title = seen.get('title')
  return hint === true && title !== undefined && title.at.steadyMs > at.steadyMs
}

/** The file of an agent that starts says idle before the agent has taken its first prompt from the command line. */
function isEarly({ source, claim, sure }: Evidence, all: readonly Evidence[]): boolean {
  if (source !== 'session-file' || claim.says !== 'idle' || sure === true) return false
  return all.some((other) => other.source === 'screen' && other.claim.says === 'working')
}

/** A dialog that is still on the picture, while a weightier source has since said that the agent works or is done. */
function isOverruled(waiting: Evidence, all: readonly Evidence[]): boolean {
  return all.some((evidence) => overrules(evidence, waiting))
}

/** True when one piece of evidence says that what another one waits for is over. */
export function overrules(evidence: Evidence, waiting: Evidence): boolean {
  const { source, claim, at, sure } = evidence
  if (claim.says === 'waiting' || WEIGHTS[source] <= WEIGHTS[waiting.source]) return false
  if (endsAtLimit(evidence, waiting)) return false
  return at.steadyMs > waiting.at.steadyMs || (sure === true && claim.says === 'idle' && isTurns(waiting))
}

/** A turn that meets a limit is over a moment after the screen has said so: the limit is not. */
function endsAtLimit({ claim, at }: Evidence, { claim: met, at: metAt }: Evidence): boolean {
  const isLimit = met.says === 'waiting' && met.waitingFor === 'limit'
  return isLimit && claim.says === 'idle' && at.steadyMs - metAt.steadyMs < TURN_END_MS
}

/** What an agent asks in the middle of its work. What it asks before that, and limits, may be there while it is idle. */
function isTurns({ claim }: Evidence): boolean {
  return claim.says === 'waiting' && (claim.waitingFor === 'permission' || claim.waitingFor === 'question')
}

/** A title says that somebody is needed, and a file that a dialog is open; the screen says what for. */
function mostExact(waiting: readonly Evidence[]): Evidence | undefined {
  const [first] = waiting
  if (first?.source !== 'title' && first?.source !== 'session-file') return first
  return waiting.find(({ source }) => source === 'screen') ?? first
}
