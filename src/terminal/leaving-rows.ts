import type { FinalLines } from './final-lines.ts'
import type { PaneTerminal } from './pane/pane-terminal.ts'
import type { Row } from './pane/row.ts'
import type { RowNotes } from './row-notes.ts'
import { LineJoiner } from './styled-line.ts'
import type { ToldAhead } from './told-ahead.ts'

export interface LeavingRowsOptions {
  /** The pane that is drawn now. */
  readonly pane: () => PaneTerminal
  readonly final: FinalLines
  readonly notes: RowNotes
  readonly toldAhead: ToldAhead
}

/** Rows that leave the history of a pane, counted from the first ever. They are joined to lines, which are final then. */
export class LeavingRows {
  readonly #options: LeavingRowsOptions
  /** The line that goes on in rows that have left. */
  open: LineJoiner
  /** How many rows have left. */
  gone = 0
  /** Of the open line: the row on which it began, and whether all of it was told before. */
  #openRow = 0
  #openIsTold = false

  constructor(options: LeavingRowsOptions) {
    this.#options = options
    this.open = new LineJoiner(options.pane().cells)
  }

  /** Another pane is drawn from here on: no line goes on in it. */
  begin(): void {
    this.open = new LineJoiner(this.#options.pane().cells)
  }

  /** Adds rows that leave to the lines that they belong to. */
  add(rows: readonly Row[]): void {
    const { final, notes, pane } = this.#options
    const { cols } = pane()
    for (const row of rows) {
      if (this.open.empty) {
        final.addAll(notes.take(this.gone))
        this.#openRow = this.gone
        this.#openIsTold = true
      }
      this.open.add(row, cols)
      this.#openIsTold &&= row.told
      this.gone += 1
      if (!row.wrapped || this.open.full) this.#endLine()
    }
  }

  /** The line that goes on ends here. */
  end(): void {
    if (!this.open.empty) this.#endLine()
  }

  /** Adds the open line, if it is news. */
  #endLine(): void {
    const { final, pane, toldAhead } = this.#options
    const line = this.open.take()
    if (this.#openIsTold || toldAhead.takes(pane(), line, this.#openRow)) return
    final.add(line)
  }
}
