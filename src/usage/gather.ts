import type { Sum } from './book.ts'
import { Findings, type Account, type UsageProblem, type UsageProvider, type UsageQuery } from './provider.ts'
import { NO_TOKENS } from './tokens.ts'

/** A sum with whose it is. Tokens whose cost the agent has recorded elsewhere are not in `uncosted`. */
export interface FoundSum extends Readonly<Sum> {
  readonly agent: string
  readonly account: Account
}

export interface Gathered {
  readonly sums: readonly FoundSum[]
  readonly problems: readonly (UsageProblem & { readonly agent: string })[]
  /** Records that look like usage and could not be read as such. */
  readonly notUnderstood: number
}

/** Reads what the agents have recorded, one account after the other, so that one file is in memory in part at a time. */
export async function gatherUsage(
  wanted: readonly { readonly provider: UsageProvider; readonly account: Account }[],
  query: UsageQuery,
): Promise<Gathered> {
  const sums: FoundSum[] = []
  const problems: (UsageProblem & { agent: string })[] = []
  let notUnderstood = 0
  for (const { provider, account } of wanted) {
    const { agent } = provider
    const findings = new Findings()
    await provider.read(account, query, findings)
    for (const sum of ofAccount(findings)) {
      if (query.session === undefined || sum.session === query.session) sums.push({ ...sum, agent, account })
    }
    problems.push(...findings.problems.map((problem) => ({ ...problem, agent })))
    notUnderstood += findings.notUnderstood
  }
  return { sums, problems, notUnderstood }
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
