/** What an agent asks the model, whatever it speaks. */
export interface Conversation {
  /** From the oldest on. */
  readonly turns: readonly Turn[]
  readonly tools: readonly Tool[]
  /** The schema that the answer must have; undefined: any text does. */
  readonly schema: unknown
  readonly isStream: boolean
}

export interface Turn {
  readonly who: 'user' | 'model' | 'tool'
  readonly text: string
}

export interface Tool {
  readonly name: string
  /** Of its arguments; a `custom` tool takes a text instead. */
  readonly schema: unknown
  readonly isCustom: boolean
}

/** One part of an answer, or of the way to it. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly tool: Tool; readonly input: unknown }
  | { readonly kind: 'rest'; readonly ms: number }
  /** Nothing but a refusal: the plan of the user is used up. */
  | { readonly kind: 'limit' }

/** What a model says to somebody who has used up a plan, by its HTTP status 429. */
export function limitError(): object {
  const message = 'The usage limit has been reached'
  const resets_at = Math.floor(Date.now() / 1000) + 3600
  return { type: 'error', error: { type: 'usage_limit_reached', message, plan_type: 'plus', resets_at } }
}

/** What every answer costs, so that the figures of the agents can be added up. */
export const USAGE = { input: 1000, output: 50 } as const

/** Answers a conversation as one protocol wants it. */
export interface Voice {
  /** The whole answer, for who does not want it as a stream. */
  readonly whole: (parts: readonly Part[]) => unknown
  /** The lines of a stream of events, with what came before and what comes after the parts. */
  readonly begin: () => readonly StreamEvent[]
  readonly part: (part: Extract<Part, { kind: 'text' | 'call' }>) => readonly StreamEvent[]
  readonly end: () => readonly StreamEvent[]
}

/** One event of a stream: its name where the protocol has names, and its JSON; `[DONE]` is a text. */
export interface StreamEvent {
  readonly name?: string
  readonly data: unknown
}

/** One protocol between agents and models. */
export interface Protocol {
  /** Paths of requests for an answer. */
  readonly path: RegExp
  readonly read: (body: unknown, path: string) => Conversation
  readonly voice: (conversation: Conversation, body: unknown) => Voice
}
