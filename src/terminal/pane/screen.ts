import { AlternateScreen } from './alternate-screen.ts'
import type { Behaviour } from './behaviour.ts'
import { CLUSTER, LONG, PADDING, TAB, VALUE_BITS } from './cell.ts'
import { BEYOND_UNICODE, Clusters } from './clusters.ts'
import { Grid } from './grid.ts'
import { resizeScreen } from './resizing.ts'
import type { Row } from './row.ts'
import { afterSgr, type Parameter } from './sgr.ts'
import { keyOf } from './style-key.ts'
import { NO_COLOUR, PLAIN, Styles, type Style } from './styles.ts'

const TAB_WIDTH = 8
const MOST_KEPT = 1000
const MAX_UNICODE = 0x10ffff
const CAPITAL_E = 0x45

export interface NewScreen {
  readonly cols: number
  readonly rows: number
  readonly historyLimit: number
  readonly behaviour: Behaviour
  readonly options: ScreenOptions
}

export interface ScreenOptions {
  /** The option `alternate-screen`. */
  readonly alternateScreen: boolean
  /** The option `scroll-on-clear`. */
  readonly scrollOnClear: boolean
  /** The option `variation-selector-always-wide`. */
  readonly wideVariations: boolean
  /** The option `codepoint-widths`, and what tmux itself knows better than the C library. */
  readonly codepointWidths: ReadonlyMap<number, number>
}

/**
 * What stands in a pane, and how commands change it, as tmux's screen-write.c and screen.c. The cursor may stand behind
 * the last column, where a character wraps and other commands count it in.
 */
export class Screen {
  readonly grid: Grid
  readonly styles = new Styles()
  readonly clusters = new Clusters()
  readonly behaviour: Behaviour
  options: ScreenOptions
  x = 0
  y = 0
  top = 0
  bottom: number
  /** tmux has looked for the cursor in rows that are not there: from then on its cursor may be anywhere. */
  isAstray = false
  wraps = true
  inserts = false
  origin = false
  #style: Style = PLAIN
  /** The number of the style in which characters are written. */
  styleNumber = 0
  /** Numbers of styles: what SGR makes of one. */
  readonly #restyled = new Map<number, Map<number | string, number>>()
  #tabs: Uint8Array
  readonly #alternate = new AlternateScreen(this)

  constructor({ cols, rows, historyLimit, behaviour, options }: NewScreen) {
    this.options = options
    this.behaviour = behaviour
    this.grid = new Grid(cols, rows, historyLimit, this.styles, behaviour.erasesInPlace)
    this.bottom = rows - 1
    this.#tabs = tabStops(cols)
  }

  get isAlternate(): boolean {
    return this.#alternate.normal !== undefined
  }

  /** History and normal screen, also while the alternate one is shown. */
  get normalLines(): readonly Row[] {
    const { grid } = this
    const { normal } = this.#alternate
    return normal === undefined ? grid.lines : [...grid.lines.slice(0, grid.history), ...normal]
  }

  /** The style in which characters are written. */
  get style(): Style {
    return this.#style
  }

  set style(style: Style) {
    this.#style = style
    this.styleNumber = this.styles.number(style)
  }

  /** SGR. Programs say the same again and again: what came of it is kept. */
  restyle(parameters: readonly Parameter[]): void {
    const change = keyOf(parameters)
    let known = this.#restyled.get(this.styleNumber)
    if (known === undefined) {
      if (this.#restyled.size >= MOST_KEPT) this.#restyled.clear()
      known = new Map()
      this.#restyled.set(this.styleNumber, known)
    }
    const number = known.get(change)
    if (number !== undefined) {
      this.styleNumber = number
      this.#style = this.styles.style(number)
      return
    }
    this.style = afterSgr(this.#style, parameters)
    if (known.size < MOST_KEPT) known.set(change, this.styleNumber)
  }

  /** The background that erasures leave. */
  get #background(): number {
    return this.#style.background
  }

  // The cursor

  moveTo(x: number | undefined, y: number | undefined, isRelative = false): void {
    let row = y
    if (isRelative && row !== undefined && this.origin) {
      row = row > this.bottom - this.top ? this.bottom : row + this.top
    }
    this.place(
      x === undefined ? undefined : Math.min(x, this.grid.cols - 1),
      row === undefined ? undefined : Math.min(row, this.grid.rows - 1),
    )
  }

  /** Puts the cursor to a place; undefined leaves a coordinate as it is. */
  place(x: number | undefined, y: number | undefined): void {
    if (x === this.x && y === this.y) return
    if (x !== undefined) this.x = x > this.grid.cols ? this.grid.cols - 1 : x
    if (y !== undefined) this.y = Math.min(y, this.grid.rows - 1)
  }

  up(count: number): void {
    const most = this.y < this.top ? this.y : this.y - this.top
    this.place(this.x === this.grid.cols ? this.x - 1 : this.x, this.y - Math.min(count, most))
  }

  down(count: number): void {
    const most = this.y > this.bottom ? this.grid.rows - 1 - this.y : this.bottom - this.y
    const rows = Math.min(count, most)
    if (this.x === this.grid.cols) this.place(this.x - 1, this.y + rows)
    else if (rows > 0) this.place(this.x, this.y + rows)
  }

  right(count: number): void {
    const most = this.grid.cols - 1 - this.x
    // Behind the last column tmux counts without a sign.
    const cells = most < 0 ? count : Math.min(count, most)
    if (cells > 0) this.place(this.x + cells, this.y)
  }

  left(count: number): void {
    this.place(this.x - Math.min(count, this.x), this.y)
  }

  backspace(): void {
    if (this.x > 0) this.place(this.x - 1, this.y)
    else if (this.y > 0 && this.grid.row(this.y - 1).wrapped) this.place(this.grid.cols - 1, this.y - 1)
  }

  carriageReturn(): void {
    this.x = 0
  }

  lineFeed(isWrap = false): void {
    if (isWrap) this.grid.row(this.y).wrapped = true
    if (this.y === this.bottom) this.grid.scrollUp(this.top, this.bottom, isWrap ? NO_COLOUR : this.#background)
    else if (this.y < this.grid.rows - 1) this.y += 1
  }

  reverseIndex(): void {
    if (this.y === this.top) this.grid.scrollDown(this.top, this.bottom, this.#background)
    else if (this.y > 0) this.y -= 1
  }

  // Tabs

  /** The next stop to the right of the cursor; undefined where there is none. */
  get nextTab(): number | undefined {
    const { cols } = this.grid
    if (this.x >= cols - 1) return undefined
    let to = this.x + 1
    while (to < cols - 1 && this.#tabs[to] !== 1) to += 1
    return to
  }

  backTab(count: number): void {
    let x = Math.min(this.x, this.grid.cols - 1)
    for (let left = count; x > 0 && left > 0; left -= 1) {
      do x -= 1
      while (x > 0 && this.#tabs[x] !== 1)
    }
    this.x = x
  }

  setTab(): void {
    if (this.x < this.grid.cols) this.#tabs[this.x] = 1
  }

  clearTab(): void {
    if (this.x < this.grid.cols) this.#tabs[this.x] = 0
  }

  clearTabs(): void {
    this.#tabs.fill(0)
  }

  /** Sets the tab stops that a new pane has. */
  resetTabs(): void {
    this.#tabs = tabStops(this.grid.cols)
  }

  // Erasing, inserting, deleting

  insertCells(count: number): void {
    const cells = Math.min(count, this.grid.cols - this.x)
    if (cells > 0) this.grid.insertCells(this.x, this.y, cells, this.#background)
  }

  deleteCells(count: number): void {
    const cells = Math.min(count, this.grid.cols - this.x)
    if (cells > 0) this.grid.deleteCells(this.x, this.y, cells, this.#background)
  }

  eraseCells(count: number): void {
    this.grid.clear(this.x, this.y, Math.min(count, this.grid.cols - this.x), 1, this.#background)
  }

  insertLines(count: number): void {
    const lines = Math.min(count, this.#linesBelow)
    if (this.#isInRegion) this.grid.insertLinesInRegion(this.bottom, this.y, lines, this.#background)
    else this.grid.insertLines(this.y, lines, this.#background)
  }

  deleteLines(count: number): void {
    const lines = Math.min(count, this.#linesBelow)
    if (this.#isInRegion) this.grid.deleteLinesInRegion(this.bottom, this.y, lines, this.#background)
    else this.grid.deleteLines(this.y, lines, this.#background)
  }

  get #isInRegion(): boolean {
    return this.y >= this.top && this.y <= this.bottom
  }

  get #linesBelow(): number {
    return (this.#isInRegion ? this.bottom + 1 : this.grid.rows) - this.y
  }

  scrollUp(count: number): void {
    for (let left = this.#linesToScroll(count); left > 0; left -= 1) {
      this.grid.scrollUp(this.top, this.bottom, this.#background)
    }
  }

  scrollDown(count: number): void {
    for (let left = this.#linesToScroll(count); left > 0; left -= 1) {
      this.grid.scrollDown(this.top, this.bottom, this.#background)
    }
  }

  #linesToScroll(count: number): number {
    return Math.min(count, this.bottom - this.top + 1)
  }

  eraseLine(): void {
    if (this.grid.row(this.y).size === 0 && this.#background === NO_COLOUR) return
    this.grid.clear(0, this.y, this.grid.cols, 1, this.#background)
  }

  eraseLineEnd(): void {
    const { cols } = this.grid
    if (this.x === 0) return this.eraseLine()
    if (this.x > cols - 1) return
    if (this.x >= this.grid.row(this.y).size && this.#background === NO_COLOUR) return
    this.grid.clear(this.x, this.y, cols - this.x, 1, this.#background)
  }

  eraseLineStart(): void {
    if (this.x >= this.grid.cols - 1) this.eraseLine()
    else this.grid.clear(0, this.y, this.x + 1, 1, this.#background)
  }

  eraseScreen(): void {
    const { grid } = this
    if (this.#clearsToHistory) return grid.clearToHistory(this.#background)
    grid.watch?.clearing(grid.lines.slice(grid.history))
    grid.clear(0, 0, grid.cols, grid.rows, this.#background)
  }

  eraseScreenEnd(): void {
    const { cols, rows } = this.grid
    if (this.x === 0 && this.y === 0) return this.eraseScreen()
    if (this.x <= cols - 1) this.grid.clear(this.x, this.y, cols - this.x, 1, this.#background)
    this.grid.clear(0, this.y + 1, cols, rows - this.y - 1, this.#background)
  }

  eraseScreenStart(): void {
    const { cols } = this.grid
    if (this.y > 0) this.grid.clear(0, 0, cols, this.y, this.#background)
    this.grid.clear(0, this.y, Math.min(this.x + 1, cols), 1, this.#background)
  }

  get #clearsToHistory(): boolean {
    return this.grid.keepsHistory && this.options.scrollOnClear
  }

  setRegion(top: number, bottom: number): void {
    const last = this.grid.rows - 1
    const [first, end] = [Math.min(top, last), Math.min(bottom, last)]
    if (first >= end) return
    this.place(0, 0)
    this.top = first
    this.bottom = end
  }

  alignmentTest(): void {
    const { cols, rows } = this.grid
    for (let y = 0; y < rows; y += 1) {
      for (let x = 0; x < cols; x += 1) this.grid.row(y).set(x, CAPITAL_E, 0, cols)
    }
    this.place(0, 0)
    this.top = 0
    this.bottom = rows - 1
  }

  /** RIS. The alternate screen stays. */
  reset(): void {
    this.style = PLAIN
    this.resetTabs()
    this.setRegion(0, this.grid.rows - 1)
    this.wraps = true
    this.inserts = false
    this.origin = false
    this.eraseScreen()
    this.place(0, 0)
  }

  // The alternate screen

  enterAlternate(savesCursor: boolean): void {
    this.#alternate.enter(savesCursor)
  }

  leaveAlternate(restoresCursor: boolean): void {
    this.#alternate.leave(restoresCursor)
  }

  /** What a pane does when its window has another size. Returns the rows on which those of `places` are afterwards. */
  resize(cols: number, rows: number, places: readonly number[] = []): number[] {
    return resizeScreen(this, { cols, rows, reflows: !this.isAlternate, places })
  }

  /** The text of a cell; a padding has none. */
  textOf(word: number): string {
    if ((word & ~LONG) === 0) return ' '
    if ((word & PADDING) !== 0) return ''
    if ((word & TAB) !== 0) return ' '.repeat(word & VALUE_BITS)
    const value = word & VALUE_BITS
    if ((word & CLUSTER) !== 0) return this.clusters.text(value)
    return value > MAX_UNICODE ? BEYOND_UNICODE : String.fromCodePoint(value)
  }
}

function tabStops(cols: number): Uint8Array {
  return Uint8Array.from({ length: cols }, (_, x) => (x > 0 && x % TAB_WIDTH === 0 ? 1 : 0))
}
