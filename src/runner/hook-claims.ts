import type { Claim } from './evidence.ts'

/** An event of an agent's hook as far as it matters. */
export interface HookEvent {
  readonly agent: string
  /** As the agent calls it, such as `Stop`. */
  readonly event: string
  /** What the event is about, such as a kind of notification or of status. */
  readonly about?: string | undefined
}

/** What an event says of the agent's state. */
export interface HookClaim {
  readonly claim: Claim
  /**
   * For so long it counts; undefined: until the next. An agent that does not tell when a person presses Esc would wait or
   * work for ever: with it an event only brings the news early, and its screen, title and files go on from there.
   */
  readonly forMs: number | undefined
}

const HINT_MS = 3000

/** What is known of the hooks of one agent. */
export interface HookClaims {
  /** Whether they also tell when a person presses Esc; if not, what an event says counts for a few seconds. */
  readonly tellsAll: boolean
  /**
   * What its events say, as `event` or `event:about`. Events of tools are not among them, because a tool may run while
   * another one waits.
   */
  readonly events: Readonly<Record<string, Claim>>
  /** Its hooks may name the pane of another one of its kind, so that nothing that they say is believed. */
  readonly namesWrongPane?: true
}

export const WORKING: Claim = { says: 'working' }
export const IDLE: Claim = { says: 'idle' }
export const PERMISSION: Claim = { says: 'waiting', waitingFor: 'permission' }
export const QUESTION: Claim = { says: 'waiting', waitingFor: 'question' }

/** What an event says of the state; undefined when it says nothing. */
export function hookClaim(
  { event, about }: Pick<HookEvent, 'event' | 'about'>,
  { events, tellsAll }: HookClaims,
): HookClaim | undefined {
  const known = new Map(Object.entries(events))
  const claim = known.get(`${event}:${about}`) ?? known.get(event)
  return claim === undefined ? undefined : { claim, forMs: tellsAll ? undefined : HINT_MS }
}
