import { learnSession } from '../../records/agent-sessions.ts'

/** Most changes of session that are noted for one runner; a pane sees fewer, unless an agent alternates between two. */
const MAX_NOTES = 1000

/** Remembers in the directory of a runner which session its agent is in, once for each change. */
export class SessionMemory {
  readonly #directory: string
  #last = ''
  #notes = 0

  constructor(directory: string) {
    this.#directory = directory
  }

  /** Notes that the agent is in this session now. */
  isIn(session: {
    readonly agent: string
    readonly session: string
    readonly transcript?: string | undefined
    readonly cwd?: string | undefined
  }): void {
    const name = `${session.agent} ${session.session}`
    if (name === this.#last || this.#notes >= MAX_NOTES) return
    this.#last = name
    this.#notes += 1
    learnSession(this.#directory, { ...session, at: Date.now() })
  }
}
