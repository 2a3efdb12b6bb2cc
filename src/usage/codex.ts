import { readdir, readlink } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import type { Book } from './book.ts'
import { findFiles } from './find-files.ts'
import { LineFiles, type RecordReader } from './line-files.ts'
import type { UsageProvider } from './provider.ts'
import { count, label, maybeCount, time } from './record-shapes.ts'
import { growth, NO_TOKENS, total, without, type Tokens } from './tokens.ts'

const usage = z.object({
  input_tokens: count,
  cached_input_tokens: maybeCount,
  cache_write_input_tokens: maybeCount,
  output_tokens: count,
  reasoning_output_tokens: maybeCount,
})
const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session_meta'), payload: z.object({ id: label }) }),
  z.object({ type: z.literal('turn_context'), payload: z.object({ model: z.optional(label) }) }),
  z.object({
    type: z.literal('token_usage_record'),
    timestamp: time,
    payload: z.object({ response_id: label, usage }),
  }),
  z.object({
    type: z.literal('event_msg'),
    timestamp: time,
    payload: z.union([
      z.object({
        type: z.literal('token_count'),
        info: z.nullish(z.object({ total_token_usage: usage })),
      }),
      z.object({ type: z.string().check(z.refine((type) => type !== 'token_count')) }),
    ]),
  }),
])
const other = z.object({
  type: z
    .string()
    .check(z.refine((type) => !['session_meta', 'turn_context', 'token_usage_record', 'event_msg'].includes(type))),
})

const UNKNOWN_MODEL = 'unknown'
const SESSION_IN_NAME = /^rollout-.*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.jsonl$/

/** Codex: `sessions/<year>/<month>/<day>/rollout-<time>-<thread>.jsonl`. Its input includes what a cache has read. */
export function codexProvider(): UsageProvider {
  const files = new LineFiles({
    marks: ['"session_meta"', '"turn_context"', '"token_usage_record"', '"token_count"'],
    open: reader,
  })
  return {
    agent: 'codex',
    account: (env, home) => resolve(home, env['CODEX_HOME'] || '.codex'),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name: string): boolean =>
        name.startsWith('rollout-') && name.endsWith('.jsonl') && (session === undefined || name.includes(session))
      const found = ['sessions', 'archived_sessions'].map(async (folder) =>
        findFiles(join(account, folder), isWanted, findings),
      )
      await files.read((await Promise.all(found)).flat(), sinceMs, findings)
    },
    // Only a Codex without its shared daemon holds the file itself.
    sessionOf: async (account, { pid }) => {
      const directory = `/proc/${pid}/fd`
      for (const descriptor of await readdir(directory)) {
        const path = await readlink(join(directory, descriptor)).catch(() => '')
        const session = SESSION_IN_NAME.exec(basename(path))?.[1]
        if (session !== undefined && path.startsWith(`${join(account, 'sessions')}/`)) return session
      }
      return undefined
    },
  }
}

/**
 * Each response has its own record. Older versions have only `token_count` with the sum of the session so far, which is
 * repeated after an interrupt: there the growth counts.
 */
function reader(path: string, seen: Map<string, number>): RecordReader {
  let session = SESSION_IN_NAME.exec(basename(path))?.[1] ?? basename(path, '.jsonl')
  let model = UNKNOWN_MODEL
  let hasRecords = false
  let before = NO_TOKENS
  return (record: unknown, book: Book): boolean => {
    const { success, data } = z.safeParse(line, record)
    if (!success) return z.safeParse(other, record).success
    switch (data.type) {
      case 'session_meta':
        session = data.payload.id
        return true
      case 'turn_context':
        model = data.payload.model ?? model
        return true
      case 'token_usage_record': {
        hasRecords = true
        const { response_id: id, usage: counts } = data.payload
        if (seen.has(id)) return true
        seen.set(id, counts.output_tokens)
        book.add({ session, model, at: data.timestamp, tokens: tokensOf(counts) })
        return true
      }
      case 'event_msg': {
        if (hasRecords || !('info' in data.payload) || !data.payload.info) return true
        const sum = tokensOf(data.payload.info.total_token_usage)
        // A session that was compacted may begin anew.
        const tokens = (total(sum) ?? 0) < (total(before) ?? 0) ? sum : growth(sum, before)
        before = sum
        if (total(tokens) !== 0) book.add({ session, model, at: data.timestamp, tokens })
        return true
      }
    }
  }
}

function tokensOf(counts: z.infer<typeof usage>): Tokens {
  const { input_tokens: input, cached_input_tokens: cacheRead, cache_write_input_tokens: cacheWrite } = counts
  return {
    input: without(input, cacheRead, cacheWrite),
    output: counts.output_tokens,
    cacheRead: cacheRead,
    cacheWrite: cacheWrite,
    reasoning: counts.reasoning_output_tokens,
  }
}
