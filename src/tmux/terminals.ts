import { isSessionId } from '../protocol/ids.ts'
import { parseRow, rowFormat } from '../protocol/rows.ts'
import type { Command } from './command-queue.ts'

/** A terminal with a person at it, as far as tmux can say. */
export interface Terminal {
  /** Its name as a client of tmux. */
  readonly client: string
  /** Path of its device. */
  readonly tty: string
  /** What `TERM` says it is. */
  readonly term: string
  /** What it has said itself that it is; empty when it was not asked or has not answered. */
  readonly type: string
  readonly isUtf8: boolean
  /** When a key was last pressed there, in seconds since the epoch. */
  readonly usedAt: number
}

const FIELDS = [
  'session_id',
  'client_control_mode',
  'client_tty',
  'client_termname',
  'client_termtype',
  'client_utf8',
  'client_flags',
  'client_activity',
  'client_name',
] as const

export const LIST_TERMINALS: Command = ['list-clients', '-F', rowFormat(FIELDS)]

/** Reads the lines of LIST_TERMINALS, the one that was used last first. Suspended ones show a shell, not tmux. */
export function parseTerminals(lines: readonly string[]): Terminal[] {
  const found = lines.flatMap((line) => {
    const row = parseRow(line, FIELDS.length) ?? []
    const [session = '', control, tty = '', term = '', type = '', utf8, flags = '', usedAt, client = ''] = row
    if (!isSessionId(session) || control === '1' || flags.split(',').includes('suspended')) return []
    return [{ client, tty, term, type, isUtf8: utf8 === '1', usedAt: Number(usedAt) }]
  })
  return found.toSorted((a, b) => b.usedAt - a.usedAt)
}
