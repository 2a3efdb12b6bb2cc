import { stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import * as z from 'zod/mini'
import { systemCode } from '../base/failure.ts'
import { Book } from './book.ts'
import type { UsageProvider } from './provider.ts'
import { count, epochMs, label, maybeCount, maybeDollars } from './record-shapes.ts'
import { sqliteRows } from './sqlite-rows.ts'

const DATABASE = 'opencode.db'

/** A row is one JSON text, so that no value of a message can end it. */
const MESSAGES = `select json_object(
  'session', session_id,
  'model', json_extract(data, '$.modelID'),
  'at', json_extract(data, '$.time.created'),
  'cost', json_extract(data, '$.cost'),
  'tokens', json(json_extract(data, '$.tokens')))
from message
where json_valid(data) and json_extract(data, '$.role') = 'assistant' and json_extract(data, '$.tokens') is not null`

const answer = z.object({
  session: label,
  model: z.nullish(label),
  at: epochMs,
  cost: maybeDollars,
  tokens: z.object({
    input: count,
    output: count,
    reasoning: maybeCount,
    cache: z.nullish(z.object({ read: maybeCount, write: maybeCount })),
  }),
})

/** OpenCode: a database. Its input leaves out what a cache has read or written, its output leaves out reasoning. */
export function opencodeProvider(): UsageProvider {
  const known = new Map<string, { readonly mark: string; readonly book: Book }>()
  return {
    agent: 'opencode',
    account: (env, home) => {
      const data = env['XDG_DATA_HOME']
      return join(data !== undefined && isAbsolute(data) ? data : join(home, '.local/share'), 'opencode')
    },
    read: async (account, { sinceMs, session }, findings) => {
      const path = join(account, DATABASE)
      try {
        const mark = `${await fileMark(path)} ${session ?? ''}`
        const before = known.get(path)
        const book = before?.mark === mark ? before.book : await bookOf(path, sinceMs, session)
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
  const log = await stat(`${path}-wal`).catch(() => undefined)
  return `${ino} ${size} ${mtimeMs} ${log?.size ?? 0} ${log?.mtimeMs ?? 0}`
}

async function bookOf(path: string, sinceMs: number, session: string | undefined): Promise<Book> {
  const book = new Book(sinceMs)
  await sqliteRows(path, MESSAGES, (row) => {
    const { success, data } = z.safeParse(answer, row)
    if (!success) {
      book.notUnderstood += 1
      return
    }
    if (session !== undefined && data.session !== session) return
    const { input, output, reasoning, cache } = data.tokens
    // A request that failed before it was answered.
    if (input + output + (reasoning ?? 0) + (cache?.read ?? 0) + (cache?.write ?? 0) === 0) return
    book.add({
      session: data.session,
      model: data.model ?? 'unknown',
      at: data.at,
      tokens: {
        input,
        output: output + (reasoning ?? 0),
        cacheRead: cache?.read,
        cacheWrite: cache?.write,
        reasoning: reasoning,
      },
      costUsd: data.cost,
    })
  })
  return book
}
