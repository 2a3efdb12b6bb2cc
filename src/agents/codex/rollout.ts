import { basename } from 'node:path'
import * as z from 'zod/mini'
import type { Book } from '../../usage/book.ts'
import { CodexHistories, CopiedPart } from './history.ts'
import { codexThread } from './thread.ts'
import { Held } from '../../usage/held.ts'
import type { RecordReader } from '../../usage/line-files.ts'
import { count, label, maybeCount, time } from '../../usage/record-shapes.ts'
import { growth, NO_TOKENS, total, without, type Tokens } from '../../usage/tokens.ts'

const usage = z.object({
  input_tokens: count,
  cached_input_tokens: maybeCount,
  cache_write_input_tokens: maybeCount,
  output_tokens: count,
  reasoning_output_tokens: maybeCount,
})
const ordinal = z.optional(z.int())
const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('session_meta'), payload: z.object({ id: label }) }),
  z.object({
    type: z.literal('turn_context'),
    payload: z.object({ model: z.optional(label), turn_id: z.optional(label) }),
  }),
  z.object({
    type: z.literal('token_usage_record'),
    timestamp: time,
    ordinal,
    payload: z.object({
      response_id: label,
      thread_id: z.optional(label),
      usage,
      thread_token_usage: z.optional(usage),
    }),
  }),
  z.object({
    type: z.literal('event_msg'),
    timestamp: time,
    ordinal,
    payload: z.union([
      z.object({
        type: z.literal('token_count'),
        info: z.nullish(z.object({ total_token_usage: usage, last_token_usage: z.nullish(usage) })),
      }),
      z.object({ type: z.literal('task_started'), turn_id: z.optional(label) }),
      z.object({ type: z.string().check(z.refine((type) => type !== 'token_count')) }),
    ]),
  }),
])
type UsageRecord = Extract<z.infer<typeof line>, { readonly type: 'token_usage_record' }>
const other = z.object({
  type: z
    .string()
    .check(z.refine((type) => !['session_meta', 'turn_context', 'token_usage_record', 'event_msg'].includes(type))),
})

export const CODEX_MARKS = [
  '"session_meta"',
  '"turn_context"',
  '"token_usage_record"',
  '"token_count"',
  '"task_started"',
]
const UNKNOWN_MODEL = 'unknown'
const THREAD_IN_NAME = /^rollout-.*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:_[0-9a-f-]{36})?\.jsonl$/

/** The thread that a file name tells; one that was rewritten has a second id behind it. */
export function threadOf(path: string): string | undefined {
  return THREAD_IN_NAME.exec(basename(path))?.[1]
}

/** What all rollouts share. */
export class CodexShared {
  readonly held = new Held()
  readonly histories = new CodexHistories()
}

/**
 * Each response has its own record, which names its thread. Older versions have only `token_count` with the sum of the thread
 * so far, which is repeated after an interrupt: there the growth counts. The file of a fork or a sub-agent begins with a copy of
 * what it comes from, whose times may be those of the copying.
 */
export function codexRollout(path: string, { held, histories }: CodexShared): RecordReader {
  let session = threadOf(path) ?? basename(path, '.jsonl')
  let model = UNKNOWN_MODEL
  let hasHead = false
  let hasRecords = false
  /** The thread had used something before this file begins. */
  let goesOn = false
  let before: Tokens | undefined
  let copied: CopiedPart | undefined
  let origin: string | undefined
  /** What the thread had used before the first record of its own here. */
  let base: Tokens | undefined

  const takeHead = (record: unknown, book: Book): void => {
    const thread = codexThread(record)
    if (thread === undefined) return
    // Any further head came with a copy.
    if (hasHead) {
      if (thread.id !== session) copied?.foundHead()
      return
    }
    hasHead = true
    session = thread.id
    origin = thread.origins[0]
    if (thread.parent !== undefined) book.parents.set(session, thread.parent)
    before = histories.begin(thread)
    goesOn = before !== undefined || thread.origins.length > 0
    copied = new CopiedPart(thread, path, histories, before !== undefined)
  }

  const takeRecord = ({ timestamp: at, payload, ...more }: UsageRecord, book: Book): void => {
    const isCopy = payload.thread_id === undefined && copied?.precedes(at, more.ordinal) === true
    const owner = payload.thread_id ?? (isCopy ? (origin ?? session) : session)
    if (owner === session) {
      hasRecords = true
      copied?.foundOwn()
    } else copied?.foundForeign()
    const tokens = tokensOf(payload.usage)
    const addition = held.take(payload.response_id, tokens)
    if (addition === undefined) return
    book.add({ session: owner, model, at, ...addition })
    if (owner !== session || payload.thread_token_usage === undefined) return
    const thread = tokensOf(payload.thread_token_usage)
    base ??= goesOn ? growth(thread, tokens) : NO_TOKENS
    book.agentTotals.set(session, { tokens: growth(thread, base), until: book.lastAt })
  }

  const takeCount = (
    sum: Tokens,
    last: Tokens | undefined,
    at: number,
    number: number | undefined,
    book: Book,
  ): void => {
    const isCopy = copied?.covers(sum, at, number) === true
    histories.note(session, sum, { path, at })
    const tokens = isCopy || hasRecords ? NO_TOKENS : added(sum, last, before, goesOn)
    if (!isCopy) goesOn = false
    before = sum
    if ((total(tokens) ?? 0) > 0) book.add({ session, model, at, tokens })
  }

  return (record: unknown, book: Book): boolean => {
    const { success, data } = z.safeParse(line, record)
    if (!success) return z.safeParse(other, record).success
    switch (data.type) {
      case 'session_meta':
        takeHead(record, book)
        return true
      case 'turn_context':
        copied?.foundTurn(data.payload.turn_id)
        model = data.payload.model ?? model
        return true
      case 'token_usage_record':
        takeRecord(data, book)
        return true
      case 'event_msg': {
        const { payload } = data
        if ('turn_id' in payload) copied?.foundTurn(payload.turn_id)
        if (!('info' in payload) || !payload.info) return true
        const { total_token_usage: sum, last_token_usage: last } = payload.info
        takeCount(tokensOf(sum), last ? tokensOf(last) : undefined, data.timestamp, data.ordinal, book)
        return true
      }
    }
  }
}

/** What a sum has grown by. `isFirst`: before it the thread had used something that this file may not tell. */
function added(sum: Tokens, last: Tokens | undefined, before: Tokens | undefined, isFirst: boolean): Tokens {
  if (before === undefined) return isFirst && last !== undefined ? last : sum
  // A session that was compacted, or a sub-agent, may begin anew.
  if ((total(sum) ?? 0) < (total(before) ?? 0)) return sum
  const grown = growth(sum, before)
  const isAnew = isFirst && last !== undefined && total(last) === total(sum) && total(grown) !== 0
  return isAnew ? sum : grown
}

function tokensOf(counts: z.infer<typeof usage>): Tokens {
  const { input_tokens: input, cached_input_tokens: cacheRead, cache_write_input_tokens: cacheWrite } = counts
  return {
    ...NO_TOKENS,
    input: without(input, cacheRead, cacheWrite),
    output: counts.output_tokens,
    cacheRead,
    cacheWrite,
    reasoning: counts.reasoning_output_tokens,
  }
}
