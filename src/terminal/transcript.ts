import xterm from '@xterm/headless'
import type { IBuffer, IBufferCell, IMarker, Terminal } from '@xterm/headless'
import { widths } from './char-width.ts'
import { continuesBelow, cursorPlace, goTo } from './cursor-place.ts'
import { RowNotes, type PlacedLine } from './row-notes.ts'
import { LineJoiner, type Line } from './styled-line.ts'
import { TerminalInput } from './terminal-input.ts'

/**
 * Characters per write. Each can scroll at most one line away, so that as many lines of scrollback are enough to see them
 * all before they are recycled.
 */
const SLICE = 8192
/** What xterm.js may hold at once; it throws beyond 50 MB. */
const MAX_QUEUED_BYTES = 1024 * 1024
/** xterm.js repeats an operation as often as it is told, two thousand million times if need be. No program means that. */
const MAX_REPEAT = 1000
/** The parameter of ED that clears the history. */
const CLEAR_HISTORY = 3
const MAX_COLS = 2000
const MAX_ROWS = 2000

export interface ScreenSize {
  readonly cols: number
  readonly rows: number
}

/**
 * The readable text of a run: what a person scrolling back in the pane would have read.
 *
 * Lines become final when they leave the screen at its top or are cleared away, as they go to tmux's history; clearing
 * the history loses none. What is drawn on the alternate screen never becomes a line.
 */
export class Transcript {
  readonly #terminal: Terminal
  readonly #input = new TerminalInput()
  readonly #cell: IBufferCell
  /** The row that left the screen last and was seen; undefined when every row above the screen is still to be seen. */
  #seen: IMarker | undefined
  readonly #open = new LineJoiner()
  readonly #notes = new RowNotes()
  #lines: Line[] = []
  /** Rows that have left the screen, and where among them the last whole line and the one after it begin. */
  #gone = 0
  #lastStart = 0
  #openStart = 0
  /** How many of the lines to be taken were final when the history was cleared. */
  #forgotten = 0
  /** True while the scroll region starts at the top, so that what scrolls out of it is history. */
  #scrollsAway = true

  constructor(size: ScreenSize) {
    this.#terminal = new xterm.Terminal({
      ...bounded(size),
      scrollback: SLICE,
      reflowCursorLine: true,
      allowProposedApi: true,
      logLevel: 'off',
    })
    this.#terminal.unicode.register(widths)
    this.#terminal.unicode.activeVersion = widths.version
    this.#cell = this.#terminal.buffer.normal.getNullCell()
    this.#watch()
  }

  /** True while the alternate screen is shown. */
  get alternate(): boolean {
    return this.#terminal.buffer.active.type === 'alternate'
  }

  /** The cursor's cell on the screen, from 0. */
  get cursor(): { readonly x: number; readonly y: number } {
    const { cursorX, cursorY } = this.#terminal.buffer.active
    return { x: cursorX, y: cursorY }
  }

  /** The row of the cursor on the normal screen, counted as tmux does: from the first row that was written. */
  get row(): number {
    return this.#gone + this.#terminal.buffer.normal.cursorY
  }

  /** The row, counted in the same way, on which the last line with something on it begins. */
  get lastLineRow(): number {
    const { lastRow } = this
    return lastRow === undefined ? this.#lastStart : this.#gone + lastRow
  }

  /** Follows the pane to another size, in cells. Lines that are final already stay as they are. */
  async resize(cols: number, rows: number): Promise<void> {
    const size = bounded({ cols, rows })
    if (size.cols === this.#terminal.cols && size.rows === this.#terminal.rows) return
    if (size.cols !== this.#terminal.cols) this.#openStart = this.#gone
    this.#keepUntil(this.#terminal.buffer.normal.baseY)
    const isFree = !this.alternate && this.#input.betweenSequences
    const place = isFree ? cursorPlace(this.#terminal, this.#cell) : undefined
    // Without its scrollback, so that lines that were seen do not come back to the screen.
    this.#terminal.options.scrollback = 0
    this.#terminal.options.scrollback = SLICE
    this.#seen = undefined
    this.#terminal.resize(size.cols, size.rows)
    this.#scrollsAway = true
    if (place !== undefined && !place.begin.isDisposed) {
      // xterm.js moves the line, and leaves the cursor in its column.
      await this.#draw(goTo(place, this.#terminal, this.#cell))
      place.begin.dispose()
    }
    this.#harvest()
  }

  /** Reads the next piece of output; pieces may be cut anywhere. Resolves when it has been drawn. */
  async write(data: Buffer): Promise<void> {
    for (let from = 0; from < data.length; from += MAX_QUEUED_BYTES) {
      const text = this.#input.push(data.subarray(from, from + MAX_QUEUED_BYTES))
      const slices = Math.ceil(text.length / SLICE)
      for (let slice = 0; slice < slices; slice += 1) {
        const part = text.slice(slice * SLICE, (slice + 1) * SLICE)
        if (slice < slices - 1) this.#terminal.write(part, () => this.#harvest())
        else await this.#draw(part)
      }
      this.#harvest()
    }
  }

  async #draw(text: string): Promise<void> {
    await new Promise<void>((resolve) => this.#terminal.write(text, resolve))
  }

  /** Puts a line between those of the normal screen, before the one that the next character begins. */
  note(line: Line): void {
    this.#notes.add({ row: this.row + (this.#terminal.buffer.normal.cursorX > 0 ? 1 : 0), line })
  }

  /** The lines that became final since the last call. */
  take(): Line[] {
    const lines = this.#lines
    this.#lines = []
    this.#forgotten = 0
    return lines
  }

  /** As `take`, without the lines that the pane has forgotten since, as its history was cleared. */
  takeRemembered(): Line[] {
    const forgotten = this.#forgotten
    return this.take().slice(forgotten)
  }

  /** The lines on the screen that is shown, without blank ones at its end. */
  screen(): Line[] {
    if (!this.alternate) return this.#normalScreen()
    return screenLines(this.#terminal.buffer.alternate, new LineJoiner(), this.#cell).map(({ line }) => line)
  }

  /** The lines of the normal screen behind the alternate one; none while that is off. */
  behind(): Line[] {
    return this.alternate ? this.#normalScreen() : []
  }

  /** The lines of the normal screen above the one with the cursor: those that a program is likely to be done with. */
  aboveCursor(): Line[] {
    if (this.alternate) return []
    const { normal } = this.#terminal.buffer
    let end = normal.baseY + normal.cursorY
    while (end >= normal.baseY && normal.getLine(end)?.isWrapped === true) end -= 1
    if (end < normal.baseY) return []
    return this.#withNotes(linesOf(normal, this.#open.copy(), this.#cell, end), end)
  }

  /**
   * The row of the normal screen on which its last line with something on it begins: from 0, negative for a line that begins
   * above the screen; undefined when the screen is blank.
   */
  get lastRow(): number | undefined {
    const { normal } = this.#terminal.buffer
    let row = inkEnd(normal) - 1
    if (row < normal.baseY) return undefined
    while (row > normal.baseY && normal.getLine(row)?.isWrapped === true) row -= 1
    const continues = row === normal.baseY && normal.getLine(row)?.isWrapped === true
    return continues ? this.#openStart - this.#gone : row - normal.baseY
  }

  /** The row of the normal screen, from 0, below the last one with something on it. */
  get freeRow(): number {
    const { normal } = this.#terminal.buffer
    return inkEnd(normal) - normal.baseY
  }

  #normalScreen(): Line[] {
    return this.#withNotes(screenLines(this.#terminal.buffer.normal, this.#open.copy(), this.#cell), Infinity)
  }

  /** Lines of the normal screen with the notes among them, and those up to a row of the buffer. */
  #withNotes(lines: readonly PlacedLine[], row: number): Line[] {
    const above = this.#gone - this.#terminal.buffer.normal.baseY
    const placed = lines.map(({ row: begin, line }) => ({ row: begin + above, line }))
    return this.#notes.among(placed, row + above)
  }

  /** Sees to what would take lines away without scrolling them, before it happens. */
  #watch(): void {
    const { parser } = this.#terminal
    parser.registerCsiHandler({ final: 'J' }, ([mode]) => {
      const { x, y } = this.cursor
      // tmux: clearing the whole screen scrolls it into the history, also from the top left corner to the end.
      if (!this.alternate && (mode === 2 || (mode === 0 && x === 0 && y === 0))) {
        this.#keepScreen()
        this.#markSeen()
      }
      if (mode !== CLEAR_HISTORY) return false
      this.#harvest()
      this.#forgotten = this.#lines.length
      return true
    })
    parser.registerEscHandler({ final: 'c' }, () => {
      this.#keepScreen()
      this.#seen = undefined
      this.#scrollsAway = true
      return false
    })
    parser.registerCsiHandler({ prefix: '?', final: 'h' }, (modes) => {
      if (modes.some((mode) => mode === 47 || mode === 1047 || mode === 1049)) this.#harvest()
      return false
    })
    parser.registerCsiHandler({ final: 'r' }, ([top]) => {
      if (!this.alternate) this.#scrollsAway = Number(top) <= 1
      return false
    })
    parser.registerCsiHandler({ intermediates: '!', final: 'p' }, () => {
      this.#scrollsAway = true
      return false
    })
    parser.registerCsiHandler({ final: 'S' }, ([count]) => {
      if (Number(count) > MAX_REPEAT) return true
      if (this.#scrollsAway && !this.alternate) {
        this.#harvest()
        const { baseY } = this.#terminal.buffer.normal
        this.#keep(baseY, baseY + Math.min(Math.max(1, Number(count)), this.#terminal.rows))
      }
      return false
    })
    parser.registerCsiHandler({ final: 'b' }, ([count]) => Number(count) > this.#terminal.cols)
    for (const final of ['I', 'L', 'M', 'T', 'Z']) {
      parser.registerCsiHandler({ final }, ([count]) => Number(count) > MAX_REPEAT)
    }
  }

  /** Makes the lines of the normal screen final. */
  #keepScreen(): void {
    this.#keepUntil(inkEnd(this.#terminal.buffer.normal))
    if (!this.#open.empty) this.#takeOpen()
  }

  /** Takes the rows that have left the normal screen since the last time. While the alternate one is on, none do. */
  #harvest(): void {
    if (this.alternate) return
    this.#keepUntil(this.#terminal.buffer.normal.baseY)
    this.#markSeen()
  }

  #markSeen(): void {
    const { normal } = this.#terminal.buffer
    if (normal.baseY === 0) return
    this.#seen?.dispose()
    this.#seen = this.#terminal.registerMarker(-normal.cursorY - 1)
  }

  #keepUntil(end: number): void {
    const first = this.#seen === undefined || this.#seen.isDisposed ? 0 : this.#seen.line + 1
    this.#keep(first, end)
  }

  /** Adds rows of the normal buffer to the lines they belong to, and the lines that end there to the final ones. */
  #keep(first: number, end: number): void {
    const { normal } = this.#terminal.buffer
    for (let row = first; row < end; row += 1) {
      if (this.#open.empty) this.#lines.push(...this.#notes.take(this.#gone))
      const ends = addRow(this.#open, normal, row, this.#cell)
      this.#gone += 1
      if (ends || this.#open.full) this.#takeOpen()
    }
  }

  #takeOpen(): void {
    this.#lines.push(this.#open.take())
    this.#lastStart = this.#openStart
    this.#openStart = this.#gone
  }
}

function screenLines(buffer: IBuffer, joiner: LineJoiner, cell: IBufferCell): PlacedLine[] {
  const lines = linesOf(buffer, joiner, cell, inkEnd(buffer))
  while (lines.at(-1)?.line.ansi === '') lines.pop()
  return lines
}

/** The lines of the screen rows before `end`; `joiner` holds what has left the screen of the first one. */
function linesOf(buffer: IBuffer, joiner: LineJoiner, cell: IBufferCell, end: number): PlacedLine[] {
  const lines: PlacedLine[] = []
  let begin = buffer.baseY
  for (let row = buffer.baseY; row < end; row += 1) {
    if (!addRow(joiner, buffer, row, cell)) continue
    lines.push({ row: begin, line: joiner.take() })
    begin = row + 1
  }
  if (!joiner.empty) lines.push({ row: begin, line: joiner.take() })
  return lines
}

/** Adds one row to a line; true when the line ends with it. */
function addRow(joiner: LineJoiner, buffer: IBuffer, row: number, cell: IBufferCell): boolean {
  const continues = continuesBelow(buffer, row)
  const cells = buffer.getLine(row)
  if (cells !== undefined) joiner.add(cells, continues, cell)
  return !continues
}

/** The row after the last one of the screen with something on it. */
function inkEnd(buffer: IBuffer): number {
  let end = buffer.length
  while (end > buffer.baseY && buffer.getLine(end - 1)?.translateToString(true) === '') end -= 1
  return end
}

function bounded({ cols, rows }: ScreenSize): ScreenSize {
  return { cols: Math.min(Math.max(cols, 2), MAX_COLS), rows: Math.min(Math.max(rows, 1), MAX_ROWS) }
}
