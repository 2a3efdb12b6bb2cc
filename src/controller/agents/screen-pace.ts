import { lookTime, SETTLE_MS, type Change } from '../../runner/look-time.ts'

/** Has the screen of one pane read: when its output settles, and at all only when there was any. */
export class ScreenPace {
  readonly #read: () => Promise<void>
  #timer: NodeJS.Timeout | undefined
  #reading = false
  #isClosed = false
  /** Undefined: nothing has changed since the last reading. Times are on the steady clock. */
  #change: Change | undefined
  #readMs = Number.NEGATIVE_INFINITY

  /** `read` never rejects. */
  constructor(read: () => Promise<void>) {
    this.#read = read
  }

  /** The screen looks different now. `patient`: it may go on to change for a while. */
  changed(nowMs: number, patient: boolean): void {
    this.#change = { sinceMs: this.#change?.sinceMs ?? nowMs, lastMs: nowMs, patient }
    if (this.#timer === undefined && !this.#reading) this.#arm(SETTLE_MS)
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  #arm(inMs: number): void {
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.#due(), inMs)
  }

  async #due(): Promise<void> {
    this.#timer = undefined
    if (this.#change === undefined) return
    const nowMs = performance.now()
    const leftMs = lookTime(this.#change, this.#readMs) - nowMs
    if (leftMs > 1) return this.#arm(leftMs)
    this.#change = undefined
    this.#readMs = nowMs
    this.#reading = true
    await this.#read()
    this.#reading = false
    this.#goOn()
  }

  /** The screen may have changed while it was read. */
  #goOn(): void {
    if (this.#change !== undefined) this.#arm(SETTLE_MS)
  }
}
