import { stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import * as z from 'zod/mini'
import { systemCode } from '../../base/failure.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { Book } from '../../usage/book.ts'
import type { UsageProvider } from '../../usage/provider.ts'
import { count, dollars, epochMs, label, maybeCount, maybeDollars } from '../../usage/record-shapes.ts'
import { sqliteRows } from '../../usage/sqlite-rows.ts'
import { NO_TOKENS, total, type Tokens } from '../../usage/tokens.ts'

const DATABASE = 'opencode.db'

/**
 * A row is one JSON text, so that no value of a message can end it. Ids grow with time: a copy comes behind what it is a copy
 * of.
 */
const MESSAGES = `select json_object(
  'session', session_id,
  'model', json_extract(data, '$.modelID'),
  'at', json_extract(data, '$.time.created'),
  'completed', json_extract(data, '$.time.completed'),
  'cost', json_extract(data, '$.cost'),
  'tokens', json(json_extract(data, '$.tokens')))
from message
where json_valid(data) and json_extract(data, '$.role') = 'assistant' and json_extract(data, '$.tokens') is not null
order by id`

/** Older versions have no such table, or no sums in it. */
const SESSION_COLUMNS = `select json_group_array(name) from pragma_table_info('session')`
const SESSIONS = `select json_object(
  'session', id,
  'parent', parent_id,
  'cost', cost,
  'tokens', json_object('input', tokens_input, 'output', tokens_output, 'reasoning', tokens_reasoning,
    'cache', json_object('read', tokens_cache_read, 'write', tokens_cache_write)))
from session`
const SUM_COLUMNS = [
  'parent_id',
  'cost',
  'tokens_input',
  'tokens_output',
  'tokens_reasoning',
  'tokens_cache_read',
  'tokens_cache_write',
]

const tokens = z.object({
  input: count,
  output: count,
  reasoning: maybeCount,
  cache: z.nullish(z.object({ read: maybeCount, write: maybeCount })),
})
const answer = z.object({
  session: label,
  model: z.nullish(label),
  at: epochMs,
  completed: z.nullish(epochMs),
  cost: maybeDollars,
  tokens,
})
const columns = z.array(z.string())
const session = z.object({ session: label, parent: z.nullish(label), cost: z.nullish(dollars), tokens })

/** OpenCode: a database. Its input leaves out what a cache has read or written, its output leaves out reasoning. */
export function opencodeProvider(): UsageProvider {
  const known = new Map<string, { readonly mark: string; readonly book: Book }>()
  return {
    agent: 'opencode',
    account: (env, home) => {
      const data = env['XDG_DATA_HOME']
      return join(data !== undefined && isAbsolute(data) ? data : join(home, '.local/share'), 'opencode')
    },
    read: async (account, { sinceMs }, findings) => {
      const path = join(account, DATABASE)
      try {
        const mark = await fileMark(path)
        const before = known.get(path)
        const book = before?.mark === mark ? before.book : await bookOf(path, sinceMs)
        known.set(path, { mark, book })
        findings.add(book)
      } catch (error) {
        if (systemCode(error) !== 'ENOENT') findings.problem(path, error)
      }
    },
  }
}

/** Changes whenever the database does; the newest of it may stand in a file beside it. */
async function fileMark(path: string): Promise<string> {
  const { ino, size, mtimeMs } = await stat(path)
  const log = await ignoreGone(stat(`${path}-wal`))
  return `${ino} ${size} ${mtimeMs} ${log?.size ?? 0} ${log?.mtimeMs ?? 0}`
}

async function bookOf(path: string, sinceMs: number): Promise<Book> {
  const book = new Book(sinceMs)
  await readSessions(path, book)
  /** By what a copy of an answer has in common with it: the session that it belongs to. */
  const owners = new Map<string, string>()
  await sqliteRows(path, MESSAGES, (row) => {
    const { success, data } = z.safeParse(answer, row)
    if (!success) {
      book.notUnderstood += 1
      return
    }
    const counted = tokensOf(data.tokens)
    // A request that failed before it was answered.
    if (total(counted) === 0) return
    const { session: own, at, model, cost } = data
    // The copies that a fork has of answers bear ids of their own, and the times of what they are copies of.
    const key = JSON.stringify([at, data.completed, model, cost, data.tokens])
    const owner = owners.get(key) ?? own
    owners.set(key, owner)
    if (owner === own) book.add({ session: own, model: model ?? 'unknown', at, tokens: counted, costUsd: cost })
    else book.addCopy(own, counted, cost)
  })
  return book
}

/** What the sessions say themselves, and which of them work for others. */
async function readSessions(path: string, book: Book): Promise<void> {
  let names: string[] = []
  await sqliteRows(path, SESSION_COLUMNS, (row) => (names = z.safeParse(columns, row).data ?? []))
  if (!SUM_COLUMNS.every((name) => names.includes(name))) return
  await sqliteRows(path, SESSIONS, (row) => {
    const { success, data } = z.safeParse(session, row)
    if (!success) {
      book.notUnderstood += 1
      return
    }
    if (data.parent) book.parents.set(data.session, data.parent)
    const { input, output, cacheRead, cacheWrite, reasoning } = tokensOf(data.tokens)
    const own = { input, output, cacheRead, cacheWrite, reasoning }
    // Sessions of before there were sums have none.
    if (total({ ...NO_TOKENS, ...own }) === 0) return
    book.agentTotals.set(data.session, { tokens: own, costUsd: data.cost || undefined, until: Infinity })
  })
}

function tokensOf({ input, output, reasoning, cache }: z.infer<typeof tokens>): Tokens {
  return {
    ...NO_TOKENS,
    input,
    output: output + (reasoning ?? 0),
    cacheRead: cache?.read,
    cacheWrite: cache?.write,
    reasoning,
  }
}
