/** Least time between two look-ups: a program may change its title all the time. */
const PAUSE_MS = 2000

/** Paces the look-up of the agent that a pane runs: at once when there is a reason, and at most once in 2 s. */
export class RecognisePace {
  readonly #look: () => void
  #timer: NodeJS.Timeout | undefined
  /** There was a reason to look again since the last look. */
  #isDoubted = false
  #isClosed = false

  constructor(look: () => void) {
    this.#look = look
  }

  /**
   * Asks for a look. After the pause a second look follows if another one was asked for meanwhile, or if `isOpen` says
   * that the agent is still not known.
   */
  ask(isOpen: () => boolean): void {
    if (this.#isClosed) return
    this.#isDoubted = this.#timer !== undefined
    if (this.#isDoubted) return
    this.#look()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (isOpen() || this.#isDoubted) this.#look()
    }, PAUSE_MS)
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }
}
