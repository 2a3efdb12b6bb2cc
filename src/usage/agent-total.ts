import type { Sum } from './book.ts'
import { plus, NO_TOKENS, TOKEN_KINDS, total, type Tokens } from './tokens.ts'

/** What an agent says itself that one session has used. Kinds that it does not tell apart are left out. */
export interface AgentTotal {
  readonly tokens?: Partial<Tokens>
  /** All that was sent and received, where the agent says only that. */
  readonly all?: number | undefined
  /** US dollars. */
  readonly costUsd?: number | undefined
  /** When it was so; milliseconds since the epoch. */
  readonly until: number
}

/** A session of which the agent says something else than its records. */
export interface Disagreement {
  readonly session: string
  /** What its records add up to. */
  readonly counted: Tokens
  /** By how many tokens the agent counts more itself, which is below 0 where it counts less. */
  readonly more: number
  /** By how many US dollars the agent counts more itself. */
  readonly moreUsd: number
}

/** Sums of fractions differ in their last digits. */
const SAME_USD = 1e-6

/**
 * Holds what an agent says of a session against the sums of its records; undefined when they agree, or when there are
 * records of a later time, of which it says nothing. `copied` is what stands in the session, but was counted for another:
 * agents count it for both or not.
 */
export function disagreement(
  session: string,
  own: AgentTotal,
  sums: readonly Readonly<Sum>[],
  copied: { readonly tokens: Tokens; readonly costUsd: number },
): Disagreement | undefined {
  if (sums.some(({ lastAt }) => lastAt > own.until)) return undefined
  const counted = sums.reduce((all, sum) => plus(all, sum.tokens), NO_TOKENS)
  const countedUsd = sums.reduce((all, sum) => all + (sum.recordedUsd ?? 0), 0)
  const isPriced = sums.every((sum) => (total(sum.uncosted) ?? 0) === 0)
  const moreUsd = own.costUsd === undefined || !isPriced ? 0 : own.costUsd - countedUsd
  const same = (held: Tokens, heldUsd: number): boolean => agrees(own, held) && Math.abs(moreUsd - heldUsd) < SAME_USD
  if (same(counted, 0) || same(plus(counted, copied.tokens), copied.costUsd)) return undefined
  return { session, counted, more: tokensOf(own) - countedAs(own, counted), moreUsd }
}

function agrees({ tokens = {}, all }: AgentTotal, held: Tokens): boolean {
  const isSame = TOKEN_KINDS.every((kind) => tokens[kind] === undefined || tokens[kind] === (held[kind] ?? 0))
  return isSame && (all === undefined || all === (total(held) ?? 0))
}

function tokensOf({ tokens = {}, all }: AgentTotal): number {
  return all ?? total({ ...NO_TOKENS, ...tokens }) ?? 0
}

/** The same kinds of what was counted. */
function countedAs({ tokens = {}, all }: AgentTotal, counted: Tokens): number {
  if (all !== undefined) return total(counted) ?? 0
  return (
    total({
      ...NO_TOKENS,
      ...Object.fromEntries(Object.keys(tokens).map((kind) => [kind, counted[kind as keyof Tokens]])),
    }) ?? 0
  )
}
