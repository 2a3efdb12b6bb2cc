import { inkOf } from './ink.ts'
import type { CellReader } from './pane/pane-terminal.ts'
import { Row, WORDS } from './pane/row.ts'
import { LineJoiner, type Line } from './styled-line.ts'

/** Cells of lines are kept together in pieces of memory of so many words: one for each line would cost more than the copy. */
const PIECE_WORDS = 16 * 1024

/** A line on the screen of a full-screen program. */
export interface ScreenLine extends Line {
  /** What it says, see ink.ts. */
  readonly ink: string
}

/** Reads what stands in rows of a screen, again and again: most of them have changed in colour only, or not at all. */
export class RowReader {
  readonly #cells: CellReader
  readonly #joiner: LineJoiner
  readonly #copy = new Row()
  #piece = new Uint32Array(0)
  #free = 0

  constructor(cells: CellReader) {
    this.#cells = cells
    this.#joiner = new LineJoiner(cells)
  }

  /** The line that a row makes alone. `before` is what it was when the row was read last: returned where nothing is different. */
  read(row: Row, cols: number, before: ScreenLine | undefined): ScreenLine {
    const used = Math.min(row.used, cols)
    const size = Math.min(used, row.size)
    const known = before instanceof RowLine && before.used === used && before.size === size ? before : undefined
    const from = this.#room(size)
    const piece = this.#piece
    const { cells } = row
    const { piece: old, from: oldFrom } = known ?? NOTHING
    let isOther = known === undefined
    let isStyled = false
    for (let at = 0; at < size * WORDS; at += WORDS) {
      const word = cells[at] as number
      const style = cells[at + 1] as number
      piece[from + at] = word
      piece[from + at + 1] = style
      if (isOther) continue
      if (word !== old[oldFrom + at]) isOther = true
      else if (style !== old[oldFrom + at + 1]) isStyled = true
    }
    if (known !== undefined && !isOther && !isStyled) return known
    this.#free = from + size * WORDS
    // Letters that draw lines say something else in another style.
    const isSame = known !== undefined && !isOther && !this.#cells.styles.drawsLines
    return new RowLine({ reader: this, piece, from, size, used }, isSame ? known : undefined)
  }

  /** What a copy of cells says. */
  text(kept: KeptCells): string {
    const row = this.#rowOf(kept)
    return this.#cells.styles.drawsLines ? this.#joiner.line(row, kept.used).text : this.#joiner.text(row, kept.used)
  }

  /** The same with colours and attributes. */
  ansi(kept: KeptCells): string {
    return this.#joiner.line(this.#rowOf(kept), kept.used).ansi
  }

  #rowOf({ piece, from, size, used }: KeptCells): Row {
    const row = this.#copy
    row.cells = piece.subarray(from, from + size * WORDS)
    row.size = size
    row.used = used
    return row
  }

  /** Where so many cells can be copied to. */
  #room(cells: number): number {
    if (this.#free + cells * WORDS <= this.#piece.length) return this.#free
    this.#piece = new Uint32Array(Math.max(PIECE_WORDS, cells * WORDS))
    this.#free = 0
    return 0
  }
}

/** A copy of the cells of a row. */
interface KeptCells {
  readonly piece: Uint32Array
  readonly from: number
  /** Cells that are copied, and cells that count: those beyond are blank. */
  readonly size: number
  readonly used: number
}

const NOTHING = { piece: new Uint32Array(0), from: 0 }

/** What a row says; with its colours only once somebody wants them. */
class RowLine implements ScreenLine, KeptCells {
  readonly piece: Uint32Array
  readonly from: number
  readonly size: number
  readonly used: number
  readonly #reader: RowReader
  readonly text: string
  #ink: string | undefined

  /** `same` says the same in other colours. */
  constructor({ reader, piece, from, size, used }: KeptCells & { readonly reader: RowReader }, same?: RowLine) {
    this.piece = piece
    this.from = from
    this.size = size
    this.used = used
    this.#reader = reader
    this.text = same === undefined ? reader.text(this) : same.text
    this.#ink = same === undefined ? undefined : same.#ink
  }

  get ansi(): string {
    return this.#reader.ansi(this)
  }

  get ink(): string {
    this.#ink ??= inkOf(this.text)
    return this.#ink
  }
}

/** A line that was joined of several rows. */
export function joinedLine({ text, ansi }: Line): ScreenLine {
  return { text, ansi, ink: inkOf(text) }
}

/** A line for good: without the memory of its cells. */
export function lastingLine({ text, ansi }: Line): Line {
  return { text, ansi }
}
