import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { Book } from './book.ts'
import { findFiles } from './find-files.ts'
import { Findings, type UsageProvider } from './provider.ts'
import { count, epochMs, label, maybeCount, maybeDollars } from './record-shapes.ts'
import { without } from './tokens.ts'

/** A conversation is one file that is read whole. */
const MAX_FILE_BYTES = 64 * 1024 * 1024

const conversation = z.object({ messages: z.array(z.unknown()) })
const measured = z.object({ metrics: z.object({}) })
const answer = z.object({
  ts: z.optional(epochMs),
  modelInfo: z.nullish(z.object({ id: z.optional(label) })),
  metrics: z.object({
    inputTokens: count,
    outputTokens: count,
    cacheReadTokens: maybeCount,
    cacheWriteTokens: maybeCount,
    cost: maybeDollars,
  }),
})
const manifest = z.object({ pid: z.number(), status: z.optional(z.string()) })

/** Cline: `data/sessions/<session>/<session>.messages.json`. Its input includes what a cache has read or written. */
export function clineProvider(): UsageProvider {
  const known = new Map<string, { readonly mark: string; readonly book: Book }>()
  return {
    agent: 'cline',
    account: (env, home) => resolve(home, env['CLINE_DIR'] || '.cline'),
    read: async (account, { sinceMs, session }, findings) => {
      const isWanted = (name: string, within: readonly string[]): boolean =>
        name.endsWith('.messages.json') && (session === undefined || within[0] === session)
      for (const path of await findFiles(sessions(account), isWanted, findings)) {
        try {
          const { ino, size, mtimeMs } = await stat(path)
          if (mtimeMs < sinceMs) continue
          const mark = `${ino} ${size} ${mtimeMs}`
          const before = known.get(path)
          const book = before?.mark === mark ? before.book : await bookOf(path, size, mtimeMs, sinceMs)
          known.set(path, { mark, book })
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

async function bookOf(path: string, size: number, changedAt: number, sinceMs: number): Promise<Book> {
  if (size > MAX_FILE_BYTES) throw new Error(`larger than ${MAX_FILE_BYTES / 1024 ** 2} MB`)
  const { messages } = conversation.parse(JSON.parse(await readFile(path, 'utf8')))
  const book = new Book(sinceMs)
  for (const message of messages) {
    if (!z.safeParse(measured, message).success) continue
    const { success, data } = z.safeParse(answer, message)
    if (!success) {
      book.notUnderstood += 1
      continue
    }
    const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, cost } = data.metrics
    book.add({
      session: basename(dirname(path)),
      model: data.modelInfo?.id ?? 'unknown',
      at: data.ts ?? changedAt,
      tokens: {
        input: without(inputTokens, cacheReadTokens, cacheWriteTokens),
        output: outputTokens,
        cacheRead: cacheReadTokens,
        cacheWrite: cacheWriteTokens,
        reasoning: undefined,
      },
      costUsd: cost,
    })
  }
  return book
}
