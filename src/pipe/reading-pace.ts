/**
 * How long the reading of a pane with small pieces is held, at first and while it goes on like that, in milliseconds:
 * its FIFO holds the bytes, and a person notices no delay.
 */
const FIRST_HOLD_MS = 20
const FLOW_HOLD_MS = 60
/** A piece below this size is held: waking up costs more than its bytes. A flooding pipe is never held. */
const FEW_BYTES = 1024

/** A pipe whose reading was held and can go on. */
export interface Held {
  goOn(): void
}

/**
 * Gathers small pieces: the first output after a silence is read at once, the next is read some milliseconds later,
 * together with that of all other panes. Several panes that write single lines would wake reader and controller a
 * thousand times a second.
 */
export class ReadingPace {
  readonly #held = new Set<Held>()
  /** When those that were held were let go last, on the steady clock. */
  #releasedMs = Number.NEGATIVE_INFINITY

  /** True when a pipe that has just given this many bytes may be read on; if not, `held` is called when it may. */
  goesOn(bytes: number, held: Held): boolean {
    if (bytes >= FEW_BYTES) return true
    if (this.#held.size === 0) {
      const flows = performance.now() - this.#releasedMs < FIRST_HOLD_MS
      setTimeout(() => this.#release(), flows ? FLOW_HOLD_MS : FIRST_HOLD_MS)
    }
    this.#held.add(held)
    return false
  }

  #release(): void {
    this.#releasedMs = performance.now()
    const held = [...this.#held]
    this.#held.clear()
    for (const each of held) each.goOn()
  }
}
