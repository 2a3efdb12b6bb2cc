/** Most agents that are marked by themselves within `SPAN_MS`: more come from a script that starts them in a loop. */
const MOST = 100
const SPAN_MS = 10 * 60_000

/** Limits how many agents are marked by themselves, because each of them takes a directory. */
export class FindingLimit {
  #timesMs: readonly number[] = []

  /** Counts one more and returns true, or returns false when there were too many. Times are on the steady clock. */
  takes(nowMs: number): boolean {
    this.#timesMs = this.#timesMs.filter((time) => nowMs - time < SPAN_MS)
    if (this.#timesMs.length >= MOST) return false
    this.#timesMs = [...this.#timesMs, nowMs]
    return true
  }
}
