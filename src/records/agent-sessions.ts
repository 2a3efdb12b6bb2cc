import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { readRegularFile } from '../base/regular-file.ts'

/** A conversation of an agent that has taken place in a runner. */
export interface LearnedSession {
  readonly agent: string
  /** As the agent names it. */
  readonly session: string
  /** When it was learned; milliseconds since the epoch. */
  readonly at: number
  /** Where the agent records it. */
  readonly transcript?: string | undefined
  readonly cwd?: string | undefined
}

const FILE = 'sessions.jsonl'
/** Far more conversations than one pane sees; the file is ours, but anybody may have written into it. */
const MAX_FILE_BYTES = 4 * 1024 * 1024

const path = z.string().check(z.maxLength(4096))
const learned = z.object({
  agent: z.string().check(z.regex(/^[\w.-]{1,64}$/)),
  session: z.string().check(z.regex(/^[\w.:-]{1,128}$/)),
  at: z.number().check(z.gte(0), z.lte(8.64e15)),
  transcript: z.optional(path),
  cwd: z.optional(path),
})

/** The sessions of a runner in the order they were learned; lines that cannot be read are left out. */
export function learnedSessions(directory: string): LearnedSession[] {
  const file = join(directory, FILE)
  try {
    return readRegularFile(file, MAX_FILE_BYTES).toString().split('\n').flatMap(parseLine)
  } catch {
    return []
  }
}

/** Remembers a session in the directory of its runner, in one write. False when it is no session, or the disk refuses it. */
export function learnSession(directory: string, session: LearnedSession): boolean {
  const { success, data } = z.safeParse(learned, session)
  if (!success) return false
  try {
    appendFileSync(join(directory, FILE), `${JSON.stringify(data)}\n`, { mode: 0o600 })
    return true
  } catch {
    return false
  }
}

function parseLine(line: string): LearnedSession[] {
  try {
    const { success, data } = z.safeParse(learned, JSON.parse(line))
    return success ? [data] : []
  } catch {
    return []
  }
}
