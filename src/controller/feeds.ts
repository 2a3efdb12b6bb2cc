import { backoffMs } from '../base/backoff.ts'
import { sleep } from '../base/clock.ts'
import { Failure, messageOf } from '../base/failure.ts'
import { isAbort, type Scope } from '../base/scope.ts'
import type { PaneId, SessionId } from '../protocol/ids.ts'
import type { PaneImage } from '../terminal/pane-image.ts'
import type { PaneRow } from '../tmux/snapshot.ts'
import type { Tap, TapOptions } from '../tmux/tap.ts'
import { HeldBytes } from './held-bytes.ts'
import type { Journal } from './journal.ts'

export type ImageReason = 'adopted' | 'resumed' | 'moved' | 'paused'

/** Where the bytes of one runner go, in order. */
export interface FeedSink {
  bytes(data: Buffer): void
  /** The stream has a hole before the bytes that follow: this is the pane at the point where they begin. */
  image(image: PaneImage, why: ImageReason): Promise<void>
  /** False when the pane, in its state after these bytes, shows that some are missing before them. */
  follows(data: Buffer, image: PaneImage): Promise<boolean>
}

export interface FeedsOptions {
  readonly scope: Scope
  readonly journal: Journal
  readonly connect: (
    options: Pick<TapOptions, 'session' | 'onBytes' | 'onPaused' | 'onChange' | 'wants'>,
  ) => Promise<Tap>
  /** Panes that are not runners may be turned off on a tap. */
  readonly turnsOthersOff: boolean
  /** A new snapshot is needed, at once or soon. */
  readonly onChange: (urgent: boolean) => void
}

/** Bytes kept of a pane that a second session shows too, to find the seam when the first one lets go of it. */
const LINKED_TAIL_BYTES = 1024 * 1024
/** Length of text by which two streams of one pane are joined. */
const SEAM_BYTES = 4096
/** By so many bytes, at least, two streams are recognised as one; more are compared where there are more. */
const MIN_SEAM_BYTES = 64
const MAX_SEAM_BYTES = 65_536
/** How long an old tap is given to catch up with the new one, and how long without a byte: a quiet pane sends it none. */
const JOIN_MS = 5000
const QUIET_MS = 150
const JOIN_STEP_MS = 10

interface TapSlot {
  readonly session: SessionId
  readonly opening: Promise<Tap>
  tap: Tap | undefined
  /** Number of the snapshot that was current when it stood: a pane that moved later was seen from its first byte. */
  readyAt: number
  /** Panes whose output we have turned off here. */
  readonly off: Set<PaneId>
  /** Set while the tap is on the track of one pane in another session. */
  only: PaneId | undefined
}

interface Feed {
  readonly pane: PaneId
  readonly sink: FeedSink
  /** The session whose tap is the source now. */
  owner: SessionId | undefined
  /** Bytes of the owner go to the sink; false while an image is taken or joined. */
  live: boolean
  /** One change of taps at a time. */
  busy: Promise<void> | undefined
  /** Bytes from taps other than the owner, or of the owner while not live. */
  readonly held: Map<SessionId, HeldBytes>
  /** Sessions beside the owner that show the pane too (linked windows), by the last snapshot. */
  linked: ReadonlySet<SessionId>
  /** Number of the last snapshot that showed the pane with its owner. */
  seenAt: number
  /** The last bytes that went to the sink. */
  readonly tail: HeldBytes
}

/**
 * Which tap feeds which runner. Opens a tap for each session that holds a runner and closes it when none is left; hands
 * a pane that moves over from one tap to the next without losing or doubling a byte.
 */
export class Feeds {
  readonly #options: FeedsOptions
  readonly #slots = new Map<SessionId, TapSlot>()
  readonly #feeds = new Map<PaneId, Feed>()
  #snapshot = 0
  #failures = 0

  constructor(options: FeedsOptions) {
    this.#options = options
  }

  /** The taps that stand now. */
  get taps(): readonly Tap[] {
    return [...this.#slots.values()].flatMap((slot) => (slot.tap === undefined ? [] : [slot.tap]))
  }

  /** Starts to feed a pane: its history first, as an image, then every byte. Fails as openTap does. */
  async add(pane: PaneId, sessions: readonly SessionId[], why: ImageReason, sink: FeedSink): Promise<void> {
    const feed: Feed = {
      pane,
      sink,
      owner: undefined,
      live: false,
      busy: undefined,
      held: new Map(),
      linked: new Set(),
      seenAt: this.#snapshot,
      tail: new HeldBytes(2 * SEAM_BYTES),
    }
    this.#feeds.set(pane, feed)
    try {
      await this.#exclusively(feed, async () => this.#takeImage(feed, this.#preferred(sessions), why))
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
    await this.#slot(feed.owner)
      ?.tap?.drain()
      .catch(() => undefined)
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
      if (owner !== undefined && sessions.includes(owner) && this.#slots.has(owner)) this.#stay(feed, owner, sessions)
      else this.#background(feed, async () => this.#follow(feed, sessions))
    }
    if (this.#options.turnsOthersOff) this.#turnOthersOff(rows)
    this.#options.scope.fork(async () => this.#closeUnused())
  }

  async close(): Promise<void> {
    this.#feeds.clear()
    await this.#closeUnused()
  }

  #receive(session: SessionId, pane: PaneId, data: Buffer): void {
    const feed = this.#feeds.get(pane)
    if (feed === undefined) return
    if (feed.owner === session && feed.live) return this.#deliver(feed, data)
    this.#heldFrom(feed, session).push(data)
    if (feed.owner !== session && feed.busy === undefined && !feed.linked.has(session)) this.#options.onChange(true)
  }

  #deliver(feed: Feed, data: Buffer): void {
    if (data.length === 0) return
    feed.tail.push(data.length > SEAM_BYTES ? data.subarray(-SEAM_BYTES) : data)
    feed.sink.bytes(data)
  }

  #stay(feed: Feed, owner: SessionId, sessions: readonly SessionId[]): void {
    feed.seenAt = this.#snapshot
    feed.linked = new Set(sessions.filter((session) => session !== owner))
    for (const session of feed.held.keys()) if (!feed.linked.has(session)) feed.held.delete(session)
  }

  /**
   * The pane has left its owner's session. tmux drops what the old tap had not been sent yet, so the seam is made sure of:
   * by bytes where the old tap can still be had for itself, else by what the pane shows.
   */
  async #follow(feed: Feed, sessions: readonly SessionId[]): Promise<void> {
    const target = this.#preferred(sessions)
    const from = this.#slot(feed.owner)
    const to = this.#slots.get(target)
    const drained = await this.#drain(from)
    const fromFirstByte = to?.tap !== undefined && to.readyAt <= feed.seenAt && !to.off.has(feed.pane)
    if (!fromFirstByte) await this.#takeImage(feed, target, from === undefined ? 'resumed' : 'moved')
    else if (feed.linked.has(target)) await this.#joinLinked(feed, to)
    else if (!drained || !(await this.#joinBytes(feed, from, to))) await this.#joinSeen(feed, to)
    this.#options.journal.note('pane followed', { pane: feed.pane, session: target })
    await this.#letGo(feed, from)
  }

  /** Both taps had the pane for a while: the new one goes on after the last bytes of the old one. */
  async #joinLinked(feed: Feed, to: TapSlot): Promise<void> {
    await this.#drain(to)
    const rest = afterTail(this.#heldFrom(feed, to.session).take(), feed.tail.take())
    if (rest === undefined) await this.#takeImage(feed, to.session, 'moved')
    else this.#goLive(feed, to, rest)
  }

  /**
   * Sends the old tap after the pane: there tmux goes on at the byte where it had stopped, so that what it dropped comes
   * before what the new tap was sent. Only for a tap that has no other runner, since they would miss theirs.
   */
  async #joinBytes(feed: Feed, from: TapSlot | undefined, to: TapSlot): Promise<boolean> {
    const others = [...this.#feeds.values()].some((other) => other !== feed && other.owner === from?.session)
    if (from?.tap === undefined || others) return false
    this.#slots.delete(from.session)
    feed.live = false
    from.only = feed.pane
    const { tap } = from
    try {
      await tap.switchTo(to.session)
      const again = this.#heldFrom(feed, from.session)
      const next = this.#heldFrom(feed, to.session)
      let grownAt = performance.now()
      let bytes = 0
      for (const deadline = grownAt + JOIN_MS; performance.now() < deadline && next.complete;) {
        await sleep(JOIN_STEP_MS, this.#options.scope.signal)
        const dropped = bytesBefore(again.peek(), next.peek())
        if (dropped !== undefined) {
          this.#goLive(feed, to, Buffer.concat([dropped, next.take()]))
          return true
        }
        if (again.bytes + next.bytes > bytes) grownAt = performance.now()
        else if (performance.now() - grownAt > QUIET_MS) break
        bytes = again.bytes + next.bytes
      }
      return false
    } catch (error) {
      if (error instanceof Failure) return false
      throw error
    } finally {
      feed.held.delete(from.session)
      await tap.close()
    }
  }

  /** Believes the new tap's bytes to follow those of the old one, unless the pane shows something else. */
  async #joinSeen(feed: Feed, to: TapSlot): Promise<void> {
    if (to.tap === undefined) throw new Failure('server-gone', 'the tap is gone')
    feed.live = false
    feed.owner = to.session
    const held = this.#heldFrom(feed, to.session)
    const { complete } = held
    let first: Buffer = Buffer.alloc(0)
    const image = await to.tap.look(feed.pane, () => {
      first = held.take()
    })
    if (image === undefined) throw new Failure('pane-not-found', `${feed.pane} is gone`)
    if (complete && (await feed.sink.follows(first, image))) this.#deliver(feed, first)
    else await feed.sink.image(image, 'moved')
    this.#goLive(feed, to, held.take())
  }

  #goLive(feed: Feed, { session }: TapSlot, data: Buffer): void {
    feed.owner = session
    feed.held.clear()
    feed.live = true
    this.#deliver(feed, data)
  }

  /** Once a pane has left a session, tmux would keep all its output for that session's tap, without limit. */
  async #letGo(feed: Feed, from: TapSlot | undefined): Promise<void> {
    if (from?.tap === undefined || from.only !== undefined) return
    if (from.session === feed.owner || feed.linked.has(from.session)) return
    from.off.add(feed.pane)
    await from.tap.turnOff([feed.pane]).catch(() => undefined)
  }

  /** Makes `session` the owner and starts its bytes at an exact image of the pane. */
  async #takeImage(feed: Feed, session: SessionId, why: ImageReason): Promise<void> {
    feed.live = false
    feed.owner = session
    const slot = this.#slots.get(session) ?? this.#open(session)
    const tap = await slot.opening
    slot.off.delete(feed.pane)
    const held = this.#heldFrom(feed, session)
    const image = await tap.restart(feed.pane, () => held.clear())
    if (image === undefined) throw new Failure('pane-not-found', `${feed.pane} is gone`)
    await feed.sink.image(image, why)
    feed.tail.clear()
    if (!held.complete) this.#options.journal.note('bytes dropped while taking an image', { pane: feed.pane })
    this.#goLive(feed, slot, held.take())
  }

  #open(session: SessionId): TapSlot {
    const { connect, journal, scope, onChange } = this.#options
    const opening = connect({
      session,
      onBytes: (pane, data) => this.#receive(session, pane, data),
      onPaused: (pane) => this.#paused(session, pane),
      onChange: () => onChange(false),
      wants: (pane) => this.#feeds.has(pane) && (slot.only ?? pane) === pane,
    })
    const slot: TapSlot = { session, opening, tap: undefined, readyAt: 0, off: new Set(), only: undefined }
    this.#slots.set(session, slot)
    scope.fork(async () => {
      try {
        const tap = await opening
        slot.tap = tap
        slot.readyAt = this.#snapshot
        this.#failures = 0
        journal.note('tap opened', { session, client_pid: tap.pid })
        void tap.ended.then((end) => {
          journal.note('tap ended', { session, end })
          this.#dropSlot(slot)
        })
      } catch (error) {
        journal.note('tap could not be opened', { session, error: messageOf(error) })
        this.#dropSlot(slot)
      }
    })
    return slot
  }

  /** This tap is gone: its panes need another one, or are gone too. */
  #dropSlot(slot: TapSlot): void {
    const { session } = slot
    slot.tap = undefined
    if (this.#slots.get(session) !== slot) return
    this.#slots.delete(session)
    let orphans = false
    for (const feed of this.#feeds.values()) {
      if (feed.owner !== session || feed.busy !== undefined) continue
      feed.owner = undefined
      feed.live = false
      orphans = true
    }
    if (orphans) this.#options.onChange(true)
  }

  #paused(session: SessionId, pane: PaneId): void {
    const feed = this.#feeds.get(pane)
    if (feed === undefined || feed.owner !== session || feed.busy !== undefined) return
    this.#options.journal.note('pane paused by tmux', { pane, session })
    this.#background(feed, async () => this.#takeImage(feed, session, 'paused'))
  }

  /** Runs one change of taps; when it fails, the pane is looked for again after a while. */
  #background(feed: Feed, change: () => Promise<void>): void {
    this.#options.scope.fork(async (signal) => {
      try {
        await this.#exclusively(feed, change)
        feed.seenAt = this.#snapshot
      } catch (error) {
        if (isAbort(error, signal)) throw error
        if (!(error instanceof Failure)) throw error
        this.#failures += 1
        feed.owner = undefined
        feed.live = false
        this.#options.journal.note('pane could not be followed', { pane: feed.pane, error: error.message })
        await sleep(backoffMs(this.#failures), signal)
      }
      this.#options.onChange(false)
    })
  }

  async #exclusively(feed: Feed, change: () => Promise<void>): Promise<void> {
    await feed.busy?.catch(() => undefined)
    const running = change()
    feed.busy = running
    try {
      await running
    } finally {
      feed.busy = undefined
    }
  }

  async #drain(slot: TapSlot | undefined): Promise<boolean> {
    if (slot?.tap === undefined) return false
    return slot.tap.drain().then(
      () => true,
      () => false,
    )
  }

  #turnOthersOff(rows: readonly PaneRow[]): void {
    for (const slot of this.#slots.values()) {
      const { tap } = slot
      if (tap === undefined) continue
      const others = new Set(rows.filter((row) => row.session === slot.session).map((row) => row.pane))
      const panes = [...others].filter((pane) => !this.#feeds.has(pane) && !slot.off.has(pane))
      for (const pane of panes) slot.off.add(pane)
      this.#options.scope.fork(async () => tap.turnOff(panes).catch(() => undefined))
    }
  }

  async #closeUnused(): Promise<void> {
    const used = new Set([...this.#feeds.values()].map((feed) => feed.owner))
    const unused = [...this.#slots.values()].filter((slot) => slot.tap !== undefined && !used.has(slot.session))
    for (const slot of unused) this.#slots.delete(slot.session)
    await Promise.all(unused.map(async (slot) => slot.tap?.close()))
  }

  #slot(session: SessionId | undefined): TapSlot | undefined {
    return session === undefined ? undefined : this.#slots.get(session)
  }

  /** A session that is tapped already, else the first. */
  #preferred(sessions: readonly SessionId[]): SessionId {
    const tapped = sessions.find((session) => this.#slots.get(session)?.tap !== undefined)
    const session = tapped ?? sessions[0]
    if (session === undefined) throw new Failure('pane-not-found', 'the pane is in no session')
    return session
  }

  #heldFrom(feed: Feed, session: SessionId): HeldBytes {
    const found = feed.held.get(session)
    if (found !== undefined) return found
    const held = new HeldBytes(feed.linked.has(session) ? LINKED_TAIL_BYTES : undefined)
    feed.held.set(session, held)
    return held
  }
}

/**
 * The bytes of `again` before the point where it goes on as `next` does; undefined while that cannot be told.
 *
 * Both are the same stream up to now, and `again` began earlier.
 */
function bytesBefore(again: Buffer, next: Buffer): Buffer | undefined {
  if (next.length < MIN_SEAM_BYTES) return undefined
  const head = next.subarray(0, MIN_SEAM_BYTES)
  for (let at = again.indexOf(head); at >= 0; at = again.indexOf(head, at + 1)) {
    const length = Math.min(next.length, again.length - at, MAX_SEAM_BYTES)
    if (again.subarray(at, at + length).equals(next.subarray(0, length))) return again.subarray(0, at)
  }
  return undefined
}

/** What follows `tail` in `stream`, or undefined when it is not there. */
function afterTail(stream: Buffer, tail: Buffer): Buffer | undefined {
  if (tail.length === 0) return stream
  const end = tail.subarray(-SEAM_BYTES)
  const at = stream.lastIndexOf(end)
  return at < 0 ? undefined : stream.subarray(at + end.length)
}
