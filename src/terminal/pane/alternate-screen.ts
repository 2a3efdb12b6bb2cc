import { resizeScreen } from './resizing.ts'
import type { Row } from './row.ts'
import type { Screen } from './screen.ts'
import { NO_COLOUR, PLAIN, type Style } from './styles.ts'

/** The normal screen while the alternate one is shown. */
interface Saved {
  readonly cols: number
  readonly rows: number
  readonly lines: readonly Row[]
  readonly keepsHistory: boolean
}

/** Takes a screen to the alternate screen and back, and owns the normal one meanwhile. */
export class AlternateScreen {
  readonly #screen: Screen
  #saved: Saved | undefined
  #savedX: number | undefined
  #savedY: number | undefined
  /** The style of the cursor when the alternate screen was entered last. */
  #savedStyle: Style = PLAIN

  constructor(screen: Screen) {
    this.#screen = screen
  }

  /** The rows of the normal screen; undefined while that is the one that is shown. */
  get normal(): readonly Row[] | undefined {
    return this.#saved?.lines
  }

  enter(savesCursor: boolean): void {
    const screen = this.#screen
    if (!screen.options.alternateScreen || this.#saved !== undefined) return
    const { grid } = screen
    grid.watch?.enteringAlternate()
    // What is cleared below is other rows.
    const lines = grid.lines.slice(grid.history)
    this.#saved = { cols: grid.cols, rows: grid.rows, lines, keepsHistory: grid.keepsHistory }
    this.#savedStyle = screen.style
    if (savesCursor) {
      this.#savedX = screen.x
      this.#savedY = screen.y
    }
    grid.clear(0, 0, grid.cols, grid.rows, NO_COLOUR)
    grid.keepsHistory = false
  }

  leave(restoresCursor: boolean): void {
    const screen = this.#screen
    if (!screen.options.alternateScreen) return
    const { grid } = screen
    const { cols, rows } = grid
    const saved = this.#saved
    if (saved !== undefined) grid.watch?.leavingAlternate()
    if (saved !== undefined) {
      resizeScreen(screen, { cols: saved.cols, rows: saved.rows, reflows: screen.behaviour.reflowsAlternate })
    }
    if (restoresCursor && this.#savedX !== undefined && this.#savedY !== undefined) {
      screen.x = this.#savedX
      screen.y = this.#savedY
      screen.style = this.#savedStyle
    }
    if (saved !== undefined) {
      grid.lines.splice(grid.history, grid.rows, ...saved.lines)
      grid.keepsHistory ||= saved.keepsHistory
      this.#saved = undefined
      resizeScreen(screen, { cols, rows, reflows: true })
      grid.watch?.leftAlternate()
    }
    screen.x = Math.min(screen.x, grid.cols - 1)
    screen.y = Math.min(screen.y, grid.rows - 1)
  }
}
