import { PaintedText } from './painted-text.ts'
import type { PaneTerminal } from './pane/pane-terminal.ts'
import type { Row } from './pane/row.ts'
import { joinedLine, lastingLine, RowReader, type ScreenLine } from './screen-line.ts'
import { LineJoiner, type Line } from './styled-line.ts'

/** Of a program on the alternate screen: nothing, its last screen, or also all that has scrolled away there before. */
export type Kept = 'nothing' | 'screen' | 'conversation'

/** The text of programs on the alternate screen of a pane. */
export class FullScreen {
  readonly #pane: PaneTerminal
  readonly #joiner: LineJoiner
  readonly #reader: RowReader
  /** What rows said when they were read last. */
  readonly #read = new WeakMap<Row, ScreenLine>()
  /** The last look at the screen: the rows from top to bottom that are lines alone, and all lines. */
  #rows: (Row | undefined)[] = []
  #lines: readonly ScreenLine[] = []
  #kept: Kept
  #painted: PaintedText | undefined
  #saysFrames = false
  /** What has scrolled away at the top since anything was written, as when a program goes to a new line and leaves. */
  #scrolled: Line[] = []
  /** What a program has left that may only be painted again. */
  #held: Line[] | undefined
  /** What is left now may be a program that goes on and is painted again. */
  holds = false

  constructor(pane: PaneTerminal, kept: Kept) {
    this.#pane = pane
    this.#joiner = new LineJoiner(pane.cells)
    this.#reader = new RowReader(pane.cells)
    this.#kept = kept
  }

  get kept(): Kept {
    return this.#kept
  }

  /** Chooses what programs leave, the one that is on the screen and later ones. */
  set kept(kept: Kept) {
    this.#kept = kept
    if (kept === 'conversation' && this.#pane.alternate) this.#painted ??= new PaintedText()
  }

  /** A program is about to be shown. */
  enter(): void {
    this.#saysFrames = false
    this.#scrolled = []
    // It has never left.
    this.#held = undefined
    const goesOn = this.holds ? this.#painted : undefined
    this.#painted = this.#kept === 'conversation' ? (goesOn ?? new PaintedText()) : undefined
  }

  /** The program says that it has painted a frame. */
  painted(): void {
    this.#saysFrames = true
    this.#painted?.see(this.#look())
  }

  /** The program may begin a frame. */
  homing(): void {
    if (!this.#saysFrames) this.#painted?.see(this.#look())
  }

  /** A row is about to scroll away. */
  scrollingAway(row: Row): void {
    if (this.#kept !== 'screen' || row !== this.#pane.shown[0]) return
    const before = this.#isUntouched ? this.#scrolled : []
    this.#scrolled = [...before, ...this.#look().slice(0, 1).map(lastingLine)].slice(-this.#pane.rows)
  }

  /** The program is about to leave; returns what it leaves. */
  leave(): Line[] {
    if (this.#kept === 'nothing') return []
    if (this.#painted !== undefined) this.#painted.see(this.#look())
    if (!this.holds) return this.#left()
    this.#held = this.#painted === undefined ? this.#lastScreen() : this.rest()
    return []
  }

  /** What a program has left that may only be painted again. */
  get held(): readonly Line[] {
    return this.#held ?? []
  }

  /** Nothing is painted again any more; returns what a program has left that has gone since. */
  release(): Line[] {
    this.holds = false
    const held = this.#held
    this.#held = undefined
    if (held === undefined) return []
    const before = this.take()
    this.#painted = undefined
    return [...before, ...held]
  }

  #left(): Line[] {
    if (this.#painted === undefined) return this.#lastScreen()
    this.#painted.leave()
    const lines = this.take()
    this.#painted = undefined
    return lines
  }

  /** What is shown now is not given out any more. */
  pass(): void {
    this.#painted?.pass(this.#look())
  }

  /** Lines that have scrolled away since the last call. */
  take(): Line[] {
    return this.#painted?.take().map(lastingLine) ?? []
  }

  /** Lines on the screen that have not been given out. */
  rest(): Line[] {
    return this.#painted?.rest().map(lastingLine) ?? withoutBlankEnd(this.#look().map(lastingLine))
  }

  /** True when nothing was written since the lines were read. */
  get #isUntouched(): boolean {
    return this.#pane.shown.every((row) => row.told || row.isBlank)
  }

  #lastScreen(): Line[] {
    const scrolled = this.#isUntouched ? this.#scrolled : []
    return withoutBlankEnds([...scrolled, ...this.#look().map(lastingLine)])
  }

  /** The lines of the screen, read again where something was written to them; the same array where nothing was. */
  #look(): readonly ScreenLine[] {
    const pane = this.#pane
    const { cols, rows } = pane
    if (this.#isAsRead(rows)) return this.#lines
    const lines: ScreenLine[] = []
    const joiner = this.#joiner
    this.#rows.length = rows
    for (let at = 0; at < rows; at += 1) {
      const row = pane.row(at)
      if (joiner.empty && !row.wrapped) {
        lines.push(this.#lineOf(row, cols))
        this.#rows[at] = row
        continue
      }
      joiner.add(row, cols)
      this.#rows[at] = undefined
      if (!row.wrapped || at + 1 === rows) lines.push(joinedLine(joiner.take()))
    }
    this.#lines = lines
    return lines
  }

  /** True when nothing was written since the last look. */
  #isAsRead(rows: number): boolean {
    if (rows !== this.#rows.length) return false
    for (let at = 0; at < rows; at += 1) {
      const row = this.#rows[at]
      if (row === undefined || !row.told || row.wrapped || row !== this.#pane.row(at)) return false
    }
    return true
  }

  #lineOf(row: Row, cols: number): ScreenLine {
    const before = this.#read.get(row)
    if (row.told && before !== undefined) return before
    const line = this.#reader.read(row, cols, before)
    row.told = true
    if (line !== before) this.#read.set(row, line)
    return line
  }
}

function withoutBlankEnds(lines: Line[]): Line[] {
  return withoutBlankEnd(lines).slice(
    Math.max(
      0,
      lines.findIndex(({ ansi }) => ansi !== ''),
    ),
  )
}

function withoutBlankEnd(lines: Line[]): Line[] {
  while (lines.at(-1)?.ansi === '') lines.pop()
  return lines
}
