/** An agent is known before its process can be seen: it is looked for after this long, and then more and more rarely. */
const FIRST_MS = 250
const MAX_MS = 60_000

/** When the process of a known agent is looked for that has not been seen yet. Times are on the steady clock. */
export class SeekPace {
  readonly #onDue: () => void
  #waitMs = FIRST_MS
  /** When it is looked for again. */
  #atMs = 0
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  /** `onDue`: it is time to ask again whether it is due, although the agent may have nothing more to say. */
  constructor(onDue: () => void) {
    this.#onDue = onDue
  }

  /** True when it has to be looked for now; the time until the next look becomes twice as long. */
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
