import type { FoundSum } from './gather.ts'
import { priceOf, type PriceTable } from './prices.ts'
import { NO_TOKENS, plus, total, type Tokens } from './tokens.ts'

export const GROUPINGS = ['runner', 'agent', 'model', 'day'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Whose runner a session is. */
export interface Owner {
  readonly id: string
  readonly name: string
}

/** What was used by one of a group. */
export interface Usage {
  readonly requests: number
  readonly sessions: number
  readonly tokens: Tokens
  /** US dollars; undefined when no price and no recorded cost is known. */
  readonly costUsd: number | undefined
  /** The cost of some of the tokens is not known, so that it was more. */
  readonly costIsPartial: boolean
}

export interface UsageRow extends Usage {
  /** No runner: used elsewhere, or by one whose session is not known. */
  readonly runner?: Owner | undefined
  readonly agent?: string
  readonly account?: string
  readonly model?: string
  readonly day?: string
}

type Name = Omit<UsageRow, keyof Usage>
type OwnerOf = (agent: string, session: string) => Owner | undefined

/** One row for each of a group; days in their order, the rest by cost and size. */
export function usageRows(sums: readonly FoundSum[], by: Grouping, prices: PriceTable, ownerOf: OwnerOf): UsageRow[] {
  const groups = new Map<string, { readonly name: Name; readonly sums: FoundSum[] }>()
  for (const sum of sums) {
    const name = nameOf(sum, by, ownerOf)
    const key = JSON.stringify(Object.values(name))
    const group = groups.get(key) ?? { name, sums: [] }
    group.sums.push(sum)
    groups.set(key, group)
  }
  const rows = [...groups.values()].map((group) => ({ ...group.name, ...usageOf(group.sums, prices) }))
  if (by === 'day') return rows.toSorted((a, b) => (a.day ?? '').localeCompare(b.day ?? ''))
  return rows.toSorted((a, b) => (b.costUsd ?? 0) - (a.costUsd ?? 0) || size(b) - size(a))
}

/** All of it in one. */
export function usageOf(sums: readonly FoundSum[], prices: PriceTable): Usage {
  let tokens = NO_TOKENS
  let costUsd: number | undefined
  let costIsPartial = false
  let requests = 0
  for (const sum of sums) {
    tokens = plus(tokens, sum.tokens)
    requests += sum.requests
    const hasUncosted = (total(sum.uncosted) ?? 0) > 0
    const priced = hasUncosted ? priceOf(sum.model, sum.uncosted, prices) : undefined
    if (hasUncosted && priced === undefined) costIsPartial = true
    for (const part of [sum.recordedUsd, priced]) if (part !== undefined) costUsd = (costUsd ?? 0) + part
  }
  const sessions = new Set(sums.map(({ agent, session }) => `${agent} ${session}`)).size
  return { requests, sessions, tokens, costUsd, costIsPartial }
}

function nameOf(sum: FoundSum, by: Grouping, ownerOf: OwnerOf): Name {
  const { agent, account, model, day, session, parents } = sum
  switch (by) {
    case 'runner': {
      // What a session has started works in the same runner, unless it has one of its own.
      const runner = [session, ...parents].map((one) => ownerOf(agent, one)).find((owner) => owner !== undefined)
      return runner === undefined ? { runner, agent, account } : { runner, agent }
    }
    case 'agent':
      return { agent, account }
    case 'model':
      return { agent, model }
    case 'day':
      return { day }
  }
}

function size({ tokens }: Usage): number {
  return total(tokens) ?? 0
}
