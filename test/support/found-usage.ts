import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { gatherUsage, type Gathered } from '../../src/usage/gather.ts'
import { usageProviders } from '../../src/agents/registry.ts'
import { total } from '../../src/usage/tokens.ts'
import { privateRoot } from './private-root.ts'

/** A home of its own, in which no agent has recorded anything yet. */
export function newHome(): string {
  return mkdtempSync(join(privateRoot(), 'u'))
}

/** What one agent has recorded below a home, read by a process that has just been started. */
export async function gathered(agent: string, home: string, session?: string, sinceMs = 0): Promise<Gathered> {
  const provider = (await usageProviders()).get(agent)
  if (provider === undefined) throw new Error(`no agent ${agent}`)
  return gatherUsage([{ provider, account: provider.account({}, home) }], { sinceMs, session })
}

/** All tokens of each session. */
export function bySession({ sums }: Gathered): Record<string, number> {
  const found: Record<string, number> = {}
  for (const sum of sums) found[sum.session] = (found[sum.session] ?? 0) + (total(sum.tokens) ?? 0)
  return found
}
