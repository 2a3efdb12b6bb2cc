/** How long after the agent became known its process is first looked for, in milliseconds; each next wait is longer. */
const FIRST_MS = 250
const MAX_MS = 60_000

/** Decides when to look for the process of a known agent that was not seen yet. Times are on the steady clock. */
export class SeekPace {
  readonly #onDue: () => void
  #waitMs = FIRST_MS
  /** Time of the next look. */
  #atMs = 0
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  /** `onDue` is called when `isDue` should be asked again, in case the agent writes nothing more. */
  constructor(onDue: () => void) {
    this.#onDue = onDue
  }

  /** True when the process has to be looked for now; then the time until the next look doubles. */
  isDue(nowMs: number): boolean {
    if (nowMs < this.#atMs) {
      if (!this.#isClosed) this.#timer ??= setTimeout(() => this.#later(), this.#atMs - nowMs)
      return false
    }
    this.#atMs = nowMs + this.#waitMs
    this.#waitMs = Math.min(2 * this.#waitMs, MAX_MS)
    return true
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  #later(): void {
    this.#timer = undefined
    if (!this.#isClosed) this.#onDue()
  }
}
