/** Bytes that come within this time count as one arrival, in milliseconds. */
const STEP_MS = 5
const MOST_ARRIVALS = 32
/**
 * How long before the report of a new size the first bytes drawn for it may come, in milliseconds: tmux reports it a
 * turn later, and bytes of a pipe are in no order with that. Bytes drawn before the change that fall into this time are
 * lines as a rule, which read the same in both sizes.
 */
const LATE_MS = 50
/**
 * The same on a busy machine, for bytes that paint the screen anew: programs on a whole screen answer another size so. What
 * they painted before is gone from the screen.
 */
const PAINTED_LATE_MS = 500

interface Arrival {
  readonly atMs: number
  /** Offset of its first byte. */
  readonly from: number
  /** The screen was erased. */
  erases: boolean
}

/**
 * Finds the offset in a log at which a new size of the pane begins. A look at the server tells the size late: output
 * drawn for it may be in the log by then. So the offset is a little before the first sign of a change.
 *
 * Times are on the steady clock, in milliseconds.
 */
export class SizePlace {
  #arrivals: readonly Arrival[] = []
  #sign: Pick<Arrival, 'atMs' | 'from'> | undefined

  /** To be called when bytes come; `from` is the offset of the first, `erases`: they erase the screen. */
  bytesCame(from: number, atMs: number, erases: boolean): void {
    const last = this.#arrivals.at(-1)
    if (last !== undefined && atMs - last.atMs < STEP_MS) last.erases ||= erases
    else this.#arrivals = [...this.#arrivals.slice(1 - MOST_ARRIVALS), { atMs, from, erases }]
  }

  /** To be called when the size may have changed; `end` is the log's end now. */
  mayHaveChanged(end: number, atMs: number): void {
    const arrival = this.#arrivals.find((each) => each.atMs >= atMs - LATE_MS)
    const painted = this.#arrivals.findLast((each) => each.erases && each.atMs >= atMs - PAINTED_LATE_MS)
    this.#sign ??= { atMs, from: Math.min(arrival?.from ?? end, painted?.from ?? end) }
  }

  /** The offset for the size that a look has told, which was asked for at `askedMs`. Later signs are kept. */
  placeOf(end: number, askedMs: number): number {
    const sign = this.#sign
    if (sign !== undefined && sign.atMs <= askedMs) this.#sign = undefined
    return sign?.from ?? end
  }
}
