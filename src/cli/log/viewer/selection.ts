import type { Key } from '../../../tui/keys.ts'
import type { Page } from './page.ts'

/** A terminal that takes a clipboard by OSC 52 takes about so much, and a buffer of tmux is not to fill a machine. */
const MAX_CHARACTERS = 1_000_000

/** As tmux scrolls its copy mode. */
export const WHEEL_ROWS = 5

/** The lines of a page that a person chooses: first the one where they begin, then all to where they end. */
export class Selection {
  readonly #page: Page
  #cursor: number
  #anchor: number | undefined

  /** Begins at the last line on the screen. */
  constructor(page: Page) {
    this.#page = page
    this.#cursor = Math.max(0, page.lastLine)
    page.show(this.#cursor)
  }

  /** Begins at the line that is chosen now. */
  begin(): void {
    this.#anchor = this.#cursor
  }

  /** Follows the lines of the text that have moved down; up when negative. */
  shift(lines: number): void {
    this.#cursor = Math.max(0, this.#cursor + lines)
    if (this.#anchor !== undefined) this.#anchor = Math.max(0, this.#anchor + lines)
  }

  move(lines: number): void {
    this.#cursor = Math.max(0, Math.min(this.#page.count - 1, this.#cursor + lines))
    this.#page.show(this.#cursor)
  }

  has(line: number): boolean {
    return line >= this.#first && line <= this.#last
  }

  get count(): number {
    return this.#last - this.#first + 1
  }

  get text(): string {
    return linesText(this.#page, this.#first, this.#last)
  }

  get #first(): number {
    return Math.min(this.#cursor, this.#anchor ?? this.#cursor)
  }

  get #last(): number {
    return Math.min(Math.max(this.#cursor, this.#anchor ?? this.#cursor), this.#page.count - 1)
  }
}

/** Lines of a page as text, from the first to the last of them, as many of them as can be copied. */
export function linesText({ text }: Page, first: number, last: number): string {
  let copied = ''
  for (let at = first; at <= last && copied.length < MAX_CHARACTERS; at += 1) copied += `${text.line(at).text}\n`
  return copied.slice(0, MAX_CHARACTERS)
}

/** By how many lines a key moves what is chosen, down, or up when negative; undefined for other keys. */
export function linesOf(key: Key, page: number): number | undefined {
  switch (key) {
    case 'k':
    case 'up':
      return -1
    case 'j':
    case 'down':
      return 1
    case 'wheel-up':
      return -WHEEL_ROWS
    case 'wheel-down':
      return WHEEL_ROWS
    case 'C-u':
      return -Math.ceil(page / 2)
    case 'C-d':
      return Math.ceil(page / 2)
    case 'b':
    case 'page-up':
    case 'C-b':
      return -page
    case ' ':
    case 'page-down':
    case 'C-f':
      return page
    case 'g':
    case 'home':
      return -Infinity
    case 'G':
    case 'end':
      return Infinity
    default:
      return undefined
  }
}
