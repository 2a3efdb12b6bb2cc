import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod/mini'
import { readRegularFile } from '../../base/regular-file.ts'
import type { Book } from '../../usage/book.ts'
import { findFiles } from '../../usage/find-files.ts'
import { Held } from '../../usage/held.ts'
import { LineFiles, type RecordReader } from '../../usage/line-files.ts'
import { originalsFirst } from '../../usage/originals-first.ts'
import { Findings, type UsageProvider } from '../../usage/provider.ts'
import { count, epochMs, label, maybeCount, time } from '../../usage/record-shapes.ts'
import { NO_TOKENS, without } from '../../usage/tokens.ts'

const answer = z.object({
  uuid: label,
  type: z.literal('assistant'),
  sessionId: z.optional(label),
  forkedFrom: z.nullish(z.object({ sessionId: label, messageUuid: label })),
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
/** A line of its history of usage: what a session had used when it ended. */
const ended = z.object({
  sessionId: label,
  timestamp: epochMs,
  models: z.record(label, z.object({ totalTokens: count })),
})
const runtime = z.object({ pid: z.number(), session_id: label })
const RUNTIME = '.runtime.json'
const helper = z.object({ model: z.optional(label) })
/** It says what a sub-agent is for. */
const MAX_HELPER_BYTES = 1024 * 1024

/**
 * Qwen Code: `projects/<directory>/chats/<session>.jsonl`, and `subagents/<session>/agent-<id>.jsonl` for those that it starts.
 * Its input includes what a cache has read.
 */
export function qwenProvider(): UsageProvider {
  const files = new LineFiles({ marks: ['"usageMetadata"'], share: () => new QwenShared(), open: reader })
  const histories = new LineFiles({ marks: ['"models"'], share: () => undefined, open: () => readHistory })
  return {
    agent: 'qwen',
    account: (_env, home) => join(home, '.qwen'),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name: string, within: readonly string[]): boolean =>
        name.endsWith('.jsonl') &&
        (within[1] === 'chats'
          ? session === undefined || name === `${session}.jsonl`
          : within[1] === 'subagents' && (session === undefined || within[2] === session))
      const found = await findFiles(join(account, 'projects'), isWanted, findings)
      await files.read(await originalsFirst(found, sinceMs), sinceMs, findings)
      const history = join(account, 'usage_record.jsonl')
      if (existsSync(history)) await histories.read([history], sinceMs, findings)
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

class QwenShared {
  readonly held = new Held()
  /** By the id of a copied answer: the one that it is a copy of. */
  readonly #originals = new Map<string, string>()

  original(id: string, copyOf: string | undefined): string {
    const original = copyOf === undefined ? undefined : (this.#originals.get(copyOf) ?? copyOf)
    if (original !== undefined) this.#originals.set(id, original)
    return original ?? this.#originals.get(id) ?? id
  }
}

/** Thoughts are part of the candidates with some services and not with others; the total tells. */
function reader(path: string, shared: QwenShared): RecordReader {
  const fileSession = basename(path, '.jsonl')
  const fileModel = helperModel(path)
  return (record: unknown, book: Book): boolean => {
    const { success, data } = z.safeParse(answer, record)
    if (!success) return z.safeParse(other, record).success
    const { promptTokenCount: input, candidatesTokenCount: candidates, ...more } = data.usageMetadata
    const output = more.totalTokenCount === undefined ? candidates : without(more.totalTokenCount, input)
    const addition = shared.held.take(shared.original(data.uuid, data.forkedFrom?.messageUuid), {
      ...NO_TOKENS,
      input: without(input, more.cachedContentTokenCount),
      output: Math.max(candidates, output),
      cacheRead: more.cachedContentTokenCount,
      reasoning: more.thoughtsTokenCount,
    })
    if (addition === undefined) return true
    const session = data.forkedFrom?.sessionId ?? data.sessionId ?? fileSession
    book.add({ session, model: data.model ?? fileModel ?? 'unknown', at: data.timestamp, ...addition })
    return true
  }
}

/** The model of a sub-agent stands in a file beside its own. */
function helperModel(path: string): string | undefined {
  if (!path.includes('/subagents/')) return undefined
  try {
    const bytes = readRegularFile(path.replace(/\.jsonl$/, '.meta.json'), MAX_HELPER_BYTES)
    return z.safeParse(helper, JSON.parse(bytes.toString())).data?.model
  } catch {
    // Without it the model is not known.
    return undefined
  }
}

/** The last line of a session is the one that counts: it is written again when it ends another time. */
function readHistory(record: unknown, book: Book): boolean {
  const { success, data } = z.safeParse(ended, record)
  if (!success) return false
  const all = Object.values(data.models).reduce((sum, { totalTokens }) => sum + totalTokens, 0)
  book.agentTotals.set(data.sessionId, { all, until: data.timestamp })
  return true
}
