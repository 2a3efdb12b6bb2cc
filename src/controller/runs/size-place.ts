/** Bytes that come closer together count as one arrival. */
const STEP_MS = 5
const MOST_ARRIVALS = 32
/**
 * So much earlier than a change of size is told, the first bytes may come that were drawn for it: tmux tells it a turn
 * later, and bytes of a pipe are in no order with that. What was drawn before and counts as later is lines as a rule,
 * which read the same in both sizes.
 */
const LATE_MS = 50

interface Arrival {
  readonly atMs: number
  /** Offset of its first byte. */
  readonly from: number
}

/**
 * Finds where in a log a new size of the pane belongs. A look at the server tells the size late: what the program has drawn
 * for it may be in the log by then. So the place is a little before the first sign of a change.
 *
 * Times are on the steady clock, in milliseconds.
 */
export class SizePlace {
  #arrivals: readonly Arrival[] = []
  #sign: Arrival | undefined

  /** Bytes come, from this offset on. */
  bytesCame(from: number, atMs: number): void {
    const last = this.#arrivals.at(-1)
    if (last !== undefined && atMs - last.atMs < STEP_MS) return
    this.#arrivals = [...this.#arrivals.slice(1 - MOST_ARRIVALS), { atMs, from }]
  }

  /** The size may be another one, as was just told; `end` is the log's end now. */
  mayHaveChanged(end: number, atMs: number): void {
    const arrival = this.#arrivals.find((each) => each.atMs >= atMs - LATE_MS)
    this.#sign ??= { atMs, from: arrival?.from ?? end }
  }

  /** Where the size belongs that a look has told, which was asked for at `askedMs`. What it has not seen is kept. */
  placeOf(end: number, askedMs: number): number {
    const sign = this.#sign
    if (sign !== undefined && sign.atMs <= askedMs) this.#sign = undefined
    return sign?.from ?? end
  }
}
