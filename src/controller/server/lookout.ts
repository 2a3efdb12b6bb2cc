import { moment, sleep } from '../../base/clock.ts'
import { messageOf } from '../../base/failure.ts'
import { Turns } from '../../base/turns.ts'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import { parseClients, parsePanes, type PaneRow } from '../../tmux/snapshot.ts'
import { visiblePanes } from '../../tmux/visible-panes.ts'
import type { Fleet, Snapshot } from '../fleet/fleet.ts'
import type { Journal } from '../events/journal.ts'
import type { Feeds } from '../sources/feeds.ts'
import type { Sight } from '../steering/starter.ts'
import type { ServerLink } from './server-link.ts'
import { SessionLeaver } from './session-leaver.ts'
import type { WatchLifetime } from './watch-lifetime.ts'

/** Notifications come in bursts; one look after them is enough. */
const SETTLE_MS = 50
/** How often a question waits for another look before it is answered with what is known. */
const MAX_LOOKS = 6

export interface LookoutOptions {
  readonly link: ServerLink
  readonly fleet: Fleet
  readonly journal: Journal
  readonly taps: Feeds
  readonly watch: WatchLifetime
  /** The fleet has taken in a look: what follows from it for runners is done in the same turn. */
  readonly onLooked: () => Promise<void>
}

/**
 * Looks at one tmux server, and has the fleet see what is there. Owns the queue of looks, marks and releases, in which they
 * go on one after the other, so that none sees half of another.
 */
export class Lookout implements Sight {
  readonly #options: LookoutOptions
  readonly #turns = new Turns()
  readonly #leaver: SessionLeaver
  /** As of the latest look. */
  #rows: readonly PaneRow[] = []
  #timer: NodeJS.Timeout | undefined
  #isUrgent = false
  #isClosed = false

  constructor(options: LookoutOptions) {
    this.#options = options
    this.#leaver = new SessionLeaver({ ...options, onLeft: () => this.soon(false) })
  }

  /** Does the work when no look, mark or release is under way any more that was asked for before. Settles as the work does. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.take(work)
  }

  /** Takes that a client, ours or another one, has left a session. */
  departed(): void {
    this.#leaver.departed()
    this.soon(false)
  }

  /** Looks soon, once for all that is told until then; an urgent look does not wait for more. */
  soon(urgent: boolean): void {
    if (this.#isClosed) return
    if (this.#timer !== undefined && (!urgent || this.#isUrgent)) return
    clearTimeout(this.#timer)
    this.#isUrgent = urgent
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.refresh().catch((error: unknown) => {
          this.#options.journal.note('the server could not be looked at', { error: messageOf(error) })
        })
      },
      urgent ? 0 : SETTLE_MS,
    )
  }

  /** Looks in turn, if there is anything to look at, and does what follows from it. */
  async refresh(): Promise<void> {
    const { fleet, link, onLooked, watch } = this.#options
    await this.inTurn(async () => {
      if (fleet.live.length === 0 && link.watched === undefined) return
      await this.update()
      await onLooked()
      await this.#leaver.leaveAbandoned()
      await watch.review()
    })
  }

  /** Looks while something must have happened in the server that it has not told. */
  async settle(): Promise<void> {
    for (let looks = 0; this.#options.fleet.doubtful && looks < MAX_LOOKS; looks += 1) {
      if (looks > 0) await sleep(SETTLE_MS)
      await this.refresh()
    }
  }

  /** What is where now. Throws as `ServerLink.look` does. */
  async snapshot(): Promise<Snapshot> {
    const askedMs = moment().steadyMs
    const [panes = [], clients = []] = await this.#options.link.look()
    this.#rows = parsePanes(panes)
    return { rows: this.#rows, inView: visiblePanes(this.#rows, parseClients(clients)), askedMs }
  }

  /** All panes as they are now. */
  async rows(): Promise<readonly PaneRow[]> {
    return (await this.snapshot()).rows
  }

  /** Watches the server from now on, for a runner to come, and has the fleet see what is where. For work that has its turn. */
  async look(): Promise<void> {
    await this.#options.watch.expectRunner()
    await this.update()
  }

  /** Has the fleet see what is where now. For work that has its turn. */
  async update(): Promise<void> {
    await this.#options.fleet.update(await this.snapshot())
  }

  /**
   * Looks for the pane of a command that has ended, which may stay, dead by now: without runners that live nothing would
   * have the server looked at again. For work that has its turn.
   */
  async seeKept(id: string): Promise<void> {
    const { fleet } = this.#options
    const { pane, started } = fleet.find(id)
    if (started?.keep !== true) return
    for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
      const snapshot = await this.snapshot().catch(() => undefined)
      if (snapshot === undefined) return
      await fleet.update(snapshot)
      const row = snapshot.rows.find((each) => each.pane === pane)
      if (row === undefined || row.dead) return
      await sleep(SETTLE_MS)
    }
  }

  /** Panes that bore a mark of a runner at the latest look. */
  get markedPanes(): readonly PaneId[] {
    return this.#rows.filter((row) => row.runnerId !== '').map((row) => row.pane)
  }

  /** Names of the live runners that a session showed at the latest look. */
  runnersIn(session: SessionId): string[] {
    const panes = new Set(this.#rows.filter((row) => row.session === session).map((row) => row.pane))
    return this.#options.fleet.live.filter((runner) => panes.has(runner.pane)).map((runner) => runner.name)
  }

  /** Plans no more looks; what has been asked for still gets its turn. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  /** Resolves when all that has been asked for has had its turn. */
  async idle(): Promise<void> {
    await this.#turns.take(async () => undefined)
  }
}
