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

const WORKING: Claim = { says: 'working' }
const IDLE: Claim = { says: 'idle' }
const PERMISSION: Claim = { says: 'waiting', waitingFor: 'permission' }
const QUESTION: Claim = { says: 'waiting', waitingFor: 'question' }

/**
 * By agent: what its events say, as `event` or `event:about`. Events of tools are not among them, because a tool may run
 * while another one waits. Nothing of Codex is: its hooks run in a process that all panes share, and name the wrong one.
 */
const CLAIMS: Readonly<
  Record<string, { readonly tellsAll: boolean; readonly events: Readonly<Record<string, Claim>> }>
> = {
  claude: {
    tellsAll: false,
    events: {
      UserPromptSubmit: WORKING,
      PermissionRequest: PERMISSION,
      'PermissionRequest:AskUserQuestion': QUESTION,
      Stop: IDLE,
      StopFailure: IDLE,
    },
  },
  gemini: {
    tellsAll: false,
    events: {
      BeforeAgent: WORKING,
      'Notification:ToolPermission': PERMISSION,
      'Notification:ask_user': QUESTION,
      AfterAgent: IDLE,
    },
  },
  cursor: { tellsAll: false, events: { stop: IDLE } },
  aider: { tellsAll: false, events: { notification: IDLE } },
  opencode: {
    tellsAll: true,
    events: {
      'session.status:busy': WORKING,
      'session.status:retry': WORKING,
      'session.status:idle': IDLE,
      'permission.asked': PERMISSION,
      'permission.replied': WORKING,
      'question.asked': QUESTION,
      'question.replied': WORKING,
      'session.idle': IDLE,
      'session.error': IDLE,
    },
  },
}

/** What an event says of the state; undefined when it says nothing. */
export function hookClaim({ agent, event, about }: HookEvent): HookClaim | undefined {
  const known = new Map(Object.entries(CLAIMS)).get(agent)
  if (known === undefined) return undefined
  const events = new Map(Object.entries(known.events))
  const claim = events.get(`${event}:${about}`) ?? events.get(event)
  return claim === undefined ? undefined : { claim, forMs: known.tellsAll ? undefined : HINT_MS }
}
