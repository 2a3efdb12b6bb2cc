/** A deadline is counted in this many parts. */
const TICKS = 4

/**
 * Waits for a silence of `ms` milliseconds. It is counted in ticks of our own: a process that was stopped has heard
 * nothing because it could not listen, and when it goes on only one tick has passed.
 */
export class Silence {
  #ticksLeft = TICKS
  readonly #timer: NodeJS.Timeout

  constructor(ms: number, onSilence: () => void) {
    this.#timer = setInterval(() => {
      this.#ticksLeft -= 1
      if (this.#ticksLeft > 0) return
      this.end()
      onSilence()
    }, ms / TICKS)
  }

  /** Something was heard: the time starts anew. */
  broken(): void {
    this.#ticksLeft = TICKS
  }

  /** Waits no longer. */
  end(): void {
    clearInterval(this.#timer)
  }
}
