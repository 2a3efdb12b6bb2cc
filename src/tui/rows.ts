import { charWidth } from '../terminal/char-width.ts'
import { cellWidth } from '../terminal/plain.ts'

/** One row of the screen: text and SGR sequences, all of them ended at its end. */
export interface Row {
  readonly ansi: string
  readonly cells: number
}

const RESET = '\u001b[0m'
/** An SGR sequence, a run of ASCII or one other character; whatever else a line may hold is passed over. */
const TOKEN = /\u001b\[[\d;]*m|[ -~]+|[^\u0000-\u001f\u007f-\u009f]/gu
const JOINER = '\u200d'

/** Cuts a line into rows of at most `width` cells. An empty line is an empty row. */
export function wrap(line: string, width: number): Row[] {
  const rows = new RowBuilder(Math.max(1, width))
  for (const [token] of line.matchAll(TOKEN)) {
    if (token.startsWith('\u001b')) rows.style(token)
    else if (token <= '~') rows.ascii(token)
    else rows.character(token)
  }
  return rows.take()
}

class RowBuilder {
  readonly #width: number
  readonly #rows: Row[] = []
  #ansi = ''
  #cells = 0
  #style = ''
  /** Cells of the character that a mark would join, and whether a joiner came last. */
  #before = 0
  #isJoining = false

  constructor(width: number) {
    this.#width = width
  }

  style(sequence: string): void {
    this.#style = sequence === RESET ? '' : sequence
    this.#ansi += sequence
  }

  ascii(text: string): void {
    for (let from = 0; from < text.length;) {
      if (this.#cells >= this.#width) this.#break()
      const part = text.slice(from, from + this.#width - this.#cells)
      this.#ansi += part
      this.#cells += part.length
      from += part.length
    }
    this.#before = 1
    this.#isJoining = false
  }

  character(character: string): void {
    const width = charWidth(character.codePointAt(0) ?? 0)
    const joins = this.#before > 0 && (width === 0 || this.#isJoining)
    // A mark with nothing to join takes a cell.
    const cells = joins ? Math.max(0, width - this.#before) : Math.max(width, 1)
    if (this.#cells > 0 && this.#cells + cells > this.#width) this.#break()
    this.#ansi += character
    this.#cells += cells
    this.#before = joins ? this.#before + cells : cells
    this.#isJoining = joins && character === JOINER
  }

  take(): Row[] {
    this.#end()
    return this.#rows
  }

  #break(): void {
    this.#end()
    this.#ansi = this.#style
    this.#cells = 0
  }

  #end(): void {
    this.#rows.push({ ansi: this.#style === '' ? this.#ansi : this.#ansi + RESET, cells: this.#cells })
  }
}

/** Breaks a plain text between words into lines of at most `width` cells; a longer word is cut. */
export function wrapWords(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (cellWidth(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const parts = wrap(word, width).map(({ ansi }) => ansi)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ''
  }
  return [...lines, line]
}
