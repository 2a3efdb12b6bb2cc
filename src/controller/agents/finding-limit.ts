/** So many agents are marked by themselves within `SPAN_MS`: more are a script that starts them in a loop. */
const MOST = 100
const SPAN_MS = 10 * 60_000

/** Bounds how many agents are marked by themselves: each of them takes a directory. */
export class FindingLimit {
  #timesMs: readonly number[] = []

  /** Counts one more, unless there were too many; times are on the steady clock. */
  takes(nowMs: number): boolean {
    this.#timesMs = this.#timesMs.filter((time) => nowMs - time < SPAN_MS)
    if (this.#timesMs.length >= MOST) return false
    this.#timesMs = [...this.#timesMs, nowMs]
    return true
  }
}
