import type { Journal } from '../events/journal.ts'
import type { Feeds } from '../sources/feeds.ts'
import { Abandoned, LIST_ATTACHED } from './abandoned.ts'
import type { ServerLink } from './server-link.ts'

export interface SessionLeaverOptions {
  readonly link: ServerLink
  readonly taps: Feeds
  readonly journal: Journal
  /** Our client has left a session; a look has to find out whether the session still exists. */
  readonly onLeft: () => void
}

/** Takes our clients out of sessions that tmux would have destroyed without them, so that we keep no session alive. */
export class SessionLeaver {
  readonly #options: SessionLeaverOptions
  readonly #abandoned = new Abandoned()
  #mayHaveLeft = false

  constructor(options: SessionLeaverOptions) {
    this.#options = options
  }

  /** To be called when a client, ours or another one, has left a session. */
  departed(): void {
    this.#mayHaveLeft = true
  }

  /** If a client has left since the last call: leaves sessions that only ours are in. Throws as `TmuxServer.ask`. */
  async leaveAbandoned(): Promise<void> {
    const { journal, link, onLeft, taps } = this.#options
    // Hooks do not tell a client that has left from any other change.
    const mayHaveLeft = this.#mayHaveLeft || (link.watched === 'pipe' && taps.taps.length > 0)
    if (!mayHaveLeft) return
    this.#mayHaveLeft = false
    const { client } = link
    const ours = [...(client === undefined ? [] : [client]), ...taps.taps].map(({ session }) => session)
    for (const { session, refuge } of this.#abandoned.among(await link.ask(LIST_ATTACHED), ours)) {
      journal.note('session left to tmux', { session })
      await taps.leave(session, refuge)
      await link.leave(session, refuge)
      onLeft()
    }
  }
}
