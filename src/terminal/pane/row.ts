import { LONG, PADDING, VALUE_BITS, isSpace } from './cell.ts'
import { LONG_STYLE } from './styles.ts'

/** Words of a cell: see cell.ts. */
export const WORDS = 2
/** The last character that fits a short entry of tmux; all but ASCII take a long one, a padding only where one was. */
const LAST_SHORT = 0x7e
const NO_CELLS = new Uint32Array(0)

/** One row of a grid. */
export class Row {
  /** Two words a cell. Cells behind its end are blank. */
  cells: Uint32Array = NO_CELLS
  /** How many cells are captured: up to the last one that was ever written. Erasing does not reduce it. */
  used = 0
  /** Cells that tmux has made, which it does in steps; what is behind them cannot be erased. */
  size = 0
  /** Some cell is, or was, not one character of one cell. */
  hasWide = false
  /** tmux since 3.6 keeps some cell in a long entry, or did: only then it looks for halves that are written over. */
  hasLong = false
  /** Its text goes on in the next row. */
  wrapped = false
  /** It was read as part of a line, and nothing was written to it since. */
  told = false

  /** What stands in a cell. */
  word(x: number): number {
    return x < this.size ? (this.cells[x * WORDS] as number) : 0
  }

  /** The number of the style of a cell. */
  style(x: number): number {
    return x < this.size ? (this.cells[x * WORDS + 1] as number) : 0
  }

  /** True when it looks empty but for its colours. */
  get isBlank(): boolean {
    for (let x = 0; x < this.used; x += 1) if (!isSpace(this.word(x))) return false
    return true
  }

  set(x: number, word: number, style: number, cols: number): void {
    if (x >= this.size) this.expand(x + 1, cols)
    if (x >= this.used) this.used = x + 1
    this.told = false
    const isLong = (style & LONG_STYLE) !== 0 || (word > LAST_SHORT && (word & PADDING) === 0)
    if (isLong) this.hasLong = true
    if (isLong || word > VALUE_BITS) this.hasWide = true
    this.cells[x * WORDS] = word | (isLong ? LONG : (this.cells[x * WORDS] as number) & LONG)
    this.cells[x * WORDS + 1] = style
  }

  /** Writes a piece of ASCII from column `x` on. */
  setAscii(x: number, data: Uint8Array, from: number, to: number, style: number, cols: number): void {
    const isLong = (style & LONG_STYLE) !== 0
    const end = x + to - from
    if (end > this.size) this.expand(end, cols)
    if (end > this.used) this.used = end
    this.told = false
    const { cells } = this
    let at = x * WORDS
    if (this.hasWide || isLong) {
      this.hasWide = true
      if (isLong) this.hasLong = true
      for (let byte = from; byte < to; byte += 1) {
        cells[at] = (data[byte] as number) | (isLong ? LONG : (cells[at] as number) & LONG)
        cells[at + 1] = style
        at += WORDS
      }
      return
    }
    for (let byte = from; byte < to; byte += 1) {
      cells[at] = data[byte] as number
      cells[at + 1] = style
      at += WORDS
    }
  }

  /** Makes at least this many cells, in the steps in which tmux does, in a grid of this many columns. */
  expand(wanted: number, cols: number): void {
    if (wanted <= this.size) return
    const quarter = Math.trunc(cols / 4)
    const half = Math.trunc(cols / 2)
    const before = this.size
    this.size = wanted < quarter ? quarter : wanted < half ? half : Math.max(wanted, cols)
    if (this.size * WORDS <= this.cells.length) {
      this.cells.fill(0, before * WORDS, this.size * WORDS)
      return
    }
    const cells = new Uint32Array(Math.max(this.size, cols) * WORDS)
    cells.set(this.cells.subarray(0, before * WORDS))
    this.cells = cells
  }

  /** Makes cells of a kind that nothing was written to. `keepsLong`: a long entry stays one. */
  erase(from: number, to: number, style: number, cols: number, keepsLong: boolean): void {
    this.expand(to, cols)
    this.told = false
    const { cells } = this
    if (style === 0 && !this.hasWide) {
      cells.fill(0, from * WORDS, to * WORDS)
      return
    }
    const isLong = (style & LONG_STYLE) !== 0
    if (isLong) {
      this.hasWide = true
      this.hasLong = true
    }
    for (let x = from; x < to; x += 1) {
      cells[x * WORDS] = isLong ? LONG : keepsLong ? (cells[x * WORDS] as number) & LONG : 0
      cells[x * WORDS + 1] = style
    }
  }

  /** Moves cells within the row; those that are left behind are erased. */
  move(to: number, from: number, count: number, style: number, cols: number): void {
    if (count <= 0 || to === from) return
    this.expand(Math.max(to, from) + count, cols)
    this.told = false
    this.cells.copyWithin(to * WORDS, from * WORDS, (from + count) * WORDS)
    if (to + count > this.used) this.used = to + count
    if (to > from) this.erase(from, Math.min(to, from + count), style, cols, false)
    else this.erase(Math.max(from, to + count), from + count, style, cols, false)
  }

  /** Makes a blank row of it, and keeps its memory. */
  reset(): this {
    this.used = 0
    this.size = 0
    this.wrapped = false
    this.hasWide = false
    this.told = false
    this.hasLong = false
    return this
  }
}
