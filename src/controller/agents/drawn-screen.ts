import { moveTo } from '../../terminal/pane-image.ts'
import { withLineDrawing } from '../../terminal/pane/painting.ts'
import { PaneTerminal } from '../../terminal/pane/pane-terminal.ts'
import { optionsOf, type PaneTraits } from '../../terminal/pane/traits.ts'
import type { PaneView } from '../../tmux/pane-view.ts'

/** More than this at once is no picture of an agent, and costs more to draw than a question to tmux. */
const FLOOD_BYTES = 256 * 1024
/** Rows above the screen are not asked for. */
const HISTORY_LIMIT = 0

/** What decides how a pane draws. */
export interface PaneShape {
  readonly cols: number
  readonly rows: number
  readonly traits: PaneTraits
}

/**
 * The screen of a pane as its output draws it, so that tmux need not be asked for every picture of an agent. It goes on from
 * what tmux has shown until something may have changed the pane that is no output. Where tmux then shows something else,
 * what is drawn does not count before both have shown the same.
 */
export class DrawnScreen {
  #shape: PaneShape | undefined
  #pane: PaneTerminal | undefined
  /** tmux has shown something else, or the same, since it was begun. */
  #isWrong = false
  #isConfirmed = false
  #written = 0
  #unread = 0

  /** Bytes so far. */
  get written(): number {
    return this.#written
  }

  /** Its rows from top to bottom; undefined while it is not known that tmux shows the same. */
  read(): readonly string[] | undefined {
    this.#unread = 0
    return this.#isWrong ? undefined : this.#pane?.shownText()
  }

  write(data: Buffer): void {
    this.#written += data.length
    this.#unread += data.length
    if (this.#unread > FLOOD_BYTES) this.doubt()
    this.#pane?.write(data)
  }

  placed(shape: PaneShape): void {
    const before = this.#shape
    this.#shape = shape
    if (before === undefined || !isSame(before, shape)) this.doubt()
  }

  /** The pane may have changed by something else than its output. */
  doubt(): void {
    this.#pane = undefined
    this.#isConfirmed = false
  }

  /** tmux has shown this, drawn by all that was written until now and nothing else. */
  compare(shown: PaneView): void {
    this.#unread = 0
    if (this.#pane !== undefined) this.#isWrong = !haveSameText(this.#pane.shownText(), shown.rows)
    this.#isConfirmed = this.#pane !== undefined && !this.#isWrong
    if (!this.#isConfirmed) this.#pane = this.#begin(shown)
  }

  /** What paints the alternate screen as it is now; undefined while it is not known for certain, or not shown. */
  painting(): string | undefined {
    const pane = this.#isConfirmed && !this.#isWrong ? this.#pane : undefined
    return pane?.alternate === true ? pane.painting() : undefined
  }

  #begin({ painted, screen: { cursor, region, alternate, ...size } }: PaneView): PaneTerminal | undefined {
    const shape = this.#shape
    if (shape === undefined || shape.cols !== size.cols || shape.rows !== size.rows) return undefined
    const pane = new PaneTerminal(size, { ...optionsOf(shape.traits), historyLimit: HISTORY_LIMIT })
    const text = painted.map((row, at) => `${moveTo(at, 0)}${row}`).join('')
    const [top, bottom] = region
    const after = `\x1b[m\x1b[${top + 1};${bottom + 1}r${moveTo(cursor.y, cursor.x)}`
    pane.write(Buffer.from(`${alternate ? '\x1b[?1049h' : ''}${withLineDrawing(text)}${after}`))
    return pane
  }
}

function isSame(one: PaneShape, other: PaneShape): boolean {
  return (
    one.cols === other.cols &&
    one.rows === other.rows &&
    (one.traits === other.traits || JSON.stringify(one.traits) === JSON.stringify(other.traits))
  )
}

/** Blanks at the ends of rows, and blank rows below the others, are nothing that one sees. */
function haveSameText(one: readonly string[], other: readonly string[]): boolean {
  return textOf(one) === textOf(other)
}

function textOf(rows: readonly string[]): string {
  return rows
    .map((row) => row.trimEnd())
    .join('\n')
    .trimEnd()
}
