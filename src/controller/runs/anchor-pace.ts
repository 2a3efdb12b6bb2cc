import type { RowNumber } from '../../logs/run-log.ts'
import type { Anchor } from '../../terminal/anchor.ts'

/** While output flows, the pane's row is asked for after this time (milliseconds) or after this many bytes. */
const EVERY_MS = 10_000
const EVERY_BYTES = 256 * 1024
/** Wait after a question without a certain answer, as from a busy pane, in milliseconds; it doubles each time. */
const RETRY_MS = 200
const MAX_RETRY_MS = 3200

/**
 * Notes in a log, now and then, on which row of the pane its end is: after a crash, the missed output begins there.
 *
 * It asks only after output, so that a silent pane costs nothing.
 */
export class AnchorPace {
  readonly #log: AnchorLog
  readonly #position: () => Promise<Anchor | undefined>
  #notedAt = -EVERY_MS
  #notedEnd = 0
  #retryAt = 0
  #retryMs = RETRY_MS
  #asking = false

  constructor(log: AnchorLog, position: () => Promise<Anchor | undefined>) {
    this.#log = log
    this.#position = position
  }

  /** Output was added to the log at `now`, in ms on the steady clock. */
  bytesCame(now: number): void {
    const due = now - this.#notedAt >= EVERY_MS || this.#log.end - this.#notedEnd >= EVERY_BYTES
    if (!due || this.#asking || now < this.#retryAt) return
    this.#asking = true
    this.#retryAt = now + this.#retryMs
    this.#retryMs = Math.min(MAX_RETRY_MS, 2 * this.#retryMs)
    // Asked after all bytes of this turn of the event loop.
    setImmediate(() => void this.#ask(now))
  }

  async #ask(now: number): Promise<void> {
    const at = this.#log.end
    const anchor = await this.#position()
    this.#asking = false
    if (anchor === undefined || this.#log.end !== at) return
    this.#log.anchor(rowNumber(anchor))
    this.#retryMs = RETRY_MS
    this.#notedAt = now
    this.#notedEnd = at
  }
}

/** The part of a run's log that is used here. */
interface AnchorLog {
  readonly end: number
  anchor(row: RowNumber): void
}

/** The form of an anchor in the index. */
export function rowNumber({ row, mark }: Anchor): RowNumber {
  const { cols, historyRows, historyLimit, collected, generation } = mark
  return { row, cols, historyRows, historyLimit, collected, generation }
}
