import { backoffMs } from '../../base/backoff.ts'
import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { isAbort } from '../../base/scope.ts'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import type { Anchor } from '../../terminal/anchor.ts'
import { settlesWithin } from '../../host/child.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { Tap } from '../../tmux/tap.ts'
import { Feed } from './feed.ts'
import { FloodGuard, type FloodGuardOptions } from './flood-guard.ts'
import { follow } from './follow.ts'
import { drain, joinByImage } from './join.ts'
import type { Ending, Source, SourceRequest } from './source.ts'
import { TapPool, type TapPoolOptions } from './tap-pool.ts'

/** How long to wait for a busy tmux server, in milliseconds: more than some of its rounds take. */
const SOON_MS = 200
/** Longest wait when a flooding pane is released, in milliseconds: tmux may still hold minutes of its output. */
const RELEASE_MS = 5000

export interface FeedsOptions
  extends Pick<TapPoolOptions, 'scope' | 'journal' | 'connect'>, Pick<FloodGuardOptions, 'serverBytes' | 'maxBytes'> {
  /** A new snapshot is needed, at once or soon. */
  readonly onChange: (urgent: boolean) => void
}

/**
 * Feeds runners from taps. Opens a tap for each session that shows a runner, closes it when none is left, and hands a
 * runner that moves to another session from one tap to the next.
 */
export class Feeds implements Source {
  readonly #options: FeedsOptions
  readonly #taps: TapPool
  readonly #feeds = new Map<PaneId, Feed>()
  #snapshot = 0
  #failures = 0

  constructor(options: FeedsOptions) {
    this.#options = options
    const guard = new FloodGuard({
      ...options,
      taps: () => this.taps,
      onCaughtUp: (session) => {
        for (const feed of this.#feeds.values()) if (feed.owner === session) this.#resume(feed)
      },
    })
    this.#taps = new TapPool({
      ...options,
      snapshot: () => this.#snapshot,
      wants: (pane) => this.#feeds.has(pane),
      canWait: (session) => this.#feedsOf(session).every(({ live, sink }) => live && !sink.isAwaited),
      onBytes: (session, pane, data) => {
        if (this.#feeds.get(pane)?.receive(session, data) === false) options.onChange(true)
      },
      onPaused: (session, pane) => this.#paused(session, pane),
      onBehind: () => guard.watch(),
      onChange: () => options.onChange(false),
      onLayout: (session) => {
        for (const feed of this.#feeds.values()) if (feed.owner === session) feed.sink.mayResize()
      },
      onEnded: (session, tap) => this.#tapEnded(session, tap),
    })
  }

  /** The taps that are open now. */
  get taps(): readonly Tap[] {
    return this.#taps.slots.flatMap((slot) => (slot.tap === undefined ? [] : [slot.tap]))
  }

  async add({ pane, sessions, why, sink }: SourceRequest): Promise<void> {
    const feed = new Feed(pane, sink, this.#snapshot)
    this.#feeds.set(pane, feed)
    try {
      await this.#exclusively(feed, async () => joinByImage(feed, this.#taps.open(this.#preferred(sessions)), why))
    } catch (error) {
      this.#feeds.delete(pane)
      throw error
    }
  }

  async position(pane: PaneId): Promise<Anchor | undefined> {
    const tap = this.#liveTap(pane)
    const position = await tap?.position(pane).catch(() => undefined)
    return this.#liveTap(pane) === tap ? position : undefined
  }

  async catchUp(pane: PaneId, timeoutMs?: number): Promise<void> {
    const feed = this.#feeds.get(pane)
    if (feed === undefined) return
    const tap = this.#taps.get(feed.owner)?.tap
    await this.#arrived(feed, tap !== undefined && tap.behind().length > 0 && !tap.isBehind(pane), timeoutMs)
  }

  async remove(pane: PaneId, ending: Ending): Promise<boolean> {
    const feed = this.#feeds.get(pane)
    if (feed === undefined) return false
    const tap = this.#taps.get(feed.owner)?.tap
    // tmux drops the queued output of a program that ends.
    if (ending === 'gone' && tap?.isBehind(pane) === true) feed.hasDropped = true
    const arrived = this.#arrived(feed, ending !== 'released' && tap !== undefined && tap.behind().length > 0)
    const isDrained = ending !== 'released' || (await settlesWithin(arrived, RELEASE_MS))
    if (isDrained) await arrived
    else feed.hasDropped = true
    if (feed.hasDropped) feed.sink.missing({ loss: 'at-least' }, MORE[ending])
    if (!feed.live || feed.hasDropped) feed.sink.cut()
    this.#feeds.delete(pane)
    await this.#closeUnused()
    const slot = this.#taps.get(feed.owner)
    // The pane may be respawned right after its release: see Tap.mute.
    const muted = slot === undefined ? Promise.resolve() : this.#taps.mute(slot, pane)
    await settlesWithin(muted, ending === 'released' ? RELEASE_MS : SOON_MS)
    // tmux drops the output that is queued when the program ends, and does not report it.
    return false
  }

  /** Changes of taps run on in the background. */
  update(rows: readonly PaneRow[]): void {
    this.#snapshot += 1
    for (const feed of this.#feeds.values()) {
      const sessions = rows.filter((row) => row.pane === feed.pane).map((row) => row.session)
      if (sessions.length === 0 || feed.busy !== undefined) continue
      for (const session of feed.unlink(sessions)) this.#muteAt(session, feed.pane)
      const { owner } = feed
      if (owner !== undefined && sessions.includes(owner) && this.#taps.get(owner) !== undefined) {
        const others = sessions.filter((session) => session !== owner)
        feed.seen(this.#snapshot, others)
      } else {
        this.#inBackground(feed, async () => this.#follow(feed, this.#preferred(sessions)))
      }
    }
    this.#taps.prune(new Set(rows.map((row) => row.pane)))
    this.#options.scope.fork(async () => this.#closeUnused())
  }

  /** Takes our tap out of a session, by way of `refuge` if given. If the session survives, a look taps it again. */
  async leave(session: SessionId, refuge?: SessionId): Promise<void> {
    const slot = this.#taps.get(session)
    if (slot === undefined) return
    await drain(slot)
    this.#taps.take(slot)
    for (const feed of this.#feeds.values()) feed.tapEnded(session)
    await slot.tap?.close(refuge)
  }

  async close(): Promise<void> {
    this.#feeds.clear()
    await this.#closeUnused()
  }

  /**
   * Resolves when all output of a pane that tmux had queued for us was delivered. A tap that is behind answers only
   * when its whole queue is sent; but a pane that is not behind is sent in tmux's next rounds, and with `soon` only
   * these are waited for.
   */
  async #arrived(feed: Feed, soon: boolean, timeoutMs?: number): Promise<void> {
    await idle(feed)
    const drained = drain(this.#taps.get(feed.owner), timeoutMs)
    await (soon ? settlesWithin(drained, SOON_MS) : drained)
    // One of the arrived messages may have been a pause.
    await idle(feed)
  }

  async #follow(feed: Feed, target: SessionId): Promise<void> {
    const isAlone = (session: SessionId): boolean => this.#feedsOf(session).every((other) => other === feed)
    await follow(feed, target, { taps: this.#taps, isAlone, signal: this.#options.scope.signal })
    this.#options.journal.note('pane followed', { pane: feed.pane, session: target })
  }

  #muteAt(session: SessionId, pane: PaneId): void {
    const slot = this.#taps.get(session)
    if (slot !== undefined) void this.#taps.mute(slot, pane)
  }

  /** The feeds whose source is the tap of a session. */
  #feedsOf(session: SessionId): Feed[] {
    return [...this.#feeds.values()].filter(({ owner }) => owner === session)
  }

  #liveTap(pane: PaneId): Tap | undefined {
    const feed = this.#feeds.get(pane)
    return feed === undefined || feed.busy !== undefined ? undefined : this.#taps.get(feed.owner)?.tap
  }

  /** With a tap that was behind, the output that tmux had queued for it is lost. */
  #tapEnded(session: SessionId, tap: Tap | undefined): void {
    const feeds = [...this.#feeds.values()]
    for (const feed of feeds) {
      feed.hasDropped ||= feed.owner === session && tap?.isBehind(feed.pane) === true
      feed.tapEnded(session)
    }
    if (feeds.some((feed) => feed.owner === undefined)) this.#options.onChange(true)
  }

  #paused(session: SessionId, pane: PaneId): void {
    this.#options.journal.note('pane paused', { pane, session })
    const feed = this.#feeds.get(pane)
    if (feed?.owner !== session) return
    feed.hasDropped = true
    this.#resume(feed)
  }

  /** Goes on with a pane that is paused at its tap, once the tap has caught up. */
  #resume(feed: Feed): void {
    const slot = this.#taps.get(feed.owner)
    if (feed.busy !== undefined || slot?.tap?.isPaused(feed.pane) !== true || slot.tap.behind().length > 0) return
    this.#inBackground(feed, async () => joinByImage(feed, slot, 'paused'))
  }

  /** Runs one change of a feed's source at a time, and resumes the pane if tmux has paused it meanwhile. */
  async #exclusively(feed: Feed, change: () => Promise<void>): Promise<void> {
    await idle(feed)
    const running = change()
    feed.busy = running
    try {
      await running
    } finally {
      feed.busy = undefined
      feed.target = undefined
    }
    if (feed.owner === undefined) this.#options.onChange(true)
    this.#resume(feed)
  }

  /** Runs one change of taps; when it fails, the pane is looked for again after a while. */
  #inBackground(feed: Feed, change: () => Promise<void>): void {
    this.#options.scope.fork(async (signal) => {
      try {
        await this.#exclusively(feed, change)
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

  async #closeUnused(): Promise<void> {
    await this.#taps.closeAllBut(new Set([...this.#feeds.values()].flatMap(({ owner, target }) => [owner, target])))
  }

  /** A session that has a tap already, else the first. */
  #preferred(sessions: readonly SessionId[]): SessionId {
    const tapped = sessions.find((session) => this.#taps.get(session)?.tap !== undefined)
    const session = tapped ?? sessions[0]
    if (session === undefined) throw new Failure('pane-not-found', 'the pane is in no session')
    return session
  }
}

const MORE: Readonly<Record<Ending, string>> = {
  released: 'tmux had more when it was released',
  gone: 'tmux had more when it ended',
  whole: 'tmux had more when it ended',
}

/** Resolves when no change of the feed's source is under way. */
async function idle(feed: Feed): Promise<void> {
  while (feed.busy !== undefined) await ignoreGone(feed.busy)
}
