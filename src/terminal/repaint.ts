import { inkOf } from './ink.ts'
import type { Line } from './styled-line.ts'

/** A program that paints its text again leaves out, folds and shortens parts of it: so much of the ink may be skipped. */
const MOST_SKIPPED = 20_000
/** After so many lines in a row that were not there before, a program is past the text that it has painted again. */
const MOST_NEW = 300
/** A line that says less may stand anywhere by chance. */
const LEAST_INK = 8

/** Knows the lines again that a program has painted before it cleared everything, however they are wrapped now. */
export class Repaint {
  readonly #ink: string
  /** How far in the ink the lines have come. */
  #at = 0
  #isRepeating = false
  #new = 0

  /** `ink`: that of all that was painted before. */
  constructor(ink: string) {
    this.#ink = ink
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
    const found = this.#ink.indexOf(ink, this.#at)
    this.#isRepeating = found >= 0 && (this.#at === 0 || found - this.#at <= MOST_SKIPPED)
    if (!this.#isRepeating) {
      this.#new += 1
      return false
    }
    this.#at = found + ink.length
    this.#new = 0
    return true
  }

  /** One in the same state, to look ahead with. */
  copy(): Repaint {
    const copy = new Repaint(this.#ink)
    copy.#at = this.#at
    copy.#isRepeating = this.#isRepeating
    copy.#new = this.#new
    return copy
  }
}
