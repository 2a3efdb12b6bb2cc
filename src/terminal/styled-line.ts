import type { IBufferCell, IBufferLine } from '@xterm/headless'

/** One line of a transcript, in both of its forms. */
export interface Line {
  /** Without any control characters, blanks at the end cut. */
  readonly text: string
  /** The same with colours and attributes as SGR sequences, all of them ended at the end of the line. */
  readonly ansi: string
}

/** A line that has no end, say of a program without line breaks, is cut into lines of this many characters. */
const MAX_CHARACTERS = 64 * 1024
const RESET = '\u001b[0m'
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g

/** Joins the rows of a screen into lines. */
export class LineJoiner {
  #text = ''
  #ansi = ''
  #style = ''
  /** Blanks that count only if something follows them. */
  #blanks = 0

  /** True when nothing was added since the last line was taken. */
  get empty(): boolean {
    return this.#text === '' && this.#blanks === 0
  }

  /** True when the line has to be taken now, whatever follows. */
  get full(): boolean {
    return this.#text.length + this.#blanks >= MAX_CHARACTERS
  }

  /** Adds a row of cells, the line's last unless it `continues`; `cell` is scratch space. */
  add(row: IBufferLine, continues: boolean, cell: IBufferCell): void {
    let end = row.length
    // Cells that were never written: a wide character did not fit there, or the screen has become wider.
    while (continues && end > 0 && row.getCell(end - 1, cell)?.getChars() === '' && cell.getWidth() === 1) end -= 1
    let from = 0
    let style = ''
    for (let x = 0; x < end; x += 1) {
      row.getCell(x, cell)
      // The second cell of a wide character has no style of its own.
      if (cell.getWidth() === 0) continue
      const next = cell.isAttributeDefault() ? '' : styleOf(cell)
      if (next === style) continue
      this.#put(row.translateToString(false, from, x), style)
      from = x
      style = next
    }
    this.#put(row.translateToString(false, from, end), style)
  }

  /** The line so far. Starts a new one. */
  take(): Line {
    const ansi = this.#style === '' ? this.#ansi : this.#ansi + RESET
    const line = { text: this.#text.trimEnd(), ansi }
    this.#text = ''
    this.#ansi = ''
    this.#style = ''
    this.#blanks = 0
    return line
  }

  /** A joiner in the same state, to look ahead with. */
  copy(): LineJoiner {
    const copy = new LineJoiner()
    copy.#text = this.#text
    copy.#ansi = this.#ansi
    copy.#style = this.#style
    copy.#blanks = this.#blanks
    return copy
  }

  /** Adds text of one style. Plain blanks wait for what follows them. */
  #put(text: string, style: string): void {
    const clean = text.replace(CONTROL, '')
    let ink = clean.length
    if (style === '') while (ink > 0 && clean[ink - 1] === ' ') ink -= 1
    if (ink > 0) {
      if (this.#blanks > 0) this.#append(' '.repeat(this.#blanks), '')
      this.#append(clean.slice(0, ink), style)
      this.#blanks = 0
    }
    this.#blanks += clean.length - ink
  }

  #append(characters: string, style: string): void {
    if (style !== this.#style) {
      this.#ansi += style === '' ? RESET : `\u001b[0${style}m`
      this.#style = style
    }
    this.#text += characters
    this.#ansi += characters
  }
}

/** The attributes of a cell as SGR parameters, each led by a semicolon; empty for the default. */
function styleOf(cell: IBufferCell): string {
  let style = ''
  if (cell.isBold() !== 0) style += ';1'
  if (cell.isDim() !== 0) style += ';2'
  if (cell.isItalic() !== 0) style += ';3'
  if (cell.isUnderline() !== 0) style += ';4'
  if (cell.isBlink() !== 0) style += ';5'
  if (cell.isInverse() !== 0) style += ';7'
  if (cell.isInvisible() !== 0) style += ';8'
  if (cell.isStrikethrough() !== 0) style += ';9'
  if (cell.isOverline() !== 0) style += ';53'
  if (cell.isFgRGB()) style += `;38;${rgb(cell.getFgColor())}`
  else if (cell.isFgPalette()) style += palette(cell.getFgColor(), 30)
  if (cell.isBgRGB()) style += `;48;${rgb(cell.getBgColor())}`
  else if (cell.isBgPalette()) style += palette(cell.getBgColor(), 40)
  return style
}

function rgb(colour: number): string {
  return `2;${(colour >> 16) & 255};${(colour >> 8) & 255};${colour & 255}`
}

function palette(colour: number, base: 30 | 40): string {
  if (colour < 8) return `;${base + colour}`
  if (colour < 16) return `;${base + 60 + colour - 8}`
  return `;${base + 8};5;${colour}`
}
