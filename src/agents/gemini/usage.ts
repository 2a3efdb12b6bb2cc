import { basename, join } from 'node:path'
import * as z from 'zod/mini'
import type { Book } from '../../usage/book.ts'
import { findFiles } from '../../usage/find-files.ts'
import { Held } from '../../usage/held.ts'
import { LineFiles, type RecordReader } from '../../usage/line-files.ts'
import type { UsageProvider } from '../../usage/provider.ts'
import { count, label, maybeCount, time } from '../../usage/record-shapes.ts'
import { NO_TOKENS, without } from '../../usage/tokens.ts'

const header = z.object({ sessionId: label, projectHash: z.string(), messages: z.optional(z.array(z.unknown())) })
/** History that was put in the place of what there was: answers that are known, and perhaps more. */
const replaced = z.object({ $set: z.object({ messages: z.array(z.unknown()) }) })
const answer = z.object({
  id: label,
  type: z.literal('gemini'),
  timestamp: time,
  model: z.optional(label),
  /** None for an answer that was cancelled, or is not whole yet. */
  tokens: z.nullish(
    z.object({
      input: count,
      output: count,
      cached: maybeCount,
      thoughts: maybeCount,
      tool: maybeCount,
      total: maybeCount,
    }),
  ),
})
const other = z.object({ type: z.optional(z.string().check(z.refine((type) => type !== 'gemini'))) })
const CHATS = 'chats'

/**
 * Gemini CLI: `tmp/<project>/chats/session-<time>-<id>.jsonl`, and `chats/<session>/<id>.jsonl` for its sub-agents. Its input
 * includes what a cache has read, its output leaves out thoughts.
 */
export function geminiProvider(): UsageProvider {
  const files = new LineFiles({
    marks: ['"tokens"', '"projectHash"'],
    share: () => new GeminiShared(),
    open: reader,
  })
  return {
    agent: 'gemini',
    account: (_env, home) => join(home, '.gemini'),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name: string, within: readonly string[]): boolean =>
        name.endsWith('.jsonl') &&
        within[1] === CHATS &&
        (session === undefined || name.includes(session.slice(0, 8)) || within[2] === session)
      await files.read(await findFiles(join(account, 'tmp'), isWanted, findings), sinceMs, findings)
    },
  }
}

class GeminiShared {
  readonly held = new Held()
  /** What each answer says that it has used in all. */
  readonly totals = new Map<string, number>()
}

/** An answer is written again, with the same id, when its usage is known and when one of its tools has ended. */
function reader(path: string, { held, totals }: GeminiShared): RecordReader {
  let session = basename(path, '.jsonl')
  let all = 0
  const parent = /\/chats\/([^/]+)\/[^/]+$/.exec(path)?.[1]

  const take = (record: unknown, book: Book): boolean => {
    const { success, data } = z.safeParse(answer, record)
    if (!success) return z.safeParse(other, record).success
    if (!data.tokens) return true
    const { input, output, cached, thoughts, tool, total } = data.tokens
    const addition = held.take(data.id, {
      ...NO_TOKENS,
      input: without(input, cached) + (tool ?? 0),
      output: output + (thoughts ?? 0),
      cacheRead: cached,
      reasoning: thoughts,
    })
    if (addition !== undefined) book.add({ session, model: data.model ?? 'unknown', at: data.timestamp, ...addition })
    if (total === undefined) return true
    const before = totals.get(data.id) ?? 0
    totals.set(data.id, Math.max(before, total))
    all += Math.max(0, total - before)
    if (all > 0) book.agentTotals.set(session, { all, until: book.lastAt })
    return true
  }

  return (record: unknown, book: Book): boolean => {
    const inPlace = z.safeParse(replaced, record)
    if (inPlace.success) return inPlace.data.$set.messages.map((message) => take(message, book)).every(Boolean)
    const begin = z.safeParse(header, record)
    if (!begin.success) return take(record, book)
    session = begin.data.sessionId
    if (parent !== undefined && parent !== session) book.parents.set(session, parent)
    return (begin.data.messages ?? []).map((message) => take(message, book)).every(Boolean)
  }
}
