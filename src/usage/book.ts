import type { AgentTotal } from './agent-total.ts'
import { NO_TOKENS, plus, total, type Tokens } from './tokens.ts'

/** One request, as its agent has recorded it. */
export interface UsageEntry {
  readonly session: string
  readonly model: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly tokens: Tokens
  /** What the agent says it has cost, in US dollars. */
  readonly costUsd?: number | undefined
  /** It adds to a request that was counted before. */
  readonly isMore?: boolean
  /** How many requests it stands for; one by default. */
  readonly requests?: number
}

/** Everything of one session with one model on one day. */
export interface Sum {
  readonly session: string
  readonly model: string
  /** Local date, `2026-11-20`. */
  readonly day: string
  requests: number
  tokens: Tokens
  /** Those of the tokens whose cost the agent has not recorded. */
  uncosted: Tokens
  recordedUsd: number | undefined
  lastAt: number
}

/** Adds up what one file says, in the order of its lines. */
export class Book {
  readonly #sinceMs: number
  readonly #sums = new Map<string, Sum>()
  /** By session and model: the cost recorded so far. */
  readonly #recorded = new Map<string, number>()
  readonly #cut = new Set<string>()
  /** By session: the time until which its recorded cost counts. */
  readonly costedUntil = new Map<string, number>()
  /** The session that has started another one to work for it, by that other. */
  readonly parents = new Map<string, string>()
  /** By session: what the agent says itself that it has used. */
  readonly agentTotals = new Map<string, AgentTotal>()
  /** By session: what stands in it and was counted for another. */
  readonly copied = new Map<string, { readonly tokens: Tokens; readonly costUsd: number }>()
  #lastAt = 0
  /** Lines that look like usage and could not be read as such. */
  notUnderstood = 0

  constructor(sinceMs: number) {
    this.#sinceMs = sinceMs
  }

  get sums(): Iterable<Sum> {
    return this.#sums.values()
  }

  /** The latest time of its entries; milliseconds since the epoch. */
  get lastAt(): number {
    return this.#lastAt
  }

  /** Sessions of which something is older than what was asked for. */
  get cut(): ReadonlySet<string> {
    return this.#cut
  }

  add({ session, model, at, tokens, costUsd, isMore = false, requests = 1 }: UsageEntry): void {
    this.#lastAt = Math.max(this.#lastAt, at)
    if (at < this.#sinceMs) {
      this.#cut.add(session)
      return
    }
    const sum = this.#sum(session, model, at)
    if (!isMore) sum.requests += requests
    sum.tokens = plus(sum.tokens, tokens)
    if (costUsd === undefined) sum.uncosted = plus(sum.uncosted, tokens)
    else sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd
    sum.lastAt = Math.max(sum.lastAt, at)
  }

  /** Notes what stands in a session and was counted for the one that it was copied from. */
  addCopy(session: string, tokens: Tokens, costUsd = 0): void {
    const before = this.copied.get(session) ?? { tokens: NO_TOKENS, costUsd: 0 }
    this.copied.set(session, { tokens: plus(before.tokens, tokens), costUsd: before.costUsd + costUsd })
  }

  /**
   * Takes the cost of a whole session until here, by model, in US dollars. It is shared out among what it covers; a session
   * that is only counted in part is left to the price table, and one that was counted elsewhere is left out.
   */
  sessionCost(session: string, byModel: ReadonlyMap<string, number>): void {
    const open = [...this.#sums.values()].filter((sum) => sum.session === session)
    if (this.#cut.has(session) || open.length === 0) return
    for (const [model, costUsd] of byModel) {
      const key = `${session}\0${model}`
      const before = this.#recorded.get(key) ?? 0
      this.#recorded.set(key, costUsd)
      // An agent that has been started again may count from 0.
      this.#share(session, model, costUsd >= before ? costUsd - before : costUsd)
    }
    for (const sum of open) sum.uncosted = NO_TOKENS
    this.costedUntil.set(session, this.#lastAt)
  }

  #share(session: string, model: string, costUsd: number): void {
    const same = [...this.#sums.values()].filter((sum) => sum.session === session && sum.model === model)
    const weight = same.reduce((all, sum) => all + (total(sum.uncosted) ?? 0), 0)
    if (weight === 0) {
      const sum = same.at(-1) ?? this.#sum(session, model, this.#lastAt)
      sum.recordedUsd = (sum.recordedUsd ?? 0) + costUsd
      return
    }
    for (const sum of same) {
      sum.recordedUsd = (sum.recordedUsd ?? 0) + (costUsd * (total(sum.uncosted) ?? 0)) / weight
    }
  }

  #sum(session: string, model: string, at: number): Sum {
    const day = localDay(at)
    const key = `${session}\0${model}\0${day}`
    const known = this.#sums.get(key)
    if (known !== undefined) return known
    const sum: Sum = {
      session,
      model,
      day,
      requests: 0,
      tokens: NO_TOKENS,
      uncosted: NO_TOKENS,
      recordedUsd: undefined,
      lastAt: at,
    }
    this.#sums.set(key, sum)
    return sum
  }
}

/** The date where this machine is, `2026-11-20`. */
export function localDay(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
