import type { Line } from '../../../terminal/styled-line.ts'

/** With both forms of a line and up to two bytes a character, at most about 100 MB are held. */
const MAX_LINES = 100_000
const MAX_CHARACTERS = 24_000_000
/** How much more may gather before the oldest lines go, so that they go seldom. */
const SLACK = 1.1

/** The newest of some lines: as many as may be held. */
export class HeldLines {
  readonly #lines: Line[] = []
  #characters = 0
  #overflown = false

  get length(): number {
    return this.#lines.length
  }

  /** True when one more line may make the oldest ones go. */
  get full(): boolean {
    return this.#lines.length >= MAX_LINES || this.#characters >= MAX_CHARACTERS
  }

  /** True when lines had to go. */
  get overflown(): boolean {
    return this.#overflown
  }

  at(index: number): Line | undefined {
    return this.#lines[index]
  }

  /** Adds lines; returns how many of the oldest had to go. */
  add(lines: readonly Line[]): number {
    for (const line of lines) {
      this.#lines.push(line)
      this.#characters += charactersOf(line)
    }
    if (this.#lines.length < SLACK * MAX_LINES && this.#characters < SLACK * MAX_CHARACTERS) return 0
    const { length } = this.#lines
    let count = 0
    let characters = this.#characters
    while (length - count > MAX_LINES || characters > MAX_CHARACTERS) {
      characters -= charactersOf(this.#lines[count] as Line)
      count += 1
    }
    this.dropFirst(count)
    this.#overflown = true
    return count
  }

  dropFirst(count: number): void {
    for (const line of this.#lines.splice(0, count)) this.#characters -= charactersOf(line)
  }
}

function charactersOf({ text, ansi }: Line): number {
  return text.length + ansi.length
}
