/** Longest line that is kept, in characters; the rest of a longer one is not stored. A question may hold long paths. */
const MAX_CHARACTERS = 1000
/** Longest finished line that is told. */
const MAX_TOLD = 200
const TAB_WIDTH = 8
const SPACE = 0x20

/**
 * Puts together the line that is being written, as far as one line can: overwriting, erasing and moving within it. A
 * move to another line ends it.
 *
 * Of the finished lines only the last that was not blank is kept.
 */
export class LineAssembler {
  #line = new Uint32Array(MAX_CHARACTERS)
  #length = 0
  #column = 0
  #finished = new Uint32Array(MAX_CHARACTERS)
  #finishedLength = 0
  /** The column that was saved on this line. */
  #saved: number | undefined

  /** The last line with something on it: the one being written, or the one finished before; at most 200 characters. */
  get text(): string {
    const length = inkEnd(this.#line, this.#length)
    const [line, end] = length > 0 ? [this.#line, length] : [this.#finished, this.#finishedLength]
    return toText(line, Math.min(end, MAX_TOLD))
  }

  /** The line being written, blanks at its ends cut. */
  get open(): string {
    return toText(this.#line, inkEnd(this.#line, this.#length))
  }

  /** Writes the printable ASCII bytes `data[from..to)` at the cursor. */
  writeAscii(data: Uint8Array, from: number, to: number): void {
    const line = this.#line
    let column = this.#column
    const end = Math.min(to, from + Math.max(0, MAX_CHARACTERS - column))
    for (let at = from; at < end; at += 1) {
      line[column] = data[at] as number
      column += 1
    }
    if (column > this.#length) this.#length = column
    this.#column = column
  }

  /** Writes one character at the cursor. */
  writeCodePoint(codePoint: number): void {
    if (this.#column >= MAX_CHARACTERS) return
    this.#line[this.#column] = codePoint
    this.#column += 1
    if (this.#column > this.#length) this.#length = this.#column
  }

  /** Ends the line and starts an empty one. */
  finish(): void {
    const length = inkEnd(this.#line, this.#length)
    if (length > 0) {
      const line = this.#line
      this.#line = this.#finished
      this.#finished = line
      this.#finishedLength = length
    }
    this.#length = 0
    this.#column = 0
    this.#saved = undefined
  }

  /** Saves the cursor. */
  save(): void {
    this.#saved = this.#column
  }

  /** Moves the cursor back to where it was saved, if that was on this line; else it is on another line. */
  restore(): void {
    if (this.#saved === undefined) this.finish()
    else this.moveTo(this.#saved)
  }

  /** Moves the cursor to a column, 0 for the first. What lies between the end of the text and it is blank. */
  moveTo(column: number): void {
    this.#column = Math.min(Math.max(column, 0), MAX_CHARACTERS)
    if (this.#column > this.#length) {
      this.#line.fill(SPACE, this.#length, this.#column)
      this.#length = this.#column
    }
  }

  /** Moves the cursor by a number of columns, negative to the left. */
  moveBy(columns: number): void {
    this.moveTo(this.#column + columns)
  }

  tab(): void {
    this.moveBy(TAB_WIDTH - (this.#column % TAB_WIDTH))
  }

  /** Erases from the cursor to the end of the line. */
  eraseRight(): void {
    this.#length = Math.min(this.#length, this.#column)
  }

  /** Erases from the start of the line to the cursor. */
  eraseLeft(): void {
    this.#line.fill(SPACE, 0, Math.min(this.#column + 1, this.#length))
  }

  /** Erases the line; the cursor stays. */
  eraseAll(): void {
    this.#line.fill(SPACE, 0, this.#length)
    this.eraseRight()
  }
}

/** Length of the line without the blanks at its end; 0 when it is blank. */
function inkEnd(line: Uint32Array, length: number): number {
  let end = length
  while (end > 0 && line[end - 1] === SPACE) end -= 1
  return end
}

function toText(line: Uint32Array, length: number): string {
  return String.fromCodePoint(...line.subarray(0, length)).trim()
}
