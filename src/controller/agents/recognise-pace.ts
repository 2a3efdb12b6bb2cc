/** A program that changes its title all the time is not looked up each time. */
const PAUSE_MS = 2000

/** Has it looked up which agent a pane runs: at once when there is a reason, and at most once in 2 s. */
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
   * There is a reason to look. It is looked a second time after the pause when there was another reason by then, or
   * `isOpen` says that the agent is still not known.
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
