/** Does a piece of work that is wanted again and again: never twice at once, and not more often than its pace. */
export class Paced {
  readonly #gapMs: number
  readonly #work: () => Promise<void>
  /** How often it was wanted. */
  #wants = 0
  #isAtWork = false
  #isClosed = false
  #doneAt = -Infinity
  #timer: NodeJS.Timeout | undefined

  /** `gapMs`: least time from the end of one piece to the start of the next. `work` must not reject. */
  constructor(gapMs: number, work: () => Promise<void>) {
    this.#gapMs = gapMs
    this.#work = work
  }

  /** Has it done at once or as soon as the pace allows; with what has happened until it begins. */
  want(): void {
    this.#wants += 1
    if (this.#isAtWork || this.#isClosed) return
    const wait = Math.max(0, this.#doneAt + this.#gapMs - performance.now())
    this.#timer ??= setTimeout(() => void this.#begin(), wait)
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  async #begin(): Promise<void> {
    this.#timer = undefined
    const wants = this.#wants
    this.#isAtWork = true
    await this.#work()
    this.#isAtWork = false
    this.#doneAt = performance.now()
    if (this.#wants > wants) this.want()
  }
}
