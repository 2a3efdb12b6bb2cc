import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod/mini'
import type { Book } from './book.ts'
import { findFiles } from './find-files.ts'
import { LineFiles, type RecordReader } from './line-files.ts'
import { Findings, type UsageProvider } from './provider.ts'
import { count, label, maybeCount, time } from './record-shapes.ts'
import { without } from './tokens.ts'

const answer = z.object({
  uuid: label,
  type: z.literal('assistant'),
  sessionId: z.optional(label),
  timestamp: time,
  model: z.optional(label),
  usageMetadata: z.object({
    promptTokenCount: count,
    candidatesTokenCount: count,
    totalTokenCount: maybeCount,
    cachedContentTokenCount: maybeCount,
    thoughtsTokenCount: maybeCount,
  }),
})
const other = z.object({ type: z.string().check(z.refine((type) => type !== 'assistant')) })
const runtime = z.object({ pid: z.number(), session_id: label })
const RUNTIME = '.runtime.json'

/** Qwen Code: `projects/<directory>/chats/<session>.jsonl`. Its input includes what a cache has read. */
export function qwenProvider(): UsageProvider {
  const files = new LineFiles({ marks: ['"usageMetadata"'], open: reader })
  return {
    agent: 'qwen',
    account: (_env, home) => join(home, '.qwen'),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name: string, within: readonly string[]): boolean =>
        name.endsWith('.jsonl') && within[1] === 'chats' && (session === undefined || name === `${session}.jsonl`)
      await files.read(await findFiles(join(account, 'projects'), isWanted, findings), sinceMs, findings)
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const isRuntime = (name: string): boolean => name.endsWith(RUNTIME)
      for (const path of await findFiles(join(account, 'projects'), isRuntime, new Findings())) {
        // One that a killed process has left may name this pid.
        if ((await stat(path)).mtimeMs < startedAt) continue
        const { success, data } = z.safeParse(runtime, JSON.parse(await readFile(path, 'utf8')))
        if (success && data.pid === pid) return data.session_id
      }
      return undefined
    },
  }
}

/** Thoughts are part of the candidates with some services and not with others; the total tells. */
function reader(path: string, seen: Map<string, number>): RecordReader {
  const fileSession = basename(path, '.jsonl')
  return (record: unknown, book: Book): boolean => {
    const { success, data } = z.safeParse(answer, record)
    if (!success) return z.safeParse(other, record).success
    if (seen.has(data.uuid)) return true
    seen.set(data.uuid, 0)
    const { promptTokenCount: input, candidatesTokenCount: candidates, ...more } = data.usageMetadata
    const output = more.totalTokenCount === undefined ? candidates : without(more.totalTokenCount, input)
    book.add({
      session: data.sessionId ?? fileSession,
      model: data.model ?? 'unknown',
      at: data.timestamp,
      tokens: {
        input: without(input, more.cachedContentTokenCount),
        output: Math.max(candidates, output),
        cacheRead: more.cachedContentTokenCount,
        cacheWrite: undefined,
        reasoning: more.thoughtsTokenCount,
      },
    })
    return true
  }
}
