import type { Claim } from './evidence.ts'

/** The used fields of an event of an agent's hook. */
export interface HookEvent {
  readonly agent: string
  /** As the agent calls it, such as `Stop`. */
  readonly event: string
  /** What the event is about, such as a kind of notification or of status. */
  readonly about?: string | undefined
}

/** The claim of an event about the agent's state. */
export interface HookClaim {
  readonly claim: Claim
  /**
   * How long the claim counts, in milliseconds; undefined: until the next one. If an agent does not report that a
   * person pressed Esc, its claim would stay for ever: then it only brings the news early, and its screen, title and
   * files decide later.
   */
  readonly forMs: number | undefined
}

const HINT_MS = 3000

/** The hooks of one agent. */
export interface HookClaims {
  /** True when they also report that a person pressed Esc; if not, a claim counts for a few seconds only. */
  readonly tellsAll: boolean
  /**
   * The claims of its events, by `event` or `event:about`. Events of tools are left out, because a tool may run while
   * another one waits.
   */
  readonly events: Readonly<Record<string, Claim>>
  /** Set when its hooks may name the pane of another agent of the same kind: then their claims are ignored. */
  readonly namesWrongPane?: true
}

export const WORKING: Claim = { says: 'working' }
export const IDLE: Claim = { says: 'idle' }
export const PERMISSION: Claim = { says: 'waiting', waitingFor: 'permission' }
export const QUESTION: Claim = { says: 'waiting', waitingFor: 'question' }

/** The claim of an event about the state; undefined when it has none. */
export function hookClaim(
  { event, about }: Pick<HookEvent, 'event' | 'about'>,
  { events, tellsAll }: HookClaims,
): HookClaim | undefined {
  const known = new Map(Object.entries(events))
  const claim = known.get(`${event}:${about}`) ?? known.get(event)
  return claim === undefined ? undefined : { claim, forMs: tellsAll ? undefined : HINT_MS }
}
