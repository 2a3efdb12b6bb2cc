/** Bytes that come within this time count as one arrival, in milliseconds. */
const STEP_MS = 5
const MOST_ARRIVALS = 32
/**
 * How long before the report of a new size the first bytes drawn for it may come, in milliseconds: tmux reports it a
 * turn later, and bytes of a pipe are in no order with that. Bytes drawn before the change that fall into this time are
 * lines as a rule, which read the same in both sizes.
 */
const LATE_MS = 50

interface Arrival {
  readonly atMs: number
  /** Offset of its first byte. */
  readonly from: number
}

/**
 * Finds the offset in a log at which a new size of the pane begins. A look at the server tells the size late: output
 * drawn for it may be in the log by then. So the offset is a little before the first sign of a change.
 *
 * Times are on the steady clock, in milliseconds.
 */
export class SizePlace {
  #arrivals: readonly Arrival[] = []
  #sign: Arrival | undefined

  /** To be called when bytes come; `from` is the offset of the first. */
  bytesCame(from: number, atMs: number): void {
    const last = this.#arrivals.at(-1)
    if (last !== undefined && atMs - last.atMs < STEP_MS) return
    this.#arrivals = [...this.#arrivals.slice(1 - MOST_ARRIVALS), { atMs, from }]
  }

  /** To be called when the size may have changed; `end` is the log's end now. */
  mayHaveChanged(end: number, atMs: number): void {
    const arrival = this.#arrivals.find((each) => each.atMs >= atMs - LATE_MS)
    this.#sign ??= { atMs, from: arrival?.from ?? end }
  }

  /** The offset for the size that a look has told, which was asked for at `askedMs`. Later signs are kept. */
  placeOf(end: number, askedMs: number): number {
    const sign = this.#sign
    if (sign !== undefined && sign.atMs <= askedMs) this.#sign = undefined
    return sign?.from ?? end
  }
}
