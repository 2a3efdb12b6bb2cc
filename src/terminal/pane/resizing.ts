import { reflow, unwrapPlace, wrapPlace } from './reflow.ts'
import type { Row } from './row.ts'
import type { Screen } from './screen.ts'
import { NO_COLOUR } from './styles.ts'
import { unsigned } from './unsigned.ts'

export interface NewSize {
  readonly cols: number
  readonly rows: number
  /** Lines that go on in the next row are wrapped anew where the screen becomes wider or narrower. */
  readonly reflows: boolean
  /** Rows, counted from the start of the history, whose new places are asked for. */
  readonly places?: readonly number[]
}

/**
 * Gives a screen another size, as tmux's screen_resize. Returns the rows, counted from the start of the history, on which
 * those of `places` are afterwards.
 */
export function resizeScreen(screen: Screen, { cols, rows, reflows, places = [] }: NewSize): number[] {
  const { grid } = screen
  let moved = [...places]
  let { x } = screen
  let y = grid.history + screen.y
  const isWider = cols !== grid.cols
  if (isWider) {
    grid.cols = cols
    screen.resetTabs()
  }
  if (rows !== grid.rows) y -= resizeRows(screen, rows)
  if (isWider && reflows) {
    if (y >= grid.lines.length) screen.isAstray = true
    const place = wrapPlace(grid.lines, x, y)
    const wrapped = moved.map((row) => wrapPlace(grid.lines, 0, row))
    reflow(grid, cols, screen.behaviour.paddingHasWidth ? 1 : 0)
    ;({ x, y } = unwrapPlace(grid.lines, place))
    moved = wrapped.map((row) => unwrapPlace(grid.lines, row).y)
    const row = grid.lines[y] as Row
    // Lines were taken away below a row that goes on in the next one.
    if (row.wrapped && x >= row.used) screen.isAstray = true
  }
  if (y >= grid.history) {
    screen.x = x
    screen.y = y - grid.history
  } else {
    screen.x = 0
    screen.y = 0
  }
  return moved
}

/** Gives the screen this many rows; returns how many were deleted above the cursor. */
function resizeRows(screen: Screen, rows: number): number {
  const { grid } = screen
  let deleted = 0
  if (rows < grid.rows) {
    let needed = grid.rows - rows
    const below = Math.min(needed, unsigned(grid.rows - 1 - screen.y))
    if (below > 0) grid.deleteLines(grid.rows - below, below, NO_COLOUR)
    needed -= below
    if (grid.keepsHistory) {
      grid.scrolled += needed
      grid.history += needed
    } else if (needed > 0 && screen.y > 0) {
      deleted = Math.min(needed, screen.y)
      grid.deleteLines(0, deleted, NO_COLOUR)
    }
    grid.lines.length = grid.history + rows
  } else {
    let needed = rows - grid.rows
    const back = grid.keepsHistory ? Math.min(needed, grid.scrolled) : 0
    grid.scrolled -= back
    grid.history -= back
    needed -= back
    for (let at = 0; at < needed; at += 1) grid.lines.push(grid.blank(NO_COLOUR))
  }
  grid.rows = rows
  screen.top = 0
  screen.bottom = rows - 1
  return deleted
}
