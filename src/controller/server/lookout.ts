import { moment, sleep } from '../../base/clock.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { Turns } from '../../base/turns.ts'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import { parseClients, parsePanes, type PaneRow } from '../../tmux/snapshot.ts'
import { visiblePanes } from '../../tmux/visible-panes.ts'
import type { Fleet, Snapshot } from '../fleet/fleet.ts'
import type { Journal } from '../events/journal.ts'
import { noted } from '../events/noted.ts'
import type { Feeds } from '../sources/feeds.ts'
import type { Sight } from '../steering/starter.ts'
import type { ServerLink } from './server-link.ts'
import { SessionLeaver } from './session-leaver.ts'
import type { WatchLifetime } from './watch-lifetime.ts'

/** How long a look waits for more notifications, in milliseconds: they come in bursts, and one look is enough. */
const SETTLE_MS = 50
/** How many looks in a row are taken at most before the work goes on with what is known. */
const MAX_LOOKS = 6

export interface LookoutOptions {
  readonly link: ServerLink
  readonly fleet: Fleet
  readonly journal: Journal
  readonly taps: Feeds
  readonly watch: WatchLifetime
  /** Called in the same turn, after the fleet has taken in a look; does what follows for the runners. */
  readonly onLooked: () => Promise<void>
}

/**
 * Looks at one tmux server, and hands each snapshot to the fleet. Owns the queue in which looks, marks and releases run
 * one after the other, so that none sees another one half done.
 */
export class Lookout implements Sight {
  readonly #options: LookoutOptions
  readonly #turns = new Turns()
  readonly #leaver: SessionLeaver
  /** The panes of the latest look. */
  #rows: readonly PaneRow[] = []
  #timer: NodeJS.Timeout | undefined
  #isUrgent = false
  #isClosed = false

  constructor(options: LookoutOptions) {
    this.#options = options
    this.#leaver = new SessionLeaver({ ...options, onLeft: () => this.soon(false) })
  }

  /** Runs `work` after all looks, marks and releases that were asked for before it. Settles as `work` does. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.take(work)
  }

  /** To be called when a client, ours or another one, has left a session. */
  departed(): void {
    this.#leaver.departed()
    this.soon(false)
  }

  /** Plans one look for all changes that are reported until then; an urgent look does not wait for more of them. */
  soon(urgent: boolean): void {
    if (this.#isClosed) return
    if (this.#timer !== undefined && (!urgent || this.#isUrgent)) return
    clearTimeout(this.#timer)
    this.#isUrgent = urgent
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        void noted(this.refresh(), this.#options.journal, 'the server could not be looked at')
      },
      urgent ? 0 : SETTLE_MS,
    )
  }

  /** Looks in turn, if the server is watched or has to be, and does what follows from it. */
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

  /** Looks again while something must have happened in the server that it has not reported, at most MAX_LOOKS times. */
  async settle(): Promise<void> {
    for (let looks = 0; this.#options.fleet.doubtful && looks < MAX_LOOKS; looks += 1) {
      if (looks > 0) await sleep(SETTLE_MS)
      await this.refresh()
    }
  }

  /** All panes and clients now. Throws as `ServerLink.look` does. */
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

  /** Watches the server for a runner that will be made, and hands the fleet a snapshot. Only within `inTurn`. */
  async look(): Promise<void> {
    await this.#options.watch.expectRunner()
    await this.update()
  }

  /** Hands the fleet a snapshot of now. Only within `inTurn`. */
  async update(): Promise<void> {
    await this.#options.fleet.update(await this.snapshot())
  }

  /**
   * Looks for the pane of a command that has ended, which may stay as a dead pane: without live runners no other event
   * would cause a look. Only within `inTurn`.
   */
  async seeKept(id: string): Promise<void> {
    const { fleet } = this.#options
    const { pane, started } = fleet.find(id)
    if (started?.keep !== true) return
    for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
      const snapshot = await ignoreGone(this.snapshot())
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

  /** Plans no more looks; work that was asked for still gets its turn. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  /** Resolves when all work that was asked for is done. */
  async idle(): Promise<void> {
    await this.#turns.take(async () => undefined)
  }
}
