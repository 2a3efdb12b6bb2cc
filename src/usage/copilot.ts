import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import type { Book } from './book.ts'
import { findFiles } from './find-files.ts'
import { LineFiles, type RecordReader } from './line-files.ts'
import type { UsageProvider } from './provider.ts'
import { count, label, maybeCount, time } from './record-shapes.ts'
import { without } from './tokens.ts'

const USAGE = 'session.usage_record'
const usageRecord = z.object({
  type: z.literal(USAGE),
  id: z.optional(label),
  timestamp: time,
  data: z.object({
    usage: z.object({
      model: z.optional(label),
      inputTokens: count,
      outputTokens: count,
      cacheReadTokens: maybeCount,
      cacheWriteTokens: maybeCount,
      reasoningTokens: maybeCount,
    }),
  }),
})
const other = z.object({ type: z.string().check(z.refine((type) => type !== USAGE)) })

/**
 * Copilot CLI: `session-state/<session>/events.jsonl`. Its input includes what a cache has read. The `cost` it records
 * counts requests of a plan, not dollars.
 */
export function copilotProvider(): UsageProvider {
  const files = new LineFiles({ marks: [`"${USAGE}"`], open: reader })
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
        const lock = await stat(join(root, session, `inuse.${pid}.lock`)).catch(() => undefined)
        // One that a killed process has left may name this pid.
        if (lock !== undefined && lock.mtimeMs >= startedAt) return session
      }
      return undefined
    },
  }
}

function reader(path: string, seen: Map<string, number>): RecordReader {
  const session = basename(dirname(path))
  return (record: unknown, book: Book): boolean => {
    const { success, data } = z.safeParse(usageRecord, record)
    if (!success) return z.safeParse(other, record).success
    if (data.id !== undefined && seen.has(data.id)) return true
    if (data.id !== undefined) seen.set(data.id, 0)
    const { model = 'unknown', ...usage } = data.data.usage
    book.add({
      session,
      model,
      at: data.timestamp,
      tokens: {
        input: without(usage.inputTokens, usage.cacheReadTokens, usage.cacheWriteTokens),
        output: usage.outputTokens,
        cacheRead: usage.cacheReadTokens,
        cacheWrite: usage.cacheWriteTokens,
        reasoning: usage.reasoningTokens,
      },
    })
    return true
  }
}
