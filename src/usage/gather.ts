import { disagreement, type Disagreement } from './agent-total.ts'
import type { Sum } from './book.ts'
import { Findings, type Account, type UsageProblem, type UsageProvider, type UsageQuery } from './provider.ts'
import { NO_TOKENS } from './tokens.ts'

/** Deeper than helpers of agents start helpers of their own. */
const MAX_GENERATIONS = 16

/** A sum with whose it is. Tokens whose cost the agent has recorded elsewhere are not in `uncosted`. */
export interface FoundSum extends Readonly<Sum> {
  readonly agent: string
  readonly account: Account
  /** The session for which this one works as a sub-agent, and so on up to the one that a person speaks with. */
  readonly parents: readonly string[]
}

export interface Gathered {
  readonly sums: readonly FoundSum[]
  readonly problems: readonly (UsageProblem & { readonly agent: string })[]
  /** Sessions whose agent says itself that it has used something else than its records add up to. */
  readonly disagreements: readonly (Disagreement & { readonly agent: string; readonly account: Account })[]
  /** Records that look like usage and could not be read as such. */
  readonly notUnderstood: number
}

/**
 * Reads what the agents have recorded, one account after the other, so that one file is in memory in part at a time. A session
 * that is asked for comes with its sub-agents.
 */
export async function gatherUsage(
  wanted: readonly { readonly provider: UsageProvider; readonly account: Account }[],
  query: UsageQuery,
): Promise<Gathered> {
  const sums: FoundSum[] = []
  const problems: (UsageProblem & { agent: string })[] = []
  const disagreements: (Disagreement & { agent: string; account: Account })[] = []
  let notUnderstood = 0
  for (const { provider, account } of wanted) {
    const { agent } = provider
    const findings = new Findings()
    await provider.read(account, query, findings)
    const parents = parentsOf(findings)
    const isWanted = (session: string): boolean =>
      query.session === undefined || session === query.session || ancestors(session, parents).includes(query.session)
    for (const sum of ofAccount(findings)) {
      if (isWanted(sum.session)) sums.push({ ...sum, agent, account, parents: ancestors(sum.session, parents) })
    }
    disagreements.push(...disagreeing(findings, isWanted).map((one) => ({ ...one, agent, account })))
    problems.push(...findings.problems.map((problem) => ({ ...problem, agent })))
    notUnderstood += findings.notUnderstood
  }
  return { sums, problems, disagreements, notUnderstood }
}

/** The recorded cost of a session covers what its helpers have written into files of their own. */
function* ofAccount({ books }: Findings): Iterable<Sum> {
  const costed = new Map<string, number>()
  for (const book of books) {
    for (const [session, until] of book.costedUntil) costed.set(session, Math.max(until, costed.get(session) ?? 0))
  }
  for (const book of books) {
    for (const sum of book.sums) {
      const isCovered = !book.costedUntil.has(sum.session) && sum.lastAt <= (costed.get(sum.session) ?? -1)
      yield isCovered ? { ...sum, uncosted: NO_TOKENS } : sum
    }
  }
}

function parentsOf({ books }: Findings): ReadonlyMap<string, string> {
  return new Map(books.flatMap((book) => [...book.parents]))
}

function ancestors(session: string, parents: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  let next = parents.get(session)
  while (next !== undefined && next !== session && !found.includes(next) && found.length < MAX_GENERATIONS) {
    found.push(next)
    next = parents.get(next)
  }
  return found
}

/** What is only read in part cannot be held against the whole. */
function disagreeing(findings: Findings, isWanted: (session: string) => boolean): Disagreement[] {
  const { books } = findings
  const cut = new Set(books.flatMap((book) => [...book.cut]))
  const sums = new Map<string, Sum[]>()
  for (const sum of ofAccount(findings)) {
    const same = sums.get(sum.session) ?? []
    same.push(sum)
    sums.set(sum.session, same)
  }
  const found: Disagreement[] = []
  for (const book of books) {
    for (const [session, own] of book.agentTotals) {
      if (!isWanted(session) || cut.has(session)) continue
      const copied = book.copied.get(session) ?? { tokens: NO_TOKENS, costUsd: 0 }
      const one = disagreement(session, own, sums.get(session) ?? [], copied)
      if (one !== undefined) found.push(one)
    }
  }
  return found
}
