import { FinalLines } from './final-lines.ts'
import { FullScreen, type Kept } from './full-screen.ts'
import { PaneTerminal } from './pane/pane-terminal.ts'
import type { Row } from './pane/row.ts'
import { inkEnd, lineStart } from './line-rows.ts'
import { ToldAhead } from './told-ahead.ts'
import { optionsOf, USUAL_TRAITS, type PaneTraits } from './pane/traits.ts'
import { LeavingRows } from './leaving-rows.ts'
import { PaneLines } from './pane-lines.ts'
import { RowNotes, type PlacedLine } from './row-notes.ts'
import { bounded, type ScreenSize } from './screen-size.ts'
import type { Line } from './styled-line.ts'

/** Rows of the history that are kept: they come back when the pane grows, and none grows by more. */
const MOST_KEPT = 500
/** In so many milliseconds a program has cleared everything because it has another size, and painted its text again. */
const ANSWER_MS = 1500

/**
 * The readable text of a run: what a person scrolling back in the pane would have read.
 *
 * Lines become final when the whole of them is in the history. There they come back to the screen when the pane grows, and
 * are told once all the same, unless the program writes to them. Clearing the history loses none.
 *
 * A program on the alternate screen leaves what is chosen by `keep`: by default the lines that are there when it goes.
 */
export class Transcript {
  #pane: PaneTerminal
  #fullScreen: FullScreen
  /** Rows that the pane has forgotten. */
  readonly #leaving: LeavingRows
  #traits: PaneTraits
  readonly #final = new FinalLines()
  readonly #notes = new RowNotes()
  readonly #telling: PaneLines
  /** Lines that stood on the screen after they were told. */
  readonly #toldAhead = new ToldAhead()
  /** What time it is, as far as that is told, when the pane had another size, and when its history was cleared. */
  #nowMs = 0
  #sizedMs = Number.NEGATIVE_INFINITY
  #clearedMs = 0

  constructor(size: ScreenSize, traits: PaneTraits = USUAL_TRAITS) {
    this.#traits = traits
    this.#pane = this.#newPane(bounded(size), traits)
    this.#fullScreen = new FullScreen(this.#pane, 'screen')
    const parts = { pane: () => this.#pane, final: this.#final, notes: this.#notes, toldAhead: this.#toldAhead }
    this.#leaving = new LeavingRows(parts)
    this.#telling = new PaneLines({ ...parts, leaving: this.#leaving })
  }

  #newPane(size: ScreenSize, traits: PaneTraits): PaneTerminal {
    const historyLimit = Math.min(traits.historyLimit, MOST_KEPT)
    return new PaneTerminal(size, optionsOf({ ...traits, historyLimit }), {
      forgetting: (count, isCleared) => this.#forget(count, isCleared),
      scrollingAway: (row) => {
        if (this.alternate) this.#fullScreen.scrollingAway(row)
        else this.#addScrolledAway(row)
      },
      clearing: (rows) => {
        if (!this.alternate) this.#addCleared(rows)
      },
      enteringAlternate: () => {
        if (this.#fullScreen.kept !== 'nothing') this.#telling.tellToCursor()
        this.#fullScreen.enter()
      },
      leavingAlternate: () => this.#leaveAlternate(),
      leftAlternate: () => this.#toldAhead.remember(this.#pane, this.#leaving.gone),
      painted: () => this.#fullScreen.painted(),
      homing: () => this.#fullScreen.homing(),
    })
  }

  /** True while the alternate screen is shown. */
  get alternate(): boolean {
    return this.#pane.alternate
  }

  /** The cursor's cell on the screen, from 0. */
  get cursor(): { readonly x: number; readonly y: number } {
    return this.#pane.cursor
  }

  /** The row of the cursor, counted as tmux does: from the first row that was written. */
  get row(): number {
    return this.#leaving.gone + this.#pane.historySize + this.#pane.cursor.y
  }

  /** The row, counted in the same way, on which the last line with something on it begins. */
  get lastLineRow(): number {
    return this.#leaving.gone + (this.#lastLine ?? 0)
  }

  /**
   * The row of the normal screen on which its last line with something on it begins: from 0, negative for a line that begins
   * above the screen; undefined when the screen is blank.
   */
  get lastRow(): number | undefined {
    const { lines, historySize } = this.#pane
    return inkEnd(lines) > historySize ? (this.#lastLine ?? 0) - historySize : undefined
  }

  /** The row of the normal screen, from 0, below the last one with something on it. */
  get freeRow(): number {
    return Math.max(0, inkEnd(this.#pane.lines) - this.#pane.historySize)
  }

  /** What to say where so many lines are left out because a program has cleared and painted them again. */
  set noteOfRepaint(noteOf: (lines: number) => Line) {
    this.#final.noteOfRepaint = noteOf
  }

  /** Chooses what programs on the alternate screen leave, this one and later ones. */
  keep(kept: Kept): void {
    this.#fullScreen.kept = kept
  }

  /** From here on another pane goes on. All lines of the last one become final. */
  begin(traits: PaneTraits = this.#traits): void {
    const { cols, rows, lines } = this.#pane
    this.#final.addAll(this.#normalScreen())
    if (this.alternate) this.#leaveAlternate()
    this.continues()
    this.#leaving.gone += lines.length
    this.#notes.take(this.#leaving.gone)
    this.#traits = traits
    this.#pane = this.#newPane({ cols, rows }, traits)
    this.#fullScreen = new FullScreen(this.#pane, this.#fullScreen.kept)
    this.#leaving.begin()
    this.#telling.begin()
  }

  /** Takes over what is known of the pane by now. */
  becomes(traits: PaneTraits): void {
    const { version, historyLimit } = this.#traits
    if (version !== traits.version || historyLimit !== traits.historyLimit) return this.begin(traits)
    this.#traits = traits
    this.#pane.setOptions(optionsOf(traits))
  }

  /** Follows the pane to another size, in cells. */
  resize(cols: number, rows: number): void {
    const size = bounded({ cols, rows })
    if (size.cols === this.#pane.cols && size.rows === this.#pane.rows) return
    this.#telling.tellHistory()
    this.#sizedMs = this.#nowMs
    const above = this.#leaving.gone
    const noted = this.#notes.rows.map((row) => row - above)
    const places = this.#pane.resize(size.cols, size.rows, noted)
    this.#notes.moveTo(places.map((row) => row + this.#leaving.gone))
    this.#toldAhead.remember(this.#pane, this.#leaving.gone)
  }

  /** Reads the next piece of output; pieces may be cut anywhere. */
  write(data: Buffer): void {
    this.#pane.write(data)
  }

  /** What follows came at this time, in milliseconds. */
  cameAt(timeMs: number): void {
    this.#nowMs = timeMs
    if (timeMs - this.#clearedMs > ANSWER_MS) this.#final.settled()
  }

  /** What follows is the pane as it was, painted once more, until `continues`. */
  repaints(): void {
    this.#fullScreen.holds = true
  }

  /** What a program on the alternate screen shows now is none of what it leaves. */
  pass(): void {
    this.#fullScreen.pass()
  }

  /** From here on the program writes again. */
  continues(): void {
    this.#final.release(this.#fullScreen.release())
  }

  /** Puts a line between those of the normal screen, before the one that the next character begins. */
  note(line: Line): void {
    this.#notes.add({ row: this.row + (this.#pane.cursor.x > 0 ? 1 : 0), line })
  }

  /** The lines that became final since the last call. */
  take(): Line[] {
    this.#telling.tellHistory()
    this.#final.addAll(this.#fullScreen.take())
    return this.#final.take()
  }

  /** As `take`, without the lines that the pane has forgotten since, as its history was cleared. */
  takeRemembered(): Line[] {
    this.#telling.tellHistory()
    return this.#final.takeRemembered()
  }

  /** The lines on the screen that is shown and not final yet, without blank ones at its end. */
  screen(): Line[] {
    return this.alternate
      ? this.#fullScreen.rest()
      : [...this.#fullScreen.held, ...this.#final.waiting, ...this.#normalScreen()]
  }

  /** The lines of the normal screen behind the alternate one; none while that is off. */
  behind(): Line[] {
    return this.alternate ? [...this.#fullScreen.held, ...this.#final.waiting, ...this.#normalScreen()] : []
  }

  /** The lines of the normal screen above the one with the cursor: those that a program is likely to be done with. */
  aboveCursor(): Line[] {
    if (this.alternate) return []
    this.#telling.tellHistory()
    const { lines, historySize, cursor } = this.#pane
    const end = lineStart(lines, historySize + cursor.y)
    return end <= this.#telling.told ? [] : this.#withNotes(this.#telling.untold(end), end - 1)
  }

  /** Where the pane's last line with something on it begins; undefined when there is none. */
  get #lastLine(): number | undefined {
    const { lines } = this.#pane
    const last = inkEnd(lines) - 1
    return last < 0 ? undefined : lineStart(lines, last)
  }

  /** What a program leaves stands before what is painted from here on, even when it turns out later that it has left. */
  #leaveAlternate(): void {
    if (this.#fullScreen.holds) this.#final.hold()
    this.#final.addAll(this.#fullScreen.leave())
  }

  #normalScreen(): Line[] {
    this.#telling.tellHistory()
    const lines = this.#telling.untold(Infinity)
    while (lines.at(-1)?.line.ansi === '') lines.pop()
    return this.#withNotes(lines, Infinity)
  }

  /** Lines with the notes among them, and those up to a row of the pane. */
  #withNotes(lines: readonly PlacedLine[], row: number): Line[] {
    const placed = lines.map(({ row: begin, line }) => ({ row: begin + this.#leaving.gone, line }))
    return this.#notes.among(placed, row + this.#leaving.gone)
  }

  /** Rows are about to leave the history. Of a line that goes on they are held. */
  #forget(count: number, isCleared: boolean): void {
    this.#telling.tellHistory()
    const leaving = this.#pane.lines.slice(0, count)
    const held = this.#telling.forget(count)
    this.#leaving.gone += held
    this.#leaving.add(leaving.slice(held))
    if (isCleared) this.#toldAhead.clear()
    else this.#toldAhead.forget(leaving)
    if (!isCleared) return
    this.#clearedMs = this.#nowMs
    // Agents paint again when it suits them, others when they have another size.
    const isAnswer = this.#nowMs - this.#sizedMs <= ANSWER_MS
    this.#final.cleared(isAnswer || this.#fullScreen.kept === 'conversation')
  }

  /** Adds a row that scrolls away from a screen without history. */
  #addScrolledAway(row: Row): void {
    this.#leaving.add([row])
    this.#toldAhead.forget([row])
  }

  /** Adds what is cleared from a screen without history. */
  #addCleared(rows: readonly Row[]): void {
    this.#telling.tellHistory()
    this.#leaving.add(rows.slice(0, inkEnd(rows)).filter((row) => !row.told))
    this.#leaving.end()
  }
}
