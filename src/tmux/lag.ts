import type { PaneId } from '../protocol/ids.ts'

/** Output that tmux has held for longer means that a client does not keep up: a busy machine alone takes less. */
const BEHIND_MS = 1000
/** So long after the last output of that age a client has caught up: while it is behind tmux sends all the time. */
const CAUGHT_UP_MS = 1000

/** A pane of which tmux holds output that it cannot send yet. */
export interface LaggingPane {
  readonly pane: PaneId
  /** How long tmux has held the oldest of it. Milliseconds. */
  readonly ageMs: number
  /** How much it may be, if the program has gone on as it had when it wrote what comes now. */
  readonly estimatedBytes: number
}

interface Track {
  /** When tmux read the first and the last of what came since the pane is behind. On the steady clock, milliseconds. */
  readonly firstReadMs: number
  lastReadMs: number
  /** What came in between. */
  bytes: number
  ageMs: number
  heardMs: number
}

/** How far one client is behind, by what tmux says of the age of its output. Without lag it remembers nothing. */
export class Lag {
  readonly #tracks = new Map<PaneId, Track>()
  readonly #now: () => number

  /** `now` is the steady clock, in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Some bytes of a pane have come that tmux had held for `ageMs`. True when the client has just fallen behind. */
  heard(pane: PaneId, bytes: number, ageMs: number): boolean {
    if (ageMs < BEHIND_MS) {
      if (this.#tracks.size > 0) this.#tracks.delete(pane)
      return false
    }
    const nowMs = this.#now()
    const readMs = nowMs - ageMs
    const track = this.#tracks.get(pane)
    if (track === undefined) {
      this.#tracks.set(pane, { firstReadMs: readMs, lastReadMs: readMs, bytes, ageMs, heardMs: nowMs })
      return this.#tracks.size === 1
    }
    track.lastReadMs = Math.max(track.lastReadMs, readMs)
    track.bytes += bytes
    track.ageMs = ageMs
    track.heardMs = nowMs
    return false
  }

  /** The panes whose output is old now, the furthest behind first; empty once the client has caught up. */
  panes(): readonly LaggingPane[] {
    const nowMs = this.#now()
    const now = [...this.#tracks].filter(([, { heardMs }]) => nowMs - heardMs <= CAUGHT_UP_MS)
    if (now.length === 0) this.#tracks.clear()
    const panes = now.map(([pane, track]) => {
      const { ageMs, bytes, firstReadMs, lastReadMs } = track
      // Within one read the rate is not known, and a whole one is the least that can be meant.
      return { pane, ageMs, estimatedBytes: (bytes / Math.max(BEHIND_MS, lastReadMs - firstReadMs)) * ageMs }
    })
    return panes.toSorted((one, other) => other.ageMs - one.ageMs)
  }

  /** Whether the last that came of a pane was old, and the client has not caught up since: there may be more of it. */
  has(pane: PaneId): boolean {
    return this.panes().length > 0 && this.#tracks.has(pane)
  }

  /** tmux holds nothing more of a pane. */
  forget(pane: PaneId): void {
    this.#tracks.delete(pane)
  }
}
