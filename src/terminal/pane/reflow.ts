import type { Grid } from './grid.ts'
import { Row } from './row.ts'
import { LONG, PADDING, WIDE_PADDING, widthOf as cellWidth } from './cell.ts'

/**
 * Wraps the rows of a grid anew, for another width, as tmux's grid_reflow does. `paddingWidth`: cells that a padding counts
 * for.
 */
export function reflow(grid: Grid, cols: number, paddingWidth: 0 | 1): void {
  const widthOf = (word: number): number =>
    (word & PADDING) === 0 ? cellWidth(word) : hasWidth(word) ? paddingWidth : 0
  const target: Row[] = []
  const source: (Row | undefined)[] = grid.lines
  for (let at = 0; at < source.length; at += 1) {
    const row = source[at]
    if (row === undefined) continue
    const { width, fits } = measure(row, cols, widthOf)
    if (width === cols) target.push(row)
    else if (width > cols) split(grid, source, target, { at, cols, fits, widthOf })
    else if (row.wrapped) {
      target.push(row)
      join(grid, source, target, { at, cols, width, widthOf })
    } else target.push(row)
  }
  while (target.length < grid.rows) target.push(new Row())
  grid.reflows += 1
  grid.history = target.length - grid.rows
  grid.scrolled = Math.min(grid.scrolled, grid.history)
  grid.lines = target
}

interface Place {
  /** The row in the source. */
  readonly at: number
  /** Columns of the new grid. */
  readonly cols: number
  readonly widthOf: Width
}

/** How many cells what stands in one takes. */
type Width = (word: number) => number

/** Cells that a row takes, and how many of its cells fit into a number of columns. */
function measure(row: Row, cols: number, widthOf: Width): { width: number; fits: number } {
  let width = 0
  let fits = 0
  for (let x = 0; x < row.used; x += 1) {
    const next = widthOf(row.word(x))
    if (fits === 0 && width + next > cols) fits = x
    width += next
  }
  return { width, fits }
}

/** Takes what fits of the rows below into the last row of the target. */
function join(
  grid: Grid,
  source: (Row | undefined)[],
  target: Row[],
  { at, cols, width: before, widthOf }: Place & { readonly width: number },
): void {
  const row = target.at(-1) as Row
  const place = target.length - 1
  let width = before
  let end = row.used
  let lines = 0
  let isWrapped = true
  let from: Row | undefined
  let taken = 0
  let isTold = row.told
  for (;;) {
    const next = source[at + 1 + lines]
    if (next === undefined) break
    if (!next.wrapped) isWrapped = false
    if (next.used === 0) {
      if (!isWrapped) break
      lines += 1
      continue
    }
    if (width + widthOf(next.word(0)) > cols) break
    from = next
    isTold &&= next.told
    for (taken = 0; taken < next.used; taken += 1) {
      const word = next.word(taken)
      if (taken > 0 && width + widthOf(word) > cols) break
      width += widthOf(word)
      row.set(end, moved(word), next.style(taken), cols)
      end += 1
    }
    lines += 1
    if (!isWrapped || taken !== next.used || width === cols) break
  }
  if (lines === 0 || from === undefined) return
  row.told = isTold
  const left = from.used - taken
  if (left !== 0) {
    const wasTold = from.told
    from.move(0, taken, left, 0, cols)
    from.told = wasTold
    from.used = left
    from.size = left
    lines -= 1
  } else if (!isWrapped) row.wrapped = false
  for (let gone = at + 1; gone < at + 1 + lines; gone += 1) source[gone] = undefined
  if (grid.scrolled > place + lines) grid.scrolled -= lines
  else if (grid.scrolled > place) grid.scrolled = place
}

/** Makes several rows of one that is too long. */
function split(
  grid: Grid,
  source: (Row | undefined)[],
  target: Row[],
  { at, cols, fits, widthOf }: Place & { readonly fits: number },
): void {
  const row = source[at] as Row
  const { used, wrapped } = row
  target.push(row)
  let part = new Row()
  let lines = 1
  let width = 0
  let x = 0
  const first = target.push(part) - 1
  for (let cell = fits; cell < used; cell += 1) {
    const word = row.word(cell)
    if (width + widthOf(word) > cols) {
      part.wrapped = true
      part = new Row()
      target.push(part)
      lines += 1
      width = 0
      x = 0
    }
    width += widthOf(word)
    part.set(x, moved(word), row.style(cell), cols)
    x += 1
  }
  if (wrapped) part.wrapped = true
  for (const each of target.slice(first)) each.told = row.told
  row.size = fits
  row.used = fits
  row.wrapped = true
  source[at] = undefined
  if (at <= grid.scrolled) grid.scrolled += lines
  if (width < cols && wrapped) join(grid, source, target, { at, cols, width, widthOf })
}

/** What is copied to another row takes a long entry there only where it must; a padding takes its width with it. */
function moved(word: number): number {
  const copy = word & ~LONG
  return (word & PADDING) !== 0 && hasWidth(word) ? copy | WIDE_PADDING : copy
}

/** True for a padding that tmux reads as one cell: from a short entry, or where it once was in one. */
function hasWidth(padding: number): boolean {
  return (padding & LONG) === 0 || (padding & WIDE_PADDING) !== 0
}

/** A place in the text: the number of cells into the wrapped line, and the number of that line. */
export interface WrappedPlace {
  readonly x: number
  readonly y: number
}

/**
 * Where a place of the grid is in its wrapped lines; `y` counts from the first row of the history. A cursor that came back
 * from the alternate screen may be below the last row: tmux takes the memory there for rows, which is most often blank.
 */
export function wrapPlace(lines: readonly Row[], x: number, y: number): WrappedPlace {
  let line = 0
  let before = 0
  for (let at = 0; at < y; at += 1) {
    const row = lines[at]
    if (row?.wrapped === true) before += row.used
    else {
      before = 0
      line += 1
    }
  }
  return { x: x >= (lines[y]?.used ?? 0) ? Infinity : before + x, y: line }
}

/** The place of the grid where a place in its wrapped lines is. */
export function unwrapPlace(lines: readonly Row[], { x, y }: WrappedPlace): { x: number; y: number } {
  let at = 0
  for (let line = 0; at < lines.length - 1 && line !== y; at += 1) if (!(lines[at] as Row).wrapped) line += 1
  if (x === Infinity) {
    while (lines[at]?.wrapped === true && at < lines.length - 1) at += 1
    return { x: (lines[at] as Row).used, y: at }
  }
  let left = x
  while ((lines[at] as Row).wrapped && left >= (lines[at] as Row).used && at < lines.length - 1) {
    left -= (lines[at] as Row).used
    at += 1
  }
  return { x: left, y: at }
}
