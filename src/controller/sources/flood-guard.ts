import type { SessionId } from '../../protocol/ids.ts'
import type { Tap } from '../../tmux/tap.ts'
import type { Journal } from '../events/journal.ts'

/** Time between two checks of taps that are behind, in milliseconds; a server reads some 12 MB from panes meanwhile. */
const LOOK_MS = 200

export interface FloodGuardOptions {
  readonly journal: Journal
  readonly taps: () => readonly Tap[]
  /** Memory of the tmux server now, in bytes; undefined where it is not visible. */
  readonly serverBytes: () => number | undefined
  /** How many bytes the server may grow for us. */
  readonly maxBytes: () => Promise<number>
  /** A tap that was behind has caught up. */
  readonly onCaughtUp: (session: SessionId) => void
}

/**
 * Limits the memory that tmux uses for taps that are behind. Below the limit it waits for them; above it, it drops the
 * panes that are furthest behind, one after the other. Does nothing while all taps keep up.
 */
export class FloodGuard {
  readonly #options: FloodGuardOptions
  #timer: NodeJS.Timeout | undefined
  /** Memory of the server when the first tap fell behind. */
  #baseBytes: number | undefined
  #maxBytes = Infinity
  #behind: ReadonlySet<Tap> = new Set()

  constructor(options: FloodGuardOptions) {
    this.#options = options
  }

  /** A tap has fallen behind. */
  watch(): void {
    // Noted now, so that a tap that catches up before the next check is reported, too.
    this.#behind = new Set([...this.#behind, ...this.#lagging()])
    if (this.#timer !== undefined) return
    this.#baseBytes = this.#options.serverBytes()
    void this.#askBound()
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
  }

  #look(): void {
    for (const tap of this.#options.taps()) tap.hold()
    const behind = new Set(this.#lagging())
    const caughtUp = [...this.#behind].filter((tap) => !behind.has(tap))
    this.#behind = behind
    if (behind.size === 0) {
      clearInterval(this.#timer)
      this.#timer = undefined
    } else if (this.#heldBytes() > this.#maxBytes) this.#dropFurthest()
    for (const { session } of caughtUp) this.#options.onCaughtUp(session)
  }

  #lagging(): readonly Tap[] {
    return this.#options.taps().filter((tap) => tap.behind().length > 0)
  }

  /** Asks for the limit; keeps the last one when the server does not answer. */
  async #askBound(): Promise<void> {
    this.#maxBytes = await this.#options.maxBytes().catch(() => this.#maxBytes)
  }

  /** How many bytes the server has grown; where that is not visible, an estimate by the age of what it sends. */
  #heldBytes(): number {
    const now = this.#options.serverBytes()
    if (now !== undefined && this.#baseBytes !== undefined) return now - this.#baseBytes
    const panes = [...this.#behind].flatMap((tap) => tap.behind())
    return panes.reduce((sum, { estimatedBytes }) => sum + estimatedBytes, 0)
  }

  #dropFurthest(): void {
    const panes = [...this.#behind].flatMap((tap) => tap.behind().map((lagging) => ({ tap, ...lagging })))
    const [furthest] = panes.toSorted((one, other) => other.ageMs - one.ageMs)
    if (furthest === undefined) return
    const { tap, pane, ageMs } = furthest
    this.#options.journal.note('pane dropped in a flood', { pane, session: tap.session, behind_ms: ageMs })
    tap.drop(pane).catch(() => undefined)
  }
}
