import type { PaneId, SessionId } from '../../protocol/ids.ts'
import { HeldBytes } from './held-bytes.ts'
import type { SourceSink } from './source.ts'
import { TailBytes } from './tail-bytes.ts'

/** How many bytes of a pane one tap may be ahead of another. */
const SKEW_BYTES = 64 * 1024
/** Bytes kept of a pane that a second session shows, too: to find the seam when the pane leaves the first session. */
const LINKED_BYTES = 1024 * 1024

/** The stream of one runner on its way from a tap to its sink. */
export class Feed {
  readonly pane: PaneId
  readonly sink: SourceSink
  /** The session whose tap is the source now. */
  owner: SessionId | undefined
  /** The session whose tap becomes the source. */
  target: SessionId | undefined
  /** Set while the source is being changed; only one change at a time. */
  busy: Promise<void> | undefined
  /** Number of the last snapshot that showed the pane with its owner. */
  seenAt: number
  /** True when tmux has dropped output that was queued for us, and no image has been taken since. */
  hasDropped = false
  /** True when the owner's bytes go to the sink; false while an image is taken or streams are joined. */
  #live = false
  /** Bytes from taps other than the owner's, and from the owner's while not live. */
  readonly #held = new Map<SessionId, HeldBytes>()
  /** How many bytes were held from each session in which the last snapshot did not show the pane. */
  readonly #doubted = new Map<SessionId, number>()
  /** Sessions whose tap has ended while the source was being changed: bytes before a later tap of them are missing. */
  readonly #cut = new Set<SessionId>()
  /** Sessions other than the owner that show the pane, too, by the last snapshot. */
  #linked: ReadonlySet<SessionId> = new Set()
  /** The last bytes that went to the sink. */
  #tail = new TailBytes(SKEW_BYTES)

  constructor(pane: PaneId, sink: SourceSink, seenAt: number) {
    this.pane = pane
    this.sink = sink
    this.seenAt = seenAt
  }

  /** False while the owner's bytes are held back, or the pane has no owner. */
  get live(): boolean {
    return this.#live
  }

  isLinkedTo(session: SessionId): boolean {
    return this.#linked.has(session)
  }

  /** Takes bytes from the tap of a session. Returns false when they are unexpected there: the pane may have moved. */
  receive(session: SessionId, data: Buffer): boolean {
    if (session === this.owner && this.#live) {
      this.deliver(data)
      return true
    }
    if (this.#cut.has(session)) return true
    // From now on the kept bytes of the owner must reach as far back as those of this tap.
    if (session !== this.owner) this.#tail.grow(2 * LINKED_BYTES)
    this.heldFrom(session).push(data)
    return session === this.owner || this.busy !== undefined || this.#linked.has(session)
  }

  /** Passes bytes on to the runner. */
  deliver(data: Buffer): void {
    if (data.length === 0) return
    this.#tail.push(data)
    this.sink.bytes(data)
  }

  /** Holds back all bytes from now on, until `start`. */
  hold(): void {
    this.#live = false
  }

  /** Forgets the bytes held from a session: an image of the pane includes them. */
  restartHeld(session: SessionId): void {
    this.#cut.delete(session)
    this.heldFrom(session).clear()
  }

  /** Goes on with the tap of a session: first the bytes held of it, then its new ones. */
  startHeld(session: SessionId): void {
    const held = this.heldFrom(session)
    if (held.dropped > 0) this.sink.missing({ loss: 'known', bytes: held.dropped }, 'the controller did not keep up')
    this.start(session, held.take())
  }

  /** Goes on with the tap of a session: first these bytes, then its new ones. `orphan` if that tap has ended. */
  start(session: SessionId, first: Buffer): void {
    const ended = this.#cut.has(session)
    this.owner = session
    this.#held.clear()
    this.#doubted.clear()
    this.#cut.clear()
    this.#tail = new TailBytes(SKEW_BYTES)
    this.#live = true
    this.deliver(first)
    if (ended) this.orphan()
  }

  /** The tap of a session has ended: bytes before those of a later tap are missing. */
  tapEnded(session: SessionId): void {
    if (this.busy !== undefined) this.#cut.add(session)
    else if (session === this.owner) this.orphan()
    else this.forget(session)
  }

  /** Leaves the feed without a source. */
  orphan(): void {
    this.owner = undefined
    this.#live = false
    for (const session of this.#cut) this.forget(session)
    this.#cut.clear()
  }

  /** Drops the sessions other than the owner that do not show the pane any more, and returns them. */
  unlink(shownIn: readonly SessionId[]): readonly SessionId[] {
    const left = [...this.#linked].filter((session) => !shownIn.includes(session))
    this.#linked = new Set([...this.#linked].filter((session) => shownIn.includes(session)))
    return left
  }

  /** A snapshot has shown the pane with its owner, and perhaps in other sessions too. */
  seen(snapshot: number, others: readonly SessionId[]): void {
    this.seenAt = snapshot
    this.#linked = new Set(others)
    for (const [session, held] of this.#held) {
      if (this.#linked.has(session)) {
        held.limit(LINKED_BYTES)
        continue
      }
      // The snapshot may be older than these bytes: they are dropped only if the next one does not show a move either.
      if (this.#doubted.get(session) === held.bytes) this.forget(session)
      else this.#doubted.set(session, held.bytes)
    }
  }

  heldFrom(session: SessionId): HeldBytes {
    const found = this.#held.get(session)
    if (found !== undefined) return found
    const held = new HeldBytes()
    this.#held.set(session, held)
    return held
  }

  forget(session: SessionId): void {
    this.#held.delete(session)
    this.#doubted.delete(session)
  }

  /** The last bytes that went to the runner since the last change of taps; empty afterwards. */
  takeTail(): Buffer {
    return this.#tail.take()
  }
}
