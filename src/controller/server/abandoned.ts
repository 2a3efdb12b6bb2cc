import { isSessionId, type SessionId } from '../../protocol/ids.ts'
import { parseRow, rowFormat } from '../../protocol/rows.ts'
import type { Command } from '../../tmux/command-queue.ts'

const FIELDS = ['session_id', 'session_attached', 'destroy-unattached', 'exit-unattached'] as const
export const LIST_ATTACHED: Command = ['list-sessions', '-F', rowFormat(FIELDS)]

interface AttachedSession {
  readonly session: SessionId
  /** Clients of others. */
  readonly others: number
  /** How many of the clients are ours. */
  readonly ours: number
  /** `destroy-unattached` is on, or one of its weaker forms. */
  readonly destroyed: boolean
  /** `exit-unattached` is on: the whole server ends with its last client. */
  readonly exits: boolean
}

export interface AbandonedSession {
  readonly session: SessionId
  /** Where to go before leaving it for good, see ControlClient.close; undefined when it is the last one there is. */
  readonly refuge: SessionId | undefined
}

/**
 * Finds sessions that tmux would have destroyed by now if our clients were not attached to them: all other clients have
 * left, and `destroy-unattached` or `exit-unattached` is on. A session that survives our leaving (`keep-last`) is not
 * returned again until another client has been attached to it.
 */
export class Abandoned {
  readonly #survivors = new Set<SessionId>()

  /** Reads the lines of LIST_ATTACHED; `ours` names the session of each of our clients. To be left in that order. */
  among(lines: readonly string[], ours: readonly SessionId[]): AbandonedSession[] {
    const sessions = lines.flatMap((line) => parseAttached(line, ours))
    for (const { session, others } of sessions) if (others > 0) this.#survivors.delete(session)
    const nobodyElse = sessions.every(({ others }) => others === 0)
    const abandoned = sessions.filter(({ session, others, ours: own, destroyed, exits }) => {
      const ends = (others === 0 && destroyed) || (nobodyElse && exits)
      return ends && own > 0 && !this.#survivors.has(session)
    })
    for (const { session } of abandoned) this.#survivors.add(session)
    const kept = sessions.filter((session) => !abandoned.includes(session))
    const refuge = kept.find(({ ours: own }) => own > 0) ?? kept[0]
    return abandoned.map(({ session }, index) => ({ session, refuge: (refuge ?? abandoned[index + 1])?.session }))
  }
}

function parseAttached(line: string, clients: readonly SessionId[]): AttachedSession[] {
  const [session = '', attached, destroy = '', exit = ''] = parseRow(line, FIELDS.length) ?? []
  if (!isSessionId(session)) return []
  const ours = clients.filter((client) => client === session).length
  // One of our clients may have left a moment ago; then the difference is negative.
  const others = Math.max(0, Number(attached) - ours)
  return [{ session, others, ours, destroyed: isOn(destroy), exits: isOn(exit) }]
}

/** `destroy-unattached` is a flag (0 or 1) up to tmux 3.3a, and a word since. */
function isOn(value: string): boolean {
  return !['', '0', 'off'].includes(value)
}
