import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import type { AgentTotal } from '../../usage/agent-total.ts'
import { Book, type UsageEntry } from '../../usage/book.ts'
import { findFiles } from '../../usage/find-files.ts'
import { Held } from '../../usage/held.ts'
import { Findings, type UsageProvider } from '../../usage/provider.ts'
import { count, dollars, epochMs, label, maybeCount, maybeDollars } from '../../usage/record-shapes.ts'
import { NO_TOKENS, without, type Tokens } from '../../usage/tokens.ts'

/** A conversation is one file that is read whole. */
const MAX_FILE_BYTES = 64 * 1024 * 1024
const MESSAGES = '.messages.json'

const conversation = z.object({ messages: z.array(z.unknown()) })
const measured = z.object({ metrics: z.object({}) })
const metrics = z.object({
  inputTokens: count,
  outputTokens: count,
  cacheReadTokens: maybeCount,
  cacheWriteTokens: maybeCount,
})
const answer = z.object({
  id: z.optional(label),
  ts: z.optional(epochMs),
  modelInfo: z.nullish(z.object({ id: z.optional(label) })),
  metrics: z.extend(metrics, { cost: maybeDollars }),
})
const own = z.extend(metrics, { totalCost: z.optional(dollars) })
const manifest = z.object({ pid: z.number(), status: z.optional(z.string()) })
/** What the session says that it has used itself, and with those that it has started. */
const manifestTotals = z.object({
  metadata: z.object({ usage: z.optional(own), aggregateUsage: z.optional(own) }),
})

interface Answer extends UsageEntry {
  /** The same in each copy of the message. */
  readonly id: string | undefined
}

/** One conversation, as it was when its file had the mark. */
interface Conversation {
  readonly mark: string
  readonly answers: readonly Answer[]
  readonly notUnderstood: number
}

/** Cline: `data/sessions/<session>/<session>.messages.json`. Its input includes what a cache has read or written. */
export function clineProvider(): UsageProvider {
  const known = new Map<string, Conversation>()
  return {
    agent: 'cline',
    account: (env, home) => resolve(home, env['CLINE_DIR'] || '.cline'),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name: string, within: readonly string[]): boolean =>
        name.endsWith(MESSAGES) && (session === undefined || within[0] === session)
      // A session that goes on from another begins with its messages. Names of sessions begin with their time.
      const held = new Held()
      for (const path of await findFiles(sessions(account), isWanted, findings)) {
        try {
          const { ino, size, mtimeMs } = await stat(path)
          if (mtimeMs < sinceMs) continue
          const mark = `${ino} ${size} ${mtimeMs}`
          const before = known.get(path)
          const found = before?.mark === mark ? before : await readConversation(path, { mark, size, mtimeMs })
          known.set(path, found)
          const book = bookOf(found, held, sinceMs)
          const total = await agentTotal(path)
          if (total !== undefined) book.agentTotals.set(sessionOf(path), total)
          findings.add(book)
        } catch (error) {
          findings.problem(path, error)
        }
      }
    },
    sessionOf: async (account, { pid, startedAt }) => {
      const isManifest = (name: string, within: readonly string[]): boolean => name === `${within[0]}.json`
      for (const path of await findFiles(sessions(account), isManifest, new Findings())) {
        const { size, mtimeMs } = await stat(path)
        if (mtimeMs < startedAt || size > MAX_FILE_BYTES) continue
        const { success, data } = z.safeParse(manifest, JSON.parse(await readFile(path, 'utf8')))
        if (success && data.pid === pid) return basename(dirname(path))
      }
      return undefined
    },
  }
}

function sessions(account: string): string {
  return join(account, 'data', 'sessions')
}

/** Those that a session has started write into its directory. */
function sessionOf(path: string): string {
  return basename(dirname(path))
}

async function readConversation(
  path: string,
  { mark, size, mtimeMs }: { readonly mark: string; readonly size: number; readonly mtimeMs: number },
): Promise<Conversation> {
  if (size > MAX_FILE_BYTES) throw new Error(`larger than ${MAX_FILE_BYTES / 1024 ** 2} MB`)
  const { messages } = conversation.parse(JSON.parse(await readFile(path, 'utf8')))
  const answers: Answer[] = []
  let notUnderstood = 0
  for (const message of messages) {
    if (!z.safeParse(measured, message).success) continue
    const { success, data } = z.safeParse(answer, message)
    if (!success) {
      notUnderstood += 1
      continue
    }
    answers.push({
      id: data.id === undefined ? undefined : `${data.id} ${data.ts ?? ''}`,
      session: sessionOf(path),
      model: data.modelInfo?.id ?? 'unknown',
      at: data.ts ?? mtimeMs,
      tokens: tokensOf(data.metrics),
      costUsd: data.metrics.cost,
    })
  }
  return { mark, answers, notUnderstood }
}

function bookOf({ answers, notUnderstood }: Conversation, held: Held, sinceMs: number): Book {
  const book = new Book(sinceMs)
  book.notUnderstood = notUnderstood
  for (const { id, ...entry } of answers) {
    const addition = id === undefined ? { tokens: entry.tokens, isMore: false } : held.take(id, entry.tokens)
    if (addition === undefined) book.addCopy(entry.session, entry.tokens, entry.costUsd)
    else book.add({ ...entry, ...addition })
  }
  return book
}

/** What stands beside a conversation; undefined for one that another session has started, or when it says nothing. */
async function agentTotal(path: string): Promise<AgentTotal | undefined> {
  if (basename(path) !== `${sessionOf(path)}${MESSAGES}`) return undefined
  const beside = path.replace(/\.messages\.json$/, '.json')
  try {
    const { size, mtimeMs } = await stat(beside)
    if (size > MAX_FILE_BYTES) return undefined
    const { metadata } = manifestTotals.parse(JSON.parse(await readFile(beside, 'utf8')))
    const total = metadata.aggregateUsage ?? metadata.usage
    if (total === undefined) return undefined
    const { input, output, cacheRead, cacheWrite } = tokensOf(total)
    return { tokens: known({ input, output, cacheRead, cacheWrite }), costUsd: total.totalCost, until: mtimeMs }
  } catch {
    // Not every session has one, and it may be written just now.
    return undefined
  }
}

function known(tokens: Partial<Tokens>): Partial<Tokens> {
  return Object.fromEntries(Object.entries(tokens).filter(([, value]) => value !== undefined))
}

function tokensOf({ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }: z.infer<typeof metrics>): Tokens {
  return {
    ...NO_TOKENS,
    input: without(inputTokens, cacheReadTokens, cacheWriteTokens),
    output: outputTokens,
    cacheRead: cacheReadTokens,
    cacheWrite: cacheWriteTokens,
  }
}
