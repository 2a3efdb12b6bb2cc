import type { Line } from '../../../terminal/styled-line.ts'
import type { Page } from './page.ts'
import { findLine, highlight, searchPattern } from './search.ts'

/** A search in the text of a page. */
export class Finder {
  readonly #page: Page
  #pattern: RegExp | undefined
  /** The line that was found last. */
  #found: number | undefined

  constructor(page: Page) {
    this.#page = page
  }

  /** True when there is something to look for. */
  get active(): boolean {
    return this.#pattern !== undefined
  }

  /** Looks for another text from the page on; for nothing when that is empty. */
  start(text: string): void {
    this.#pattern = searchPattern(text)
    this.#found = undefined
  }

  /** The next time looks from the page on. */
  forget(): void {
    this.#found = undefined
  }

  /** Follows the lines of the text that have moved down; up when negative. */
  shift(lines: number): void {
    if (this.#found !== undefined) this.#found += lines
  }

  /** Brings the next line below that matches to the page, at first one on the page; false when there is none. */
  down(): boolean {
    return this.#find(this.#found === undefined ? this.#page.top.line : this.#found + 1, true)
  }

  /** Brings the next line above that matches to the page; false when there is none. */
  up(): boolean {
    return this.#find((this.#found ?? this.#page.top.line) - 1, false)
  }

  /** The line with its matches marked. */
  mark(line: Line, form: 'text' | 'ansi', index: number): string {
    return this.#pattern === undefined ? line[form] : highlight(line[form], this.#pattern, index === this.#found)
  }

  #find(from: number, down: boolean): boolean {
    if (this.#pattern === undefined) return false
    const line = findLine(this.#page.text, this.#pattern, from, down)
    if (line === undefined) return false
    this.#found = line
    this.#page.show(line)
    return true
  }
}
