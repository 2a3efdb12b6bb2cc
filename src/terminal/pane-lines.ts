import type { LeavingRows, LeavingRowsOptions } from './leaving-rows.ts'
import { areTold, lineStart } from './line-rows.ts'
import type { PaneTerminal } from './pane/pane-terminal.ts'
import type { Row } from './pane/row.ts'
import type { PlacedLine } from './row-notes.ts'
import type { Line } from './styled-line.ts'

export interface PaneLinesOptions extends LeavingRowsOptions {
  readonly leaving: LeavingRows
}

/** The lines of a pane, history and screen: which of them were told, and which are told now, each once. */
export class PaneLines {
  readonly #parts: PaneLinesOptions
  #told = 0
  #reflows = 0

  constructor(parts: PaneLinesOptions) {
    this.#parts = parts
  }

  /** How many rows of the pane, from the oldest on, are known to be told. */
  get told(): number {
    return this.#told
  }

  /** Another pane is drawn from here on. */
  begin(): void {
    this.#told = 0
    this.#reflows = 0
  }

  /** Takes in that the oldest rows leave; returns how many of them are known to be told. */
  forget(count: number): number {
    const known = Math.min(this.#told, count)
    this.#told -= known
    return known
  }

  /** The lines before a row of the pane that were not told. */
  untold(to: number): PlacedLine[] {
    const { final, leaving, toldAhead } = this.#parts
    const found: PlacedLine[] = []
    const { cols, lines } = this.#pane
    const joiner = leaving.open.copy()
    const preview = final.preview()
    const wasTold = toldAhead.copy(this.#pane)
    const end = Math.min(to, lines.length)
    let isTold = joiner.empty
    for (let begin = this.#told, at = begin; at < end; at += 1) {
      const row = lines[at] as Row
      joiner.add(row, cols)
      isTold &&= row.told
      if (row.wrapped && at + 1 < end) continue
      const line = joiner.take()
      if (!isTold && !wasTold(line, leaving.gone + begin))
        for (const each of preview(line)) found.push({ row: begin, line: each })
      begin = at + 1
      isTold = true
    }
    return found
  }

  /** Tells of the lines that are whole in the history. */
  tellHistory(): void {
    const { lines, historySize, reflows } = this.#pane
    if (reflows !== this.#reflows) this.#told = 0
    this.#reflows = reflows
    let begin = lineStart(lines, Math.min(this.#told, historySize))
    for (let at = begin; at < historySize; at += 1) {
      if (lines[at]?.wrapped === true) continue
      this.#tell(lines, begin, at + 1)
      begin = at + 1
    }
    this.#told = begin
  }

  /** Tells of the lines above the cursor: what stands there will be read before what comes on the alternate screen. */
  tellToCursor(): void {
    this.tellHistory()
    const { lines, historySize, cursor } = this.#pane
    const end = Math.min(lines.length, historySize + cursor.y)
    for (let begin = this.#told, at = begin; at < end; at += 1) {
      if ((lines[at] as Row).wrapped) continue
      this.#tell(lines, begin, at + 1)
      begin = at + 1
    }
    this.#parts.toldAhead.remember(this.#pane, this.#parts.leaving.gone)
  }

  /** Tells of one line, if it is news. */
  #tell(rows: readonly Row[], from: number, to: number): void {
    const { leaving, final, notes, toldAhead } = this.#parts
    const { open } = leaving
    if (open.empty) {
      if (areTold(rows, from, to)) return
      final.addAll(notes.take(leaving.gone + from))
    }
    let line: Line
    if (open.empty && to - from === 1) line = open.line(rows[from] as Row, this.#pane.cols)
    else {
      for (let at = from; at < to; at += 1) open.add(rows[at] as Row, this.#pane.cols)
      line = open.take()
    }
    if (!toldAhead.takes(this.#pane, line, leaving.gone + from)) final.add(line)
    for (let at = from; at < to; at += 1) (rows[at] as Row).told = true
  }

  get #pane(): PaneTerminal {
    return this.#parts.pane()
  }
}
