import { homedir } from 'node:os'
import { hostCalled } from '../../host/host.ts'
import { isFinal } from '../../runner/state.ts'
import { configFile } from '../../host/paths.ts'
import { readUsageConfig } from '../../settings/usage.ts'
import { gatherUsage, type FoundSum, type Gathered } from '../../usage/gather.ts'
import { priceTable, type PriceTable } from '../../usage/prices.ts'
import type { Account, UsageProvider } from '../../usage/provider.ts'
import { usageProviders } from '../../agents/registry.ts'
import { runnerSessions, type RunnerSessions } from '../../records/runner-sessions.ts'
import { usageOf, type Usage } from '../../usage/summary.ts'
import { total, without, type Tokens } from '../../usage/tokens.ts'
import type { Context } from '../context.ts'
import { loggedRunners, type LoggedRunner } from '../log/find-log.ts'

export interface UsageFound extends Gathered {
  readonly prices: PriceTable
  readonly owners: RunnerSessions
}

/** Reads what all agents have recorded since a time, and whose it is. */
export async function findUsage(context: Context, sinceMs: number): Promise<UsageFound> {
  const { env } = context
  const providers = await usageProviders()
  const config = readUsageConfig(configFile(env), (problem) => context.say(problem))
  const owners = await runnerSessions(holders(context), providers)
  const wanted = accountsOf(env, providers, config.accounts ?? {}, owners.accounts)
  return { ...(await gatherUsage(wanted, { sinceMs })), prices: priceTable(config.prices ?? {}), owners }
}

/** What one runner has used; undefined when no session of an agent is known to be its own. */
export async function usageOfRunner(context: Context, id: string): Promise<Usage | undefined> {
  const { env } = context
  const providers = await usageProviders()
  const mine = holders(context).filter((holder) => holder.id === id)
  const owners = await runnerSessions(mine, providers)
  const sessions = owners.sessionsOf(id)
  if (sessions.length === 0) return undefined
  const config = readUsageConfig(configFile(env), () => undefined)
  const accounts = accountsOf(env, providers, config.accounts ?? {}, owners.accounts)
  const found = new Map<string, FoundSum>()
  for (const { agent, session } of sessions) {
    const wanted = accounts.filter(({ provider }) => provider.agent === agent)
    // A session and a sub-agent of it may both be known as the runner's.
    for (const sum of (await gatherUsage(wanted, { sinceMs: 0, session })).sums) {
      found.set(JSON.stringify([agent, sum.account, sum.session, sum.model, sum.day]), sum)
    }
  }
  return usageOf([...found.values()], priceTable(config.prices ?? {}))
}

/** Usage as JSON: what is not known is null. */
export function usageJson({ requests, sessions, tokens, costUsd, costIsPartial }: Usage) {
  return { requests, sessions, tokens: tokensJson(tokens), costUsd: costUsd ?? null, costIsPartial }
}

/** Tokens as JSON. Cache writes are told by how long they stay, where the agent records that. */
export function tokensJson(tokens: Tokens) {
  const { input, output, cacheRead, cacheWrite, cacheWrite1h, reasoning } = tokens
  return {
    input: input ?? null,
    output: output ?? null,
    cacheRead: cacheRead ?? null,
    cacheWrite: cacheWrite ?? null,
    cacheWrite5m: cacheWrite1h === undefined ? null : without(cacheWrite ?? 0, cacheWrite1h),
    cacheWrite1h: cacheWrite1h ?? null,
    reasoning: reasoning ?? null,
    total: total(tokens) ?? null,
  }
}

/** Usage in one line: `12.3K in (11.0K from cache), 1.2K out, $0.05`. */
export function usageText({ tokens, ...usage }: Usage): string {
  const sent = { ...tokens, output: undefined }
  return `${countText(total(sent))} in (${countText(tokens.cacheRead)} from cache), ${countText(tokens.output)} out, ${costText(usage)}`
}

/** A number of tokens, to three digits from ten thousand on. */
export function countText(count: Tokens[keyof Tokens]): string {
  if (count === undefined) return 'n/a'
  if (count < 10_000) return String(count)
  const power = Math.min(3, Math.floor(Math.log10(count) / 3))
  const value = count / 1000 ** power
  return `${value.toFixed(value < 100 ? 1 : 0)}${['', 'K', 'M', 'G'][power] ?? ''}`
}

/** Dollars; with `+` when some of it has no known price. */
export function costText({ costUsd, costIsPartial }: Pick<Usage, 'costUsd' | 'costIsPartial'>): string {
  if (costUsd === undefined) return 'n/a'
  return `${dollarText(costUsd)}${costIsPartial ? '+' : ''}`
}

/** Dollars, to a hundredth of a cent below one. */
export function dollarText(usd: number): string {
  return `$${usd.toFixed(usd < 1 ? 4 : 2)}`
}

/** The runners of this server that have a log, with their processes as far as these live. */
export function holders(context: Context) {
  return loggedRunners(context).map((runner) => ({ ...runner, pid: isAlive(runner) ? runner.pid : undefined }))
}

/** A process id means something only while its server runs, and only on the host of that. */
function isAlive({ state, server }: LoggedRunner): boolean {
  return !isFinal(state) && hostCalled(server.host).processes?.isRunning(server.pid) === true
}

/** Every account that may be meant: of the environment, of the user's settings, and those that running agents use. */
export function accountsOf(
  env: NodeJS.ProcessEnv,
  providers: ReadonlyMap<string, UsageProvider>,
  own: Readonly<Record<string, readonly string[]>>,
  running: RunnerSessions['accounts'],
) {
  const found = new Map<string, { readonly provider: UsageProvider; readonly account: Account }>()
  for (const provider of providers.values()) {
    const extra = (own[provider.agent] ?? []).map((path) => path.replace(/^~(?=\/)/, homedir()))
    const used = running.filter((one) => one.provider === provider).map(({ account }) => account)
    for (const account of [provider.account(env, homedir()), ...extra, ...used]) {
      found.set(`${provider.agent} ${account}`, { provider, account })
    }
  }
  return [...found.values()]
}
