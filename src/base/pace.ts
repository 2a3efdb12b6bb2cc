import { backoffMs } from './backoff.ts'

/** After this time without an attempt the last one counts as a success. More than the longest backoff. */
const CALM_MS = 30_000

/** Spaces attempts at something that keeps ending, such as a client that is detached again and again. */
export class Pace {
  readonly #mostMs: number
  #attempts = 0
  #lastMs = -Infinity

  /** `mostMs`: no wait is longer. */
  constructor(mostMs = Infinity) {
    this.#mostMs = mostMs
  }

  /** How long to wait before the next attempt, in milliseconds: the first after a calm comes at once. */
  next(nowMs: number = performance.now()): number {
    if (nowMs - this.#lastMs >= CALM_MS) this.#attempts = 0
    const waitMs = this.#attempts === 0 ? 0 : Math.min(backoffMs(this.#attempts), this.#mostMs)
    this.#attempts += 1
    this.#lastMs = nowMs + waitMs
    return waitMs
  }
}
