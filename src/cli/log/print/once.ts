import type { Line } from '../../../terminal/styled-line.ts'

/**
 * Prints the lines of a screen early, once output has settled, and not again when they leave it.
 *
 * A line that has changed since it was printed is printed again: better twice than never.
 */
export class PrintOnce {
  /** What was printed of the lines on the screen, from its top. */
  readonly #printed: (string | undefined)[] = []

  /** The lines to print of those that have left the screen. */
  left(lines: readonly Line[]): Line[] {
    return lines.filter(({ text }) => this.#printed.shift() !== text)
  }

  /** The lines to print of those on the screen that are not likely to change. */
  settled(lines: readonly Line[]): Line[] {
    return lines.filter(({ text }, index) => {
      if (this.#printed[index] === text) return false
      this.#printed[index] = text
      return true
    })
  }
}
