import type { Line } from '../../../terminal/styled-line.ts'
import type { Size } from '../../../tui/painter.ts'
import { wrap, type Row } from '../../../tui/rows.ts'
import { isBefore, lastTop, moveBy, START, type Layout, type Position } from '../../../tui/scroll.ts'
import type { LogText } from './text.ts'

const NO_TEXT: LogText = { count: 0, line: () => ({ text: '', ansi: '' }), above: 'nothing', below: false }

/** The part of a text that is on the screen. Follows the end of the log until scrolled up, and again once scrolled down to it. */
export class Page implements Layout {
  readonly #form: 'text' | 'ansi'
  #text = NO_TEXT
  #size: Size = { columns: 80, rows: 24 }
  /** Undefined while following. */
  #top: Position | undefined

  constructor(form: 'text' | 'ansi') {
    this.#form = form
  }

  get text(): LogText {
    return this.#text
  }

  get following(): boolean {
    return this.#top === undefined
  }

  get count(): number {
    return this.#text.count
  }

  /** The row at the top of the screen. */
  get top(): Position {
    const last = lastTop(this, this.#size.rows)
    return this.#top === undefined || !isBefore(this.#top, last) ? last : this.#top
  }

  /** The last line on the screen, counted from 0; -1 without any. */
  get lastLine(): number {
    return this.count === 0 ? -1 : moveBy(this, this.top, this.#size.rows - 1).line
  }

  rowsOf(line: number): number {
    return wrap(this.#text.line(line)[this.#form], this.#size.columns).length
  }

  resize(size: Size): void {
    this.#size = size
  }

  /** Shows another text in which the lines of this one have moved down by `shift`; negative: up. */
  replace(text: LogText, shift: number): void {
    this.#text = text
    if (this.#top === undefined) return
    const line = this.#top.line + shift
    this.#top = line < 0 ? START : { line, row: this.#top.row }
  }

  /** True when there are at least `rows` rows above the screen. */
  has(rows: number): boolean {
    const { top } = this
    return !isBefore(top, moveBy(this, moveBy(this, top, -rows), rows))
  }

  /** True when there are at least `rows` rows below the screen. */
  hasBelow(rows: number): boolean {
    return !isBefore(lastTop(this, this.#size.rows), moveBy(this, this.top, rows))
  }

  /** Scrolls down, up when negative. */
  scroll(rows: number): void {
    this.#goTo(moveBy(this, this.top, rows))
  }

  /** Goes to a line, which is at the top then. */
  goTo(line: number): void {
    this.#goTo({ line, row: 0 })
  }

  goToStart(): void {
    this.#goTo(START)
  }

  follow(): void {
    this.#top = undefined
  }

  /** Stops following, with the line on the screen. */
  show(line: number): void {
    const { top } = this
    const start = { line, row: 0 }
    const end = moveBy(this, top, this.#size.rows)
    const visible = !isBefore(start, top) && isBefore(start, end)
    const last = lastTop(this, this.#size.rows)
    const wanted = visible ? top : moveBy(this, start, -Math.floor(this.#size.rows / 3))
    this.#top = isBefore(last, wanted) ? last : wanted
  }

  /** The rows on the screen, of lines as `styled` draws them. */
  rows(styled: (line: Line, form: 'text' | 'ansi', index: number) => string): Row[] {
    const { top } = this
    const rows: Row[] = []
    let skip = top.row
    for (let index = top.line; index < this.count && rows.length < this.#size.rows; index += 1) {
      const line = styled(this.#text.line(index), this.#form, index)
      rows.push(...wrap(line, this.#size.columns).slice(skip, skip + this.#size.rows - rows.length))
      skip = 0
    }
    return rows
  }

  #goTo(position: Position): void {
    const last = lastTop(this, this.#size.rows)
    this.#top = isBefore(position, last) ? position : this.#text.below ? last : undefined
  }
}
