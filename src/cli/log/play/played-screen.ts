import type { IndexEntry } from '../../../logs/index-entry.ts'
import type { LogReader } from '../../../logs/reader.ts'
import { PaneTerminal } from '../../../terminal/pane/pane-terminal.ts'
import { optionsOf, USUAL_TRAITS, type PaneTraits } from '../../../terminal/pane/traits.ts'
import { bounded, type ScreenSize } from '../../../terminal/screen-size.ts'
import { LineJoiner, type Line } from '../../../terminal/styled-line.ts'
import { cellWidth } from '../../../terminal/plain.ts'
import { wrap, type Row } from '../../../tui/rows.ts'
import { drawingStart, isFullScreen, lineStart } from '../print/line-start.ts'

const ALTERNATE_ON = Buffer.from('\u001b[?1049h')
/** Nothing of the history is shown. */
const HISTORY_ROWS = 0
/** So much before an offset is drawn for what still stands on the screen there. */
const BYTES_BEFORE = 256 * 1024

/** The screen of a run while it is played. */
export class PlayedScreen {
  #pane: PaneTerminal
  #traits: PaneTraits
  #joiner: LineJoiner

  constructor(size: ScreenSize, traits: PaneTraits = USUAL_TRAITS) {
    this.#traits = traits
    this.#pane = newPane(size, traits)
    this.#joiner = new LineJoiner(this.#pane.cells)
  }

  /** The screen as it was when the byte at an offset came. */
  static async at(log: LogReader, offset: number): Promise<PlayedScreen> {
    const near = await lineStart(log, Math.max(log.start, offset - BYTES_BEFORE))
    const known = drawingStart(log, offset)
    const from = isFullScreen(log, offset) && known < offset ? known : Math.min(near, known)
    const screen = PlayedScreen.begin(log, from)
    const entries = log.entries.filter(({ at }) => at > from && at <= offset).toSorted((a, b) => a.at - b.at)
    let at = from
    for (const entry of [...entries, undefined]) {
      const to = entry?.at ?? offset
      if (to > at) for await (const data of log.read(at, to)) screen.write(data)
      at = Math.max(at, to)
      if (entry !== undefined) screen.pass(entry)
    }
    return screen
  }

  /** A screen on which the byte at an offset comes first. */
  static begin(log: LogReader, from: number): PlayedScreen {
    const screen = new PlayedScreen(log.sizeAt(from), log.traitsAt(from))
    if (isFullScreen(log, from)) screen.write(ALTERNATE_ON)
    const image = log.entries.findLast((entry) => entry.kind === 'screen' && entry.at === from)
    if (image?.kind === 'screen') screen.write(Buffer.from(image.image))
    return screen
  }

  get size(): ScreenSize {
    const { cols, rows } = this.#pane
    return { cols, rows }
  }

  get cursor(): { readonly x: number; readonly y: number } {
    return this.#pane.cursor
  }

  write(data: Buffer): void {
    this.#pane.write(data)
  }

  /** Takes over what the index says. */
  pass(entry: IndexEntry): void {
    if (entry.kind === 'size') {
      const { cols, rows } = bounded({ cols: entry.cols, rows: entry.rows })
      if (cols !== this.#pane.cols || rows !== this.#pane.rows) this.#pane.resize(cols, rows)
    } else if (entry.kind === 'restart' || entry.kind === 'respawn') this.#begin(this.#traits)
    else if (entry.kind === 'pane' && entry.version !== this.#traits.version) this.#begin(entry)
    else if (entry.kind === 'pane') this.#pane.setOptions(optionsOf(entry))
  }

  /** What paints it on a blank screen; undefined where it cannot be had, as within a sequence. */
  painting(): string | undefined {
    return this.#pane.painting()
  }

  /** Its rows; `change` gets the lines that they make where one is wrapped to the next, and returns others of the same width. */
  rows(change?: (lines: readonly Line[], cursorLine: CursorLine) => readonly Line[]): Row[] {
    const { cols, shown, cursor } = this.#pane
    const lines: Line[] = []
    const counts: number[] = []
    let cursorLine: CursorLine = { line: 0, cell: 0 }
    let begun: Line | undefined
    let count = 0
    for (const [y, row] of shown.entries()) {
      if (y === cursor.y) cursorLine = { line: lines.length, cell: count * cols + cursor.x }
      const line = this.#joiner.line(row, cols)
      begun = begun === undefined ? line : { text: begun.text + line.text, ansi: begun.ansi + line.ansi }
      count += 1
      if (row.wrapped && y + 1 < shown.length) {
        const missing = ' '.repeat(Math.max(0, count * cols - cellWidth(begun.text)))
        begun = { text: begun.text + missing, ansi: begun.ansi + missing }
        continue
      }
      lines.push(begun)
      counts.push(count)
      begun = undefined
      count = 0
    }
    const changed = change?.(lines, cursorLine) ?? lines
    return changed.flatMap(({ ansi }, at) => exactly(wrap(ansi, cols), counts[at] ?? 1))
  }

  #begin(traits: PaneTraits): void {
    const { cols, rows } = this.#pane
    this.#traits = traits
    this.#pane = newPane({ cols, rows }, traits)
    this.#joiner = new LineJoiner(this.#pane.cells)
  }
}

/** The line that the cursor is in, of those of a screen, and its cell in it. */
export interface CursorLine {
  readonly line: number
  readonly cell: number
}

/** Styled blanks behind the text may make a row more than there is. */
function exactly(rows: Row[], count: number): Row[] {
  while (rows.length < count) rows.push({ ansi: '', cells: 0 })
  return rows.slice(0, count)
}

function newPane(size: ScreenSize, traits: PaneTraits): PaneTerminal {
  return new PaneTerminal(bounded(size), optionsOf({ ...traits, historyLimit: HISTORY_ROWS }))
}
