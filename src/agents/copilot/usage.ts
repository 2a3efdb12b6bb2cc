import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { ignoreGone } from '../../base/ignore-gone.ts'
import type { Book } from '../../usage/book.ts'
import { findFiles } from '../../usage/find-files.ts'
import { Held } from '../../usage/held.ts'
import { LineFiles, type RecordReader } from '../../usage/line-files.ts'
import type { UsageProvider } from '../../usage/provider.ts'
import { count, label, maybeCount, time } from '../../usage/record-shapes.ts'
import { NO_TOKENS, plus, without, type Tokens } from '../../usage/tokens.ts'

const USAGE = 'session.usage_record'
const SHUTDOWN = 'session.shutdown'
const counts = z.object({
  inputTokens: count,
  outputTokens: count,
  cacheReadTokens: maybeCount,
  cacheWriteTokens: maybeCount,
  reasoningTokens: maybeCount,
})
const usageRecord = z.object({
  type: z.literal(USAGE),
  id: z.optional(label),
  timestamp: time,
  data: z.object({ usage: z.extend(counts, { model: z.optional(label) }) }),
})
/** What one run of a session has used, by model. */
const shutdown = z.object({
  type: z.literal(SHUTDOWN),
  id: z.optional(label),
  timestamp: time,
  data: z.object({
    modelMetrics: z.nullish(
      z.record(label, z.object({ requests: z.nullish(z.object({ count: maybeCount })), usage: counts })),
    ),
  }),
})
const other = z.object({ type: z.string().check(z.refine((type) => type !== USAGE && type !== SHUTDOWN)) })

/**
 * Copilot CLI: `session-state/<session>/events.jsonl`, its sub-agents included. Its input includes what a cache has read. The
 * `cost` it records counts requests of a plan, not dollars.
 */
export function copilotProvider(): UsageProvider {
  const files = new LineFiles({
    marks: [`"${USAGE}"`, `"${SHUTDOWN}"`],
    share: () => new Held(),
    open: reader,
  })
  return {
    agent: 'copilot',
    account: (env, home) => resolve(home, env['COPILOT_HOME'] || '.copilot'),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name: string, within: readonly string[]): boolean =>
        name === 'events.jsonl' && within.length === 1 && (session === undefined || within[0] === session)
      await files.read(await findFiles(join(account, 'session-state'), isWanted, findings), sinceMs, findings)
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const root = join(account, 'session-state')
      for (const session of await readdir(root)) {
        const lock = await ignoreGone(stat(join(root, session, `inuse.${pid}.lock`)))
        // One that a killed process has left may name this pid.
        if (lock !== undefined && lock.mtimeMs >= startedAt) return session
      }
      return undefined
    },
  }
}

function reader(path: string, held: Held): RecordReader {
  const session = basename(dirname(path))
  let unnamed = 0
  const idOf = (id: string | undefined): string => id ?? `${path} ${unnamed++}`
  /** Whether this run of the session has recorded its requests. */
  let hasRecords = false
  let own = NO_TOKENS

  const takeShutdown = ({ id, timestamp: at, data }: z.infer<typeof shutdown>, book: Book): void => {
    const event = idOf(id)
    for (const [model, { requests, usage }] of Object.entries(data.modelMetrics ?? {})) {
      const addition = held.take(`${event} ${model}`, tokensOf(usage))
      if (addition === undefined) continue
      own = plus(own, addition.tokens)
      // Versions before 1.0.80 tell only here what was used.
      if (!hasRecords) book.add({ session, model, at, requests: requests?.count ?? 1, ...addition })
      book.agentTotals.set(session, { tokens: own, until: at })
    }
    hasRecords = false
  }

  return (record: unknown, book: Book): boolean => {
    const end = z.safeParse(shutdown, record)
    if (end.success) {
      takeShutdown(end.data, book)
      return true
    }
    const { success, data } = z.safeParse(usageRecord, record)
    if (!success) return z.safeParse(other, record).success
    hasRecords = true
    const { model = 'unknown', ...usage } = data.data.usage
    const addition = held.take(idOf(data.id), tokensOf(usage))
    if (addition !== undefined) book.add({ session, model, at: data.timestamp, ...addition })
    return true
  }
}

function tokensOf(usage: z.infer<typeof counts>): Tokens {
  return {
    ...NO_TOKENS,
    input: without(usage.inputTokens, usage.cacheReadTokens, usage.cacheWriteTokens),
    output: usage.outputTokens,
    cacheRead: usage.cacheReadTokens,
    cacheWrite: usage.cacheWriteTokens,
    reasoning: usage.reasoningTokens,
  }
}
