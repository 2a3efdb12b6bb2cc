import { homedir } from 'node:os'
import { learnSession, learnedSessions } from './agent-sessions.ts'
import { environmentOf } from '../host/process-environment.ts'
import { agentProcesses } from '../host/agent-processes.ts'
import type { Account, UsageProvider } from '../usage/provider.ts'
import type { Owner } from '../usage/summary.ts'

/** A runner as far as it matters to whom usage belongs. */
export interface SessionHolder extends Owner {
  readonly agent: string
  /** Where its files are. */
  readonly directory: string
  /** Process id of its pane's program; undefined when that has ended. */
  readonly pid: number | undefined
}

export interface RunnerSessions {
  readonly ownerOf: (agent: string, session: string) => Owner | undefined
  /** Sessions of one runner, by agent. */
  readonly sessionsOf: (id: string) => readonly { readonly agent: string; readonly session: string }[]
  /** Accounts that running agents use. */
  readonly accounts: readonly { readonly provider: UsageProvider; readonly account: Account }[]
}

interface Claim {
  readonly owner: Owner
  readonly agent: string
  readonly session: string
  readonly at: number
}

/**
 * Finds out which sessions of agents are whose: what was learned before, and what the agents say of themselves while they
 * run, which is then remembered. A session that several runners had belongs to the last of them.
 */
export async function runnerSessions(
  holders: readonly SessionHolder[],
  providers: ReadonlyMap<string, UsageProvider>,
): Promise<RunnerSessions> {
  const claims: Claim[] = []
  const accounts = new Map<string, { provider: UsageProvider; account: Account }>()
  for (const holder of holders) {
    const known = learnedSessions(holder.directory)
    claims.push(...known.map(({ agent, session, at }) => ({ owner: holder, agent, session, at })))
    for (const live of await liveSessions(holder, providers)) {
      const { agent } = live.provider
      accounts.set(`${agent} ${live.account}`, live)
      if (known.some((one) => one.agent === agent && one.session === live.session)) continue
      const at = Date.now()
      claims.push({ owner: holder, agent, session: live.session, at })
      learnSession(holder.directory, { agent, session: live.session, at })
    }
  }
  const latest = new Map<string, Claim>()
  for (const claim of claims.toSorted((a, b) => a.at - b.at)) latest.set(`${claim.agent} ${claim.session}`, claim)
  return {
    ownerOf: (agent, session) => {
      const owner = latest.get(`${agent} ${session}`)?.owner
      return owner === undefined ? undefined : { id: owner.id, name: owner.name }
    },
    sessionsOf: (id) => [...latest.values()].filter(({ owner }) => owner.id === id),
    accounts: [...accounts.values()],
  }
}

async function liveSessions({ agent, pid }: SessionHolder, providers: ReadonlyMap<string, UsageProvider>) {
  const known = providers.get(agent)
  const candidates = known === undefined ? [...providers.values()] : [known]
  const found: { provider: UsageProvider; account: Account; session: string }[] = []
  if (pid === undefined) return found
  for (const process of await agentProcesses(pid)) {
    const env = environmentOf(process.pid)
    for (const provider of candidates) {
      const account = provider.account(env, env['HOME'] ?? homedir())
      // What an agent has not written, or is writing just now, says nothing.
      const session = await provider.sessionOf?.(account, process).catch(() => undefined)
      if (session !== undefined) found.push({ provider, account, session })
    }
  }
  return found
}
