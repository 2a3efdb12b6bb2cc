import { basename, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { readRegularFile } from '../../base/regular-file.ts'
import type { Book } from '../../usage/book.ts'
import { ClaudeAnswers } from './answers.ts'
import { findFiles } from '../../usage/find-files.ts'
import { LineFiles } from '../../usage/line-files.ts'
import { originalsFirst } from '../../usage/originals-first.ts'
import type { UsageProvider } from '../../usage/provider.ts'
import { count, dollars, label, maybeCount, time } from '../../usage/record-shapes.ts'
import { NO_TOKENS, plus, type Tokens } from '../../usage/tokens.ts'

/** What stands for an answer that Claude Code has made up itself, such as an error. */
const SYNTHETIC = '<synthetic>'
/** What it notes of a running session takes some hundred bytes. */
const MAX_SESSION_BYTES = 64 * 1024

const usage = z.object({
  input_tokens: count,
  output_tokens: count,
  cache_creation_input_tokens: maybeCount,
  cache_creation: z.nullish(z.object({ ephemeral_5m_input_tokens: maybeCount, ephemeral_1h_input_tokens: maybeCount })),
  cache_read_input_tokens: maybeCount,
  output_tokens_details: z.nullish(z.object({ thinking_tokens: maybeCount })),
})
const answer = z.object({
  type: z.literal('assistant'),
  sessionId: z.optional(label),
  forkedFrom: z.nullish(z.object({ sessionId: label })),
  isSidechain: z.nullish(z.boolean()),
  requestId: z.nullish(label),
  timestamp: time,
  message: z.object({ id: label, model: label, usage }),
})
const costState = z.object({
  type: z.literal('cost-state'),
  sessionId: label,
  modelUsage: z.record(
    label,
    z.object({
      costUSD: dollars,
      inputTokens: maybeCount,
      outputTokens: maybeCount,
      cacheReadInputTokens: maybeCount,
      cacheCreationInputTokens: maybeCount,
    }),
  ),
  hasUnknownModelCost: z.optional(z.boolean()),
})
const other = z.object({ type: z.string() })
const sessionFile = z.object({ pid: z.number(), sessionId: label, procStart: z.string() })

/** Claude Code: `projects/<directory>/<session>.jsonl`. Its input leaves out what a cache has read or written. */
export function claudeProvider(): UsageProvider {
  const files = new LineFiles({
    marks: ['"usage"', '"cost-state"'],
    share: () => new ClaudeAnswers(),
    open: reader,
  })
  return {
    agent: 'claude',
    account: (env, home) => resolve(home, env['CLAUDE_CONFIG_DIR'] || '.claude'),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name: string, within: readonly string[]): boolean =>
        name.endsWith('.jsonl') && (session === undefined || name === `${session}.jsonl` || within.includes(session))
      const found = await findFiles(join(account, 'projects'), isWanted, findings)
      await files.read(await originalsFirst(found, sinceMs), sinceMs, findings)
    },
    sessionOf: async (account, { pid, startTicks }) => {
      const bytes = readRegularFile(join(account, 'sessions', `${pid}.json`), MAX_SESSION_BYTES)
      const { success, data } = z.safeParse(sessionFile, JSON.parse(bytes.toString()))
      return success && data.pid === pid && data.procStart === startTicks ? data.sessionId : undefined
    },
  }
}

/** An answer stands on a line for each of its blocks, of which the first may know little of the usage. */
function reader(path: string, answers: ClaudeAnswers) {
  const fileSession = basename(path, '.jsonl')
  /** What the agent has said of the session before it was started again. */
  let earlier = NO_TOKENS
  let last = NO_TOKENS
  return (record: unknown, book: Book): boolean => {
    const kind = z.safeParse(other, record).data?.type
    if (kind === 'cost-state') {
      const { success, data } = z.safeParse(costState, record)
      if (!success) return false
      const own = Object.values(data.modelUsage).map(agentTokens).reduce(plus, NO_TOKENS)
      if ((own.output ?? 0) < (last.output ?? 0)) earlier = plus(earlier, last)
      last = own
      book.agentTotals.set(data.sessionId, { tokens: known(plus(own, earlier)), until: book.lastAt })
      takeCost(data, book)
      return true
    }
    if (kind !== 'assistant') return kind !== undefined
    const { success, data } = z.safeParse(answer, record)
    if (!success) return false
    const { id, model } = data.message
    if (model === SYNTHETIC) return true
    const tokens = tokensOf(data.message.usage)
    const addition = answers.take(id, data.requestId ?? undefined, data.isSidechain === true, tokens)
    if (addition === undefined) return true
    const session = data.forkedFrom?.sessionId ?? data.sessionId ?? fileSession
    book.add({ session, model, at: data.timestamp, ...addition })
    return true
  }
}

function tokensOf({ cache_creation: byTime, ...counts }: z.infer<typeof usage>): Tokens {
  const hour = byTime?.ephemeral_1h_input_tokens
  // Some services tell only the sum, some only the parts.
  const parts = (byTime?.ephemeral_5m_input_tokens ?? 0) + (hour ?? 0)
  const written = counts.cache_creation_input_tokens
  return {
    input: counts.input_tokens,
    output: counts.output_tokens,
    cacheRead: counts.cache_read_input_tokens,
    cacheWrite: written === undefined && parts === 0 ? undefined : Math.max(written ?? 0, parts),
    cacheWrite1h: hour,
    reasoning: counts.output_tokens_details?.thinking_tokens,
  }
}

type ModelUsage = z.infer<typeof costState>['modelUsage'][string]

function agentTokens(counts: ModelUsage): Tokens {
  return {
    ...NO_TOKENS,
    input: counts.inputTokens,
    output: counts.outputTokens,
    cacheRead: counts.cacheReadInputTokens,
    cacheWrite: counts.cacheCreationInputTokens,
  }
}

function known(tokens: Tokens): Partial<Tokens> {
  return Object.fromEntries(Object.entries(tokens).filter(([, count]) => count !== undefined))
}

function takeCost({ sessionId, modelUsage, hasUnknownModelCost }: z.infer<typeof costState>, book: Book): void {
  if (hasUnknownModelCost === true) return
  const byModel = Object.entries(modelUsage).map(([model, { costUSD }]) => [model, costUSD] as const)
  book.sessionCost(sessionId, new Map(byModel))
}
