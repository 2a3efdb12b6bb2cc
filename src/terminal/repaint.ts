import { inkOf } from './ink.ts'
import type { Line } from './styled-line.ts'

/** How much of the ink may be skipped: a program that paints its text again leaves out or shortens parts of it. */
const MOST_SKIPPED = 20_000
/** After this many new lines in a row, a program has finished painting its old text again. */
const MOST_NEW = 300
/** Least ink of a line that counts: a shorter one may match by chance. */
const LEAST_INK = 8
/** Most places that are tried for a line; one found only within other lines counts as new after that. */
const MOST_TRIES = 100

/**
 * Knows the lines again that a program has painted before it cleared everything, however they are wrapped now: each goes on
 * where the one before it ended, or begins where a line began.
 */
export class Repaint {
  readonly #ink: string
  /** For each place in the ink whether a line begins there. */
  readonly #begins: Uint8Array
  /** How far in the ink the lines have come. */
  #at = 0
  #isRepeating = false
  #new = 0

  private constructor(ink: string, begins: Uint8Array) {
    this.#ink = ink
    this.#begins = begins
  }

  /** Of all that was painted before, line by line. */
  static of(lines: readonly string[]): Repaint {
    const inks = lines.map(inkOf)
    const ink = inks.join('')
    const begins = new Uint8Array(ink.length + 1)
    let at = 0
    for (const { length } of inks) {
      begins[at] = 1
      at += length
    }
    return new Repaint(ink, begins)
  }

  /** True when all of it has come, or something else. */
  get isOver(): boolean {
    return this.#at >= this.#ink.length || this.#new > MOST_NEW
  }

  /** True when this line is there again. */
  repeats({ text }: Line): boolean {
    if (this.isOver) return false
    const ink = inkOf(text)
    if (ink.length < LEAST_INK) {
      const isNext = this.#isRepeating && this.#ink.startsWith(ink, this.#at)
      if (isNext) this.#at += ink.length
      return isNext
    }
    const found = this.#find(ink)
    this.#isRepeating = found >= 0 && (this.#at === 0 || found - this.#at <= MOST_SKIPPED)
    if (!this.#isRepeating) {
      this.#new += 1
      return false
    }
    this.#at = found + ink.length
    this.#new = 0
    return true
  }

  /** Where this stands from here on; -1 when it does not. */
  #find(ink: string): number {
    let found = this.#ink.indexOf(ink, this.#at)
    for (let tries = 0; found > this.#at && this.#begins[found] === 0; tries += 1) {
      if (tries === MOST_TRIES) return -1
      found = this.#ink.indexOf(ink, found + 1)
    }
    return found
  }

  /** One in the same state, to look ahead with. */
  copy(): Repaint {
    const copy = new Repaint(this.#ink, this.#begins)
    copy.#at = this.#at
    copy.#isRepeating = this.#isRepeating
    copy.#new = this.#new
    return copy
  }
}
