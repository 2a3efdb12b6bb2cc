import { Row } from './row.ts'
import type { Styles } from './styles.ts'
import { NO_COLOUR } from './styles.ts'

/** Rows of memory that are kept for later ones. */
const MAX_SPARE = 10_000

/** Is told of rows before they are gone for good. */
export interface RowWatch {
  /** So many rows of the history, from the oldest on, are about to be forgotten; `isCleared`: all of it, by command. */
  forgetting(count: number, isCleared: boolean): void
  /** A row of a screen without a history is about to scroll away. */
  scrollingAway(row: Row): void
  /** Rows of a screen without a history are about to be cleared. */
  clearing(rows: readonly Row[]): void
  /** The alternate screen is about to be shown. */
  enteringAlternate(): void
  /** The alternate screen is about to be left. */
  leavingAlternate(): void
  /** The normal screen is there again. */
  leftAlternate(): void
  /** The program says that what it has painted is complete: it ends an update, or shows its cursor again. */
  painted(): void
  /** The cursor goes to the top left corner, where programs begin a frame that say nothing of frames. */
  homing(): void
}

/**
 * The rows of a pane: its history, and below that its screen. Rows of the screen are counted from 0, as the program counts
 * them; those of the history have negative numbers.
 *
 * As tmux's grid.c and grid-view.c: what scrolls out of any region goes to the history, which loses its oldest tenth when
 * it is full.
 */
export class Grid {
  cols: number
  rows: number
  /** History and screen. */
  lines: Row[]
  /** Rows of the history. */
  history = 0
  /** Rows of the history that come back when the screen grows: those that scrolled, and were not cleared away. */
  scrolled = 0
  /** Off on the alternate screen. */
  keepsHistory: boolean
  /** Counts how often its rows were wrapped anew. */
  reflows = 0
  watch: RowWatch | undefined
  readonly #limit: number
  readonly #styles: Styles
  readonly #keepsLong: boolean
  readonly #spare: Row[] = []

  constructor(cols: number, rows: number, limit: number, styles: Styles, keepsLong: boolean) {
    this.#keepsLong = keepsLong
    this.cols = cols
    this.rows = rows
    this.#limit = limit
    this.#styles = styles
    this.keepsHistory = limit > 0
    this.lines = Array.from({ length: rows }, () => new Row())
  }

  row(y: number): Row {
    return this.lines[this.history + y] as Row
  }

  /** A blank row, as an erasure with this background leaves it. */
  blank(background: number): Row {
    const row = this.#spare.pop() ?? new Row()
    // tmux takes 9, which no program can ask for, as the default, too.
    if (background !== NO_COLOUR) row.erase(0, this.cols, this.#styles.erased(background), this.cols, false)
    return row
  }

  /** Erases cells of rows of the screen. */
  clear(x: number, y: number, width: number, height: number, background: number): void {
    if (width <= 0 || height === 0) return
    if (x === 0 && width === this.cols) {
      this.clearLines(y, height, background)
      return
    }
    for (let at = y; at < y + height; at += 1) this.clearCells(this.row(at), x, x + width, background)
  }

  clearCells(row: Row, from: number, to: number, background: number): void {
    const isDefault = background === NO_COLOUR
    const size = Math.min(this.cols, row.size)
    if (isDefault && from > size) return
    const end = isDefault ? Math.min(to, size) : to
    if (end > from) row.erase(from, end, this.#styles.erased(background), this.cols, this.#keepsLong)
  }

  /** Makes rows of the screen blank. */
  clearLines(y: number, height: number, background: number): void {
    for (let at = y; at < y + height; at += 1) this.#replace(at, this.blank(background))
    this.#unwrap(y - 1)
  }

  /** Moves rows of the screen; those that are left behind are blank. */
  moveLines(to: number, from: number, count: number, background: number): void {
    if (count <= 0 || to === from) return
    const moved = this.lines.slice(this.history + from, this.history + from + count)
    this.#unwrap(to - 1)
    for (const [at, row] of moved.entries()) this.lines[this.history + to + at] = row
    for (let at = from; at < from + count; at += 1) {
      if (at < to || at >= to + count) this.lines[this.history + at] = this.blank(background)
    }
    if (from < to || from >= to + count) this.#unwrap(from - 1)
  }

  /** Moves a region up by one; its first row goes to the history. */
  scrollUp(top: number, bottom: number, background: number): void {
    if (!this.keepsHistory) {
      this.watch?.scrollingAway(this.row(top))
      this.moveLines(top, top + 1, bottom - top, background)
      return
    }
    this.#collect()
    const { lines, history } = this
    if (top === 0 && bottom === this.rows - 1) {
      lines.push(this.blank(background))
    } else {
      const [gone] = lines.splice(history + top, 1)
      lines.splice(history + bottom, 0, this.blank(background))
      lines.splice(history, 0, gone as Row)
    }
    this.history += 1
    this.scrolled += 1
  }

  /** Moves a region down by one; its last row is gone. */
  scrollDown(top: number, bottom: number, background: number): void {
    this.moveLines(top + 1, top, bottom - top, background)
  }

  /** Clears the screen into the history, down to the last row that was written to. */
  clearToHistory(background: number): void {
    let last = this.rows
    while (last > 0 && this.row(last - 1).used === 0) last -= 1
    if (last === 0) {
      this.clear(0, 0, this.cols, this.rows, background)
      return
    }
    for (let at = 0; at < last; at += 1) {
      this.#collect()
      this.lines.push(this.blank(background))
      this.history += 1
    }
    if (last < this.rows) this.clear(0, 0, this.cols, this.rows - last, background)
    this.scrolled = 0
  }

  clearHistory(): void {
    this.#trim(this.history, true)
    this.history = 0
    this.scrolled = 0
  }

  insertLines(y: number, count: number, background: number): void {
    this.moveLines(y + count, y, this.rows - y - count, background)
  }

  insertLinesInRegion(bottom: number, y: number, count: number, background: number): void {
    const stay = bottom + 1 - y - count
    this.moveLines(bottom + 1 - stay, y, stay, background)
    this.#clearRest(y + stay, count - stay, background)
  }

  deleteLines(y: number, count: number, background: number): void {
    const stay = this.rows - y - count
    this.moveLines(y, y + count, stay, background)
    this.#clearRest(this.rows - count, count - stay, background)
  }

  deleteLinesInRegion(bottom: number, y: number, count: number, background: number): void {
    const stay = bottom + 1 - y - count
    this.moveLines(y, y + count, stay, background)
    this.#clearRest(y + stay, count - stay, background)
  }

  insertCells(x: number, y: number, count: number, background: number): void {
    const row = this.row(y)
    if (x >= this.cols - 1) this.clear(x, y, 1, 1, background)
    else row.move(x + count, x, this.cols - x - count, this.#styles.erased(background), this.cols)
  }

  deleteCells(x: number, y: number, count: number, background: number): void {
    const row = this.row(y)
    row.move(x, x + count, this.cols - x - count, this.#styles.erased(background), this.cols)
    this.clear(this.cols - count, y, x + count - (this.cols - count), 1, background)
  }

  /** tmux erases fewer than no rows where the rest is already blank: what remains of that is the end of a wrapped line. */
  #clearRest(y: number, height: number, background: number): void {
    if (height !== 0) this.clearLines(y, height, background)
  }

  #unwrap(y: number): void {
    const row = this.lines[this.history + y]
    if (row !== undefined) row.wrapped = false
  }

  #replace(y: number, row: Row): void {
    this.lines[this.history + y] = row
  }

  /** Forgets the oldest tenth of a history that is full. */
  #collect(): void {
    if (this.history === 0 || this.history < this.#limit) return
    const count = Math.min(this.history, Math.max(1, Math.trunc(this.#limit / 10)))
    this.#trim(count, false)
    this.history -= count
    this.scrolled = Math.min(this.scrolled, this.history)
  }

  #trim(count: number, isCleared: boolean): void {
    this.watch?.forgetting(count, isCleared)
    for (const row of this.lines.splice(0, count)) if (this.#spare.length < MAX_SPARE) this.#spare.push(row.reset())
  }
}
