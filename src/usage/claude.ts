import { basename, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { readRegularFile } from '../base/regular-file.ts'
import type { Book } from './book.ts'
import { findFiles } from './find-files.ts'
import { LineFiles } from './line-files.ts'
import type { UsageProvider } from './provider.ts'
import { count, dollars, label, maybeCount, time } from './record-shapes.ts'
import { growth, type Tokens } from './tokens.ts'

/** What stands for an answer that Claude Code has made up itself, such as an error. */
const SYNTHETIC = '<synthetic>'
/** What it notes of a running session takes some hundred bytes. */
const MAX_SESSION_BYTES = 64 * 1024

const answer = z.object({
  type: z.literal('assistant'),
  sessionId: z.optional(label),
  timestamp: time,
  message: z.object({
    id: label,
    model: label,
    usage: z.object({
      input_tokens: count,
      output_tokens: count,
      cache_creation_input_tokens: maybeCount,
      cache_read_input_tokens: maybeCount,
      output_tokens_details: z.nullish(z.object({ thinking_tokens: maybeCount })),
    }),
  }),
})
const costState = z.object({
  type: z.literal('cost-state'),
  sessionId: label,
  modelUsage: z.record(label, z.object({ costUSD: dollars })),
  hasUnknownModelCost: z.optional(z.boolean()),
})
const other = z.object({ type: z.string() })
const sessionFile = z.object({ pid: z.number(), sessionId: label, procStart: z.string() })

/** Claude Code: `projects/<directory>/<session>.jsonl`. Its input leaves out what a cache has read or written. */
export function claudeProvider(): UsageProvider {
  const files = new LineFiles({ marks: ['"usage"', '"cost-state"'], open: (path, seen) => reader(path, seen) })
  return {
    agent: 'claude',
    account: (env, home) => resolve(home, env['CLAUDE_CONFIG_DIR'] || '.claude'),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name: string, within: readonly string[]): boolean =>
        name.endsWith('.jsonl') && (session === undefined || name === `${session}.jsonl` || within.includes(session))
      await files.read(await findFiles(join(account, 'projects'), isWanted, findings), sinceMs, findings)
    },
    sessionOf: async (account, { pid, startTicks }) => {
      const bytes = readRegularFile(join(account, 'sessions', `${pid}.json`), MAX_SESSION_BYTES)
      const { success, data } = z.safeParse(sessionFile, JSON.parse(bytes.toString()))
      return success && data.pid === pid && data.procStart === startTicks ? data.sessionId : undefined
    },
  }
}

/** An answer stands on a line for each of its blocks, each time with the whole usage: by its id it counts once. */
function reader(path: string, seen: Map<string, number>) {
  const fileSession = basename(path, '.jsonl')
  return (record: unknown, book: Book): boolean => {
    const kind = z.safeParse(other, record).data?.type
    if (kind === 'cost-state') return takeCost(record, book)
    if (kind !== 'assistant') return kind !== undefined
    const { success, data } = z.safeParse(answer, record)
    if (!success) return false
    const { id, model, usage } = data.message
    if (model === SYNTHETIC) return true
    const whole: Tokens = {
      input: usage.input_tokens,
      output: usage.output_tokens,
      cacheRead: usage.cache_read_input_tokens,
      cacheWrite: usage.cache_creation_input_tokens,
      reasoning: usage.output_tokens_details?.thinking_tokens,
    }
    const counted = seen.get(id)
    if (counted !== undefined && counted >= usage.output_tokens) return true
    seen.set(id, usage.output_tokens)
    book.add({
      session: data.sessionId ?? fileSession,
      model,
      at: data.timestamp,
      // A later line may know more of the output; all else was counted.
      tokens: counted === undefined ? whole : growth(whole, { ...whole, output: counted }),
      isMore: counted !== undefined,
    })
    return true
  }
}

function takeCost(record: unknown, book: Book): boolean {
  const { success, data } = z.safeParse(costState, record)
  if (!success) return false
  if (data.hasUnknownModelCost === true) return true
  const byModel = Object.entries(data.modelUsage).map(([model, { costUSD }]) => [model, costUSD] as const)
  book.sessionCost(data.sessionId, new Map(byModel))
  return true
}
