import { areTold, lineStart } from './line-rows.ts'
import type { PaneTerminal } from './pane/pane-terminal.ts'
import type { Row } from './pane/row.ts'
import { LineJoiner, type Line } from './styled-line.ts'

interface Ahead {
  readonly text: string
  /** The first one of it. */
  readonly row: Row
}

/**
 * Lines that stood on the screen after they were told. When such a line was taken away and is painted again on that screen,
 * it is no news. Rows are counted from the first row ever.
 */
export class ToldAhead {
  #lines: Ahead[] = []
  /** The first row that was below the screen. */
  #end = 0

  /** Remembers the lines of a pane that were told and are on its screen; `gone` rows have left its history. */
  remember({ cells, cols, historySize, lines }: PaneTerminal, gone: number): void {
    const joiner = new LineJoiner(cells)
    this.#lines = []
    this.#end = gone + lines.length
    for (let begin = lineStart(lines, historySize), at = begin; at < lines.length; at += 1) {
      const row = lines[at] as Row
      joiner.add(row, cols)
      if (row.wrapped) continue
      const { text } = joiner.take()
      if (areTold(lines, begin, at + 1)) this.#lines.push({ text, row: lines[begin] as Row })
      begin = at + 1
    }
  }

  /** True for a line that begins on `row` and was told, taken away, and painted again. Each counts once. */
  takes(pane: PaneTerminal, line: Line, row: number): boolean {
    return this.#takeFrom(this.#lines, pane, line, row)
  }

  /** The same as `takes` on a copy, so that nothing is used up. */
  copy(pane: PaneTerminal): (line: Line, row: number) => boolean {
    const lines = [...this.#lines]
    return (line, row) => this.#takeFrom(lines, pane, line, row)
  }

  /** Forgets the lines that begin with one of these rows. */
  forget(rows: readonly Row[]): void {
    this.#lines = this.#lines.filter(({ row }) => !rows.includes(row))
  }

  clear(): void {
    this.#lines = []
  }

  #takeFrom(told: Ahead[], pane: PaneTerminal, { text }: Line, row: number): boolean {
    if (told.length === 0 || row >= this.#end) return false
    const at = told.findIndex((each) => each.text === text && !(each.row.told && pane.lines.includes(each.row)))
    if (at >= 0) told.splice(at, 1)
    return at >= 0
  }
}
