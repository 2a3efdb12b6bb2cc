import type { RecoveryReason } from '../logs/run-log.ts'
import type { PaneId, SessionId } from '../protocol/ids.ts'
import type { PaneImage } from '../terminal/pane-image.ts'
import { HeldBytes } from './held-bytes.ts'
import { TailBytes } from './tail-bytes.ts'

/** By how much one tap may be ahead of another one with the same pane. */
const SKEW_BYTES = 64 * 1024
/** Bytes kept of a pane that a second session shows too, to find the seam when the first one lets go of it. */
const LINKED_BYTES = 1024 * 1024

/** Where the bytes of one runner go, in order. */
export interface FeedSink {
  bytes(data: Buffer): void
  /** The stream has a hole before the bytes that follow: this is the pane at the point where they begin. */
  image(image: PaneImage, why: RecoveryReason): Promise<void>
  /** False when the pane, in its state after these bytes, shows that some are missing before them. */
  follows(data: Buffer, image: PaneImage): Promise<boolean>
}

/** The stream of one runner on its way from a tap to its sink. */
export class Feed {
  readonly pane: PaneId
  readonly sink: FeedSink
  /** The session whose tap is the source now. */
  owner: SessionId | undefined
  /** Set while the source is being changed; only one change at a time. */
  busy: Promise<void> | undefined
  /** Number of the last snapshot that showed the pane with its owner. */
  seenAt: number
  /** Bytes of the owner go to the sink; false while an image is taken or streams are joined. */
  #live = false
  /** Bytes from taps other than the owner, or of the owner while not live. */
  readonly #held = new Map<SessionId, HeldBytes>()
  /** How much was held from a session where the last snapshot did not show the pane. */
  readonly #doubted = new Map<SessionId, number>()
  /** Sessions beside the owner that show the pane too, by the last snapshot. */
  #linked: ReadonlySet<SessionId> = new Set()
  /** The last bytes that went to the sink. */
  #tail = new TailBytes(SKEW_BYTES)

  constructor(pane: PaneId, sink: FeedSink, seenAt: number) {
    this.pane = pane
    this.sink = sink
    this.seenAt = seenAt
  }

  isLinkedTo(session: SessionId): boolean {
    return this.#linked.has(session)
  }

  /** Takes bytes from the tap of a session. Returns false when nobody expected them there: the pane may have moved. */
  receive(session: SessionId, data: Buffer): boolean {
    if (session === this.owner && this.#live) {
      this.deliver(data)
      return true
    }
    // What the owner delivers from now on has to reach as far back as what this tap does.
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

  /** Holds back what comes from now on, until `start`. */
  hold(): void {
    this.#live = false
  }

  /** Goes on with the tap of a session: first these bytes, then what it delivers. */
  start(session: SessionId, first: Buffer): void {
    this.owner = session
    this.#held.clear()
    this.#doubted.clear()
    this.#tail = new TailBytes(SKEW_BYTES)
    this.#live = true
    this.deliver(first)
  }

  /** The source is gone. */
  orphan(): void {
    this.owner = undefined
    this.#live = false
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
      // The snapshot may be older than these bytes: they are in vain only when the next one, too, knows of no move.
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
