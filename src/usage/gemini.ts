import { basename, join } from 'node:path'
import * as z from 'zod/mini'
import type { Book } from './book.ts'
import { findFiles } from './find-files.ts'
import { LineFiles, type RecordReader } from './line-files.ts'
import type { UsageProvider } from './provider.ts'
import { count, label, maybeCount, time } from './record-shapes.ts'
import { total, without } from './tokens.ts'

const header = z.object({ sessionId: label, projectHash: z.string() })
const answer = z.object({
  id: label,
  type: z.literal('gemini'),
  timestamp: time,
  model: z.optional(label),
  /** None for an answer that was cancelled. */
  tokens: z.nullish(
    z.object({
      input: count,
      output: count,
      cached: maybeCount,
      thoughts: maybeCount,
      tool: maybeCount,
    }),
  ),
})
const other = z.object({ type: z.optional(z.string().check(z.refine((type) => type !== 'gemini'))) })

/**
 * Gemini CLI: `tmp/<project>/chats/session-<time>-<id>.jsonl`. Its input includes what a cache has read, its output leaves
 * out thoughts.
 */
export function geminiProvider(): UsageProvider {
  const files = new LineFiles({ marks: ['"tokens"', '"projectHash"'], open: reader })
  return {
    agent: 'gemini',
    account: (_env, home) => join(home, '.gemini'),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name: string, within: readonly string[]): boolean =>
        name.endsWith('.jsonl') &&
        within[1] === 'chats' &&
        (session === undefined || name.includes(session.slice(0, 8)))
      await files.read(await findFiles(join(account, 'tmp'), isWanted, findings), sinceMs, findings)
    },
  }
}

/** An answer is written again, with the same id, when one of its tools has ended. */
function reader(path: string, seen: Map<string, number>): RecordReader {
  let session = basename(path, '.jsonl')
  return (record: unknown, book: Book): boolean => {
    const begin = z.safeParse(header, record)
    if (begin.success) {
      session = begin.data.sessionId
      return true
    }
    const { success, data } = z.safeParse(answer, record)
    if (!success) return z.safeParse(other, record).success
    if (!data.tokens) return true
    const { input, output, cached, thoughts, tool } = data.tokens
    const tokens = {
      input: without(input, cached) + (tool ?? 0),
      output: output + (thoughts ?? 0),
      cacheRead: cached,
      cacheWrite: undefined,
      reasoning: thoughts,
    }
    if (seen.has(data.id)) return true
    seen.set(data.id, total(tokens) ?? 0)
    book.add({ session, model: data.model ?? 'unknown', at: data.timestamp, tokens })
    return true
  }
}
