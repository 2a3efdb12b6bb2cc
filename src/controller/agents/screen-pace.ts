import { isWhole, joinTime, lookTime, SETTLE_MS, type Change } from '../../runner/look-time.ts'

/** The paces whose screens have changed and are not read yet. */
const waiting = new Set<ScreenPace>()

/** Paces the reading of one pane's screen: it is read when its output settles, and only when there was output. */
export class ScreenPace {
  readonly #read: (isSettled: boolean) => Promise<void>
  #timer: NodeJS.Timeout | undefined
  #reading = false
  #isClosed = false
  /** The change since the last reading; undefined when there was none. Times are on the steady clock. */
  #change: Change | undefined
  #readMs = Number.NEGATIVE_INFINITY

  /** `read` gets whether the screen has settled, and never rejects. */
  constructor(read: (isSettled: boolean) => Promise<void>) {
    this.#read = read
  }

  /** To be called when the screen has changed. `patient`: it may go on changing for a while. */
  changed(nowMs: number, patient: boolean): void {
    this.#change = { sinceMs: this.#change?.sinceMs ?? nowMs, lastMs: nowMs, patient }
    if (this.#timer === undefined && !this.#reading) this.#arm(SETTLE_MS)
  }

  close(): void {
    this.#isClosed = true
    this.#disarm()
  }

  #arm(inMs: number): void {
    if (this.#isClosed) return
    waiting.add(this)
    this.#timer = setTimeout(() => this.#due(), inMs)
  }

  #disarm(): void {
    waiting.delete(this)
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #due(): void {
    this.#disarm()
    if (this.#change === undefined) return
    const nowMs = performance.now()
    const leftMs = lookTime(this.#change, this.#readMs) - nowMs
    if (leftMs > 1) return this.#arm(leftMs)
    void this.#look(nowMs)
    for (const other of waiting) other.#join(nowMs)
  }

  /** Joins a reading that another screen has just begun. */
  #join(nowMs: number): void {
    if (this.#change !== undefined && joinTime(this.#change, this.#readMs) <= nowMs) void this.#look(nowMs)
  }

  async #look(nowMs: number): Promise<void> {
    this.#disarm()
    const isSettled = this.#change === undefined || isWhole(this.#change, nowMs)
    this.#change = undefined
    this.#readMs = nowMs
    this.#reading = true
    await this.#read(isSettled)
    this.#reading = false
    this.#goOn()
  }

  /** Plans the next reading if the screen has changed while it was read. */
  #goOn(): void {
    if (this.#change !== undefined) this.#arm(SETTLE_MS)
  }
}
