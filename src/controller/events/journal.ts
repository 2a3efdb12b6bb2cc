import { messageOf } from '../../base/failure.ts'

/**
 * The controller's own log: one JSON object a line on standard error, which the launcher points at `controller.log`.
 *
 * Messages are lower case and past tense; details stand in keys.
 */
export interface Journal {
  note(message: string, details?: Readonly<Record<string, unknown>>): void
  /** Something that should not happen; keeps the stack. */
  bug(error: unknown): void
}

export function openJournal(): Journal {
  const write = (level: string, message: string, details: Readonly<Record<string, unknown>> = {}): void => {
    const line = JSON.stringify({ time: new Date().toISOString(), level, pid: process.pid, message, ...details })
    process.stderr.write(`${line}\n`)
  }
  return {
    note: (message, details) => write('note', message, details),
    bug: (error) => write('bug', messageOf(error), { stack: error instanceof Error ? error.stack : undefined }),
  }
}
