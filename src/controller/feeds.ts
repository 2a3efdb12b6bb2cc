import { backoffMs } from '../base/backoff.ts'
import { sleep } from '../base/clock.ts'
import { Failure } from '../base/failure.ts'
import { isAbort } from '../base/scope.ts'
import type { PaneId, SessionId } from '../protocol/ids.ts'
import type { PaneRow } from '../tmux/snapshot.ts'
import type { Tap } from '../tmux/tap.ts'
import type { RecoveryReason } from '../logs/run-log.ts'
import { Feed, type FeedSink } from './feed.ts'
import { drain, joinByBytes, joinByImage, joinBySight, joinLinked } from './join.ts'
import { TapPool, type TapPoolOptions, type TapSlot } from './tap-pool.ts'

export interface FeedsOptions extends Pick<TapPoolOptions, 'scope' | 'journal' | 'connect'> {
  /** Panes that are not runners may be turned off on a tap. */
  readonly turnsOthersOff: boolean
  /** A new snapshot is needed, at once or soon. */
  readonly onChange: (urgent: boolean) => void
}

/**
 * Which tap feeds which runner. Opens a tap for each session that holds a runner, closes it when none is left, and takes
 * a runner that moves over from one tap to the next.
 */
export class Feeds {
  readonly #options: FeedsOptions
  readonly #taps: TapPool
  readonly #feeds = new Map<PaneId, Feed>()
  #snapshot = 0
  #failures = 0

  constructor(options: FeedsOptions) {
    this.#options = options
    this.#taps = new TapPool({
      ...options,
      snapshot: () => this.#snapshot,
      wants: (pane) => this.#feeds.has(pane),
      onBytes: (session, pane, data) => {
        if (this.#feeds.get(pane)?.receive(session, data) === false) options.onChange(true)
      },
      onPaused: (session, pane) => this.#paused(session, pane),
      onChange: () => options.onChange(false),
      onEnded: (session) => this.#orphan(session),
    })
  }

  /** The taps that stand now. */
  get taps(): readonly Tap[] {
    return this.#taps.slots.flatMap((slot) => (slot.tap === undefined ? [] : [slot.tap]))
  }

  /** Starts to feed a pane: its history first, as an image, then every byte. Throws a Failure when that cannot be. */
  async add(pane: PaneId, sessions: readonly SessionId[], why: RecoveryReason, sink: FeedSink): Promise<void> {
    const feed = new Feed(pane, sink, this.#snapshot)
    this.#feeds.set(pane, feed)
    try {
      await exclusively(feed, async () => joinByImage(feed, this.#taps.open(this.#preferred(sessions)), why))
    } catch (error) {
      this.#feeds.delete(pane)
      throw error
    }
  }

  /** Stops to feed a pane after everything that tmux had for us until now was delivered. */
  async remove(pane: PaneId): Promise<void> {
    const feed = this.#feeds.get(pane)
    if (feed === undefined) return
    await feed.busy?.catch(() => undefined)
    await drain(this.#taps.get(feed.owner))
    this.#feeds.delete(pane)
    await this.#closeUnused()
  }

  /** Follows the panes to where a snapshot shows them. Changes of taps go on in the background. */
  update(rows: readonly PaneRow[]): void {
    this.#snapshot += 1
    for (const feed of this.#feeds.values()) {
      const sessions = rows.filter((row) => row.pane === feed.pane).map((row) => row.session)
      if (sessions.length === 0 || feed.busy !== undefined) continue
      const { owner } = feed
      if (owner !== undefined && sessions.includes(owner) && this.#taps.get(owner) !== undefined) {
        const others = sessions.filter((session) => session !== owner)
        feed.seen(this.#snapshot, others)
      } else {
        this.#inBackground(feed, async () => this.#follow(feed, this.#preferred(sessions)))
      }
    }
    if (this.#options.turnsOthersOff) this.#turnOthersOff(rows)
    this.#options.scope.fork(async () => this.#closeUnused())
  }

  async close(): Promise<void> {
    this.#feeds.clear()
    await this.#closeUnused()
  }

  /**
   * The pane has left its owner's session for `target`. tmux drops what the old tap had not been sent yet, so the seam is
   * made sure of: by bytes where the old tap can be had for that alone, else by what the pane shows.
   */
  async #follow(feed: Feed, target: SessionId): Promise<void> {
    const from = this.#taps.get(feed.owner)
    const to = this.#taps.get(target)
    const drained = await drain(from)
    if (to?.tap === undefined || to.readyAt > feed.seenAt || to.off.has(feed.pane)) {
      await joinByImage(feed, this.#taps.open(target), from === undefined ? 'resumed' : 'moved')
    } else if (feed.isLinkedTo(target)) {
      await joinLinked(feed, to)
    } else if (!drained || from === undefined || !(await this.#joinAlone(feed, from, to))) {
      await joinBySight(feed, to)
    }
    this.#options.journal.note('pane followed', { pane: feed.pane, session: target })
    if (from !== undefined) await this.#letGo(feed, from)
  }

  async #joinAlone(feed: Feed, from: TapSlot, to: TapSlot): Promise<boolean> {
    const others = [...this.#feeds.values()].some((other) => other !== feed && other.owner === from.session)
    if (others) return false
    this.#taps.take(from)
    return joinByBytes(feed, from, to, this.#options.scope.signal)
  }

  /** Once a pane has left a session, tmux would keep all its output for that session's tap, without limit. */
  async #letGo(feed: Feed, from: TapSlot): Promise<void> {
    const needed = from.session === feed.owner || feed.isLinkedTo(from.session)
    if (needed || this.#taps.get(from.session) !== from) return
    from.off.add(feed.pane)
    await from.tap?.turnOff([feed.pane]).catch(() => undefined)
  }

  #orphan(session: SessionId): void {
    const orphans = [...this.#feeds.values()].filter((feed) => feed.owner === session && feed.busy === undefined)
    for (const feed of orphans) feed.orphan()
    if (orphans.length > 0) this.#options.onChange(true)
  }

  #paused(session: SessionId, pane: PaneId): void {
    const feed = this.#feeds.get(pane)
    const slot = this.#taps.get(session)
    if (feed === undefined || slot === undefined || feed.owner !== session || feed.busy !== undefined) return
    this.#options.journal.note('pane paused by tmux', { pane, session })
    this.#inBackground(feed, async () => joinByImage(feed, slot, 'paused'))
  }

  /** Runs one change of taps; when it fails, the pane is looked for again after a while. */
  #inBackground(feed: Feed, change: () => Promise<void>): void {
    this.#options.scope.fork(async (signal) => {
      try {
        await exclusively(feed, change)
        feed.seenAt = this.#snapshot
        this.#failures = 0
      } catch (error) {
        if (isAbort(error, signal) || !(error instanceof Failure)) throw error
        this.#failures += 1
        feed.orphan()
        this.#options.journal.note('pane could not be followed', { pane: feed.pane, error: error.message })
        await sleep(backoffMs(this.#failures), signal)
      }
      this.#options.onChange(false)
    })
  }

  #turnOthersOff(rows: readonly PaneRow[]): void {
    for (const { session, tap, off } of this.#taps.slots) {
      if (tap === undefined) continue
      const shown = new Set(rows.filter((row) => row.session === session).map((row) => row.pane))
      const panes = [...shown].filter((pane) => !this.#feeds.has(pane) && !off.has(pane))
      for (const pane of panes) off.add(pane)
      this.#options.scope.fork(async () => tap.turnOff(panes).catch(() => undefined))
    }
  }

  async #closeUnused(): Promise<void> {
    await this.#taps.closeAllBut(new Set([...this.#feeds.values()].map((feed) => feed.owner)))
  }

  /** A session that is tapped already, else the first. */
  #preferred(sessions: readonly SessionId[]): SessionId {
    const tapped = sessions.find((session) => this.#taps.get(session)?.tap !== undefined)
    const session = tapped ?? sessions[0]
    if (session === undefined) throw new Failure('pane-not-found', 'the pane is in no session')
    return session
  }
}

/** Lets one change of a feed's source run at a time. */
async function exclusively(feed: Feed, change: () => Promise<void>): Promise<void> {
  await feed.busy?.catch(() => undefined)
  const running = change()
  feed.busy = running
  try {
    await running
  } finally {
    feed.busy = undefined
  }
}
