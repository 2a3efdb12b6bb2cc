import { moveTo } from '../../terminal/pane-image.ts'
import { withLineDrawing } from '../../terminal/pane/painting.ts'
import { PaneTerminal } from '../../terminal/pane/pane-terminal.ts'
import { optionsOf, type PaneTraits } from '../../terminal/pane/traits.ts'
import type { PaneView } from '../../tmux/pane-view.ts'

/** More output than this between two readings is not drawn: agents draw less at once, and asking tmux is cheaper. */
const FLOOD_BYTES = 256 * 1024
/** The drawn pane keeps no rows above the screen: they are never read. */
const HISTORY_LIMIT = 0

/** The properties of a pane that change how its output is drawn. */
export interface PaneShape {
  readonly cols: number
  readonly rows: number
  readonly traits: PaneTraits
}

/**
 * Draws the screen of a pane from its output, so that tmux need not be asked for every screen of an agent. It starts
 * with a capture of the pane, and is valid until something other than output may have changed the pane. When tmux then
 * shows another screen, the drawn one is not used until both are equal again.
 */
export class DrawnScreen {
  #shape: PaneShape | undefined
  #pane: PaneTerminal | undefined
  /** True when the last capture from tmux differed from the drawn screen. */
  #isWrong = false
  #isConfirmed = false
  #written = 0
  #unread = 0

  /** How many bytes of output were taken in so far. */
  get written(): number {
    return this.#written
  }

  /** The rows from top to bottom; undefined while it is not certain that tmux shows the same. */
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

  /** To be called when the pane may have changed by something else than its output. */
  doubt(): void {
    this.#pane = undefined
    this.#isConfirmed = false
  }

  /** Takes in a capture from tmux that shows exactly the output taken in until now. */
  compare(shown: PaneView): void {
    this.#unread = 0
    if (this.#pane !== undefined) this.#isWrong = !haveSameText(this.#pane.shownText(), shown.rows)
    this.#isConfirmed = this.#pane !== undefined && !this.#isWrong
    if (!this.#isConfirmed) this.#pane = this.#begin(shown)
  }

  /** A sequence that paints the alternate screen as it is now; undefined while that is not certain, or not shown. */
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

/** True for screens that look the same: blanks at the ends of rows, and blank rows at the bottom, do not count. */
function haveSameText(one: readonly string[], other: readonly string[]): boolean {
  return textOf(one) === textOf(other)
}

function textOf(rows: readonly string[]): string {
  return rows
    .map((row) => row.trimEnd())
    .join('\n')
    .trimEnd()
}
