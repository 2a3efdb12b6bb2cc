/**
 * How long a pane that writes in small pieces is not read, at first and while it goes on like that: its FIFO holds what
 * comes, and a person sees no wait.
 */
const FIRST_HOLD_MS = 20
const FLOW_HOLD_MS = 60
/** Fewer bytes at once cost more by the waking than by the bytes. A pipe that floods is never held. */
const FEW_BYTES = 1024

/** What can be read again after it was held. */
export interface Held {
  goOn(): void
}

/**
 * Lets small pieces gather: what comes after a silence is read at once, what follows it is read with all other panes some
 * milliseconds later. A line a write from several panes would wake reader and controller a thousand times a second.
 */
export class ReadingPace {
  readonly #held = new Set<Held>()
  /** When those that were held were let go last, on the steady clock. */
  #releasedMs = Number.NEGATIVE_INFINITY

  /** Says whether a pipe that has just given this many bytes is read on; if not, it is called when it may be. */
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
