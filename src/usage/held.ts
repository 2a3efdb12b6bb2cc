import { growth, largest, type Tokens } from './tokens.ts'

/** What has to be added to a sum. */
export interface Addition {
  readonly tokens: Tokens
  /** It adds to a request that was counted before. */
  readonly isMore: boolean
}

/**
 * What was counted of each request, by its id, in all files of an agent. Agents write a request several times: for each part of
 * an answer, before the answer is whole, and again into the files of sessions that go on from another. The largest of each
 * kind counts, once.
 */
export class Held {
  readonly #counted = new Map<string, Tokens>()

  /** Takes a record of a request; returns what it adds, undefined when it says nothing new. */
  take(id: string, tokens: Tokens): Addition | undefined {
    const before = this.#counted.get(id)
    const added = addition(tokens, before)
    if (added !== undefined) this.#counted.set(id, before === undefined ? tokens : largest(tokens, before))
    return added
  }
}

/** What a record adds to what was counted of its request; undefined when it says nothing new. */
export function addition(tokens: Tokens, before: Tokens | undefined): Addition | undefined {
  if (before === undefined) return { tokens, isMore: false }
  const more = growth(tokens, before)
  return Object.values(more).some((count) => (count ?? 0) > 0) ? { tokens: more, isMore: true } : undefined
}
