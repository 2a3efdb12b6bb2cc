import { messageOf } from '../base/failure.ts'
import { run } from '../host/run.ts'
import { readLines } from './lines.ts'

/** An agent may hold the database while it writes. */
const BUSY_MS = 2_000
/** A query over millions of messages takes seconds. */
const TIMEOUT_MS = 120_000
/** Enough to say what is wrong. */
const MAX_WORDS = 500

/**
 * Runs a query whose rows are one JSON text each, on a database that is only read. By the `sqlite3` program, else by what
 * Node.js has from version 22.5 on. Throws an Error that says why neither can.
 */
export async function sqliteRows(path: string, query: string, onRow: (row: unknown) => void): Promise<void> {
  if (!(await byProgram(path, query, onRow))) await byNode(path, query, onRow)
}

/** False where there is no such program. */
async function byProgram(path: string, query: string, onRow: (row: unknown) => void): Promise<boolean> {
  const settings = ['-batch', '-noheader', '-list', '-init', '/dev/null', '-cmd', `.timeout ${BUSY_MS}`]
  let reading: Promise<unknown> = Promise.resolve()
  const { how, code, stderr } = await run(['sqlite3', ...settings, '-readonly', path, query], {
    timeoutMs: TIMEOUT_MS,
    onStdout: (stdout) => {
      reading = readLines(stdout, {
        onLine: (line) => onRow(parse(line.toString('utf8'))),
        onTooLong: () => onRow(undefined),
      })
      // It is waited for below, once it is known whether there was a program at all.
      reading.catch(() => undefined)
    },
  })
  if (how === 'not-found') return false
  await reading
  if (code !== 0) throw new Error(stderr.trim().slice(0, MAX_WORDS) || `sqlite3 ended with ${code ?? 'a signal'}`)
  return true
}

interface Sqlite {
  readonly DatabaseSync: new (
    path: string,
    options: { readonly readOnly: boolean },
  ) => {
    readonly prepare: (query: string) => { readonly iterate: () => Iterable<Readonly<Record<string, unknown>>> }
    readonly close: () => void
  }
}

async function byNode(path: string, query: string, onRow: (row: unknown) => void): Promise<void> {
  const { DatabaseSync } = await sqliteOfNode()
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    for (const row of database.prepare(query).iterate()) onRow(parse(String(Object.values(row)[0])))
  } finally {
    database.close()
  }
}

async function sqliteOfNode(): Promise<Sqlite> {
  // A name that the bundler and an older Node.js do not look for.
  const name = ['node', 'sqlite'].join(':')
  // Some versions warn that it is experimental, which says nothing about usage.
  const listeners = process.listeners('warning')
  process.removeAllListeners('warning')
  try {
    return (await import(name)) as Sqlite
  } catch (error) {
    throw new Error(`needs the program sqlite3, or Node.js 22.5: ${messageOf(error)}`, { cause: error })
  } finally {
    for (const listener of listeners) process.on('warning', listener)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
