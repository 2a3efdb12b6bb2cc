import { CLUSTER, LONG, PADDING, widthOf } from './pane/cell.ts'
import type { CellReader } from './pane/pane-terminal.ts'
import { WORDS, type Row } from './pane/row.ts'
import { ANY_UNDERLINE, BLINK, BOLD, CHARSET, DIM, HIDDEN, INDEXED, ITALIC, NO_COLOUR } from './pane/styles.ts'
import { OVERLINE, REVERSE, RGB, STRUCK, type Style } from './pane/styles.ts'
import { plain } from './plain.ts'

/** One line of a transcript, in both of its forms. */
export interface Line {
  /** Without any control characters, blanks at the end cut. */
  readonly text: string
  /** The same with colours and attributes as SGR sequences, all of them ended at the end of the line. */
  readonly ansi: string
}

/** A line that has no end, say of a program without line breaks, is cut into lines of this many characters. */
const MAX_CHARACTERS = 1024 * 1024
const RESET = '\u001b[0m'
/** What the letters from ` on stand for while line drawing is on (DEC Special Graphics, as in tty-acs.c). */
const DRAWN = '◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·'
const FIRST_DRAWN = 0x60
const SPACE = 0x20
const TILDE = 0x7e
/** More different characters than a text has. */
const MOST_KNOWN = 10_000
/** Most cells of a row. */
const MAX_COLS = 10_000
/** Bytes of a row with its styles; one with more is put together in another way. */
const MAX_OUT = 20_000
/** Bytes of one SGR. */
const MOST_SGR = 100

// Scratch space of whichever joiner is at work.
const ascii = Buffer.alloc(MAX_COLS)
const out = Buffer.alloc(MAX_OUT + MAX_COLS + MOST_SGR)
const units = new Uint16Array(MAX_COLS)
const unitBytes = Buffer.from(units.buffer)

/** Joins rows of a pane into lines. */
export class LineJoiner {
  readonly #cells: CellReader
  /** By the number of a style. */
  readonly #looks = new Map<number, Look>()
  /** Of the row that was read last: cells up to the last that is no blank, and whether any has a style. */
  #ink = 0
  #hasStyles = false
  #text = ''
  #ansi = ''
  #style = ''
  /** Blanks that count only if something follows them. */
  #blanks = 0

  constructor(cells: CellReader) {
    this.#cells = cells
  }

  /** True when nothing was added since the last line was taken. */
  get empty(): boolean {
    return this.#text === '' && this.#blanks === 0
  }

  /** True when the line has to be taken now, whatever follows. */
  get full(): boolean {
    return this.#text.length + this.#blanks >= MAX_CHARACTERS
  }

  /** The line that a row makes alone, as most do. Nothing must have been added. */
  line(row: Row, cols: number): Line {
    const end = Math.min(row.used, cols, MAX_COLS)
    if (this.#readAscii(row, end)) {
      const text = ascii.toString('latin1', 0, this.#ink)
      if (!this.#hasStyles) return { text, ansi: text }
      const ansi = this.#styled(row, end)
      if (ansi !== undefined) return { text, ansi }
    }
    this.add(row, cols)
    return this.take()
  }

  /** What a row says alone. No style of the pane must draw lines with letters. */
  text(row: Row, cols: number): string {
    const end = Math.min(row.used, cols, MAX_COLS)
    if (this.#readAscii(row, end)) return ascii.toString('latin1', 0, this.#ink)
    let text = ''
    let length = 0
    for (let x = 0; x < end; x += 1) {
      const word = row.word(x) & ~LONG
      if ((word & PADDING) !== 0) continue
      if (word <= TILDE || isUnit(word, this.#cells)) {
        units[length] = word === 0 ? SPACE : word
        length += 1
        continue
      }
      text += unitBytes.toString('utf16le', 0, 2 * length) + textOf(word, this.#cells)
      length = 0
    }
    return (text + unitBytes.toString('utf16le', 0, 2 * length)).trimEnd()
  }

  /** The row that was just read with its styles; undefined where that is more than its characters with SGR between. */
  #styled(row: Row, end: number): string | undefined {
    let length = 0
    let ink = 0
    let isStyled = false
    let number = 0
    let look = PLAIN_LOOK
    for (let x = 0; x < end; x += 1) {
      const next = row.style(x)
      if (next !== number) {
        const before = look.sgr
        number = next
        look = next === 0 ? PLAIN_LOOK : this.#lookOf(next)
        if (look.drawsLines || length > MAX_OUT) return undefined
        if (look.sgr !== before) length += out.write(look.sgr === '' ? RESET : `\u001b[0${look.sgr}m`, length, 'latin1')
      }
      const byte = ascii[x] as number
      out[length] = byte
      length += 1
      if (byte === SPACE && look.sgr === '') continue
      ink = length
      isStyled = look.sgr !== ''
    }
    return out.toString('latin1', 0, ink) + (isStyled ? RESET : '')
  }

  /** Adds a row. */
  add(row: Row, cols: number): void {
    const end = Math.min(row.used, cols, MAX_COLS)
    if (!this.#readAscii(row, end)) return this.#addCells(row, end)
    const text = ascii.toString('latin1', 0, end)
    if (!this.#hasStyles) return this.#put(text, 0)
    const { cells, size } = row
    let style = 0
    let from = 0
    for (let x = 0; x < end; x += 1) {
      const next = x < size ? (cells[x * WORDS + 1] as number) : 0
      if (next === style) continue
      if (x > from) this.#put(text.slice(from, x), style)
      from = x
      style = next
    }
    if (end > from) this.#put(text.slice(from, end), style)
  }

  /** Reads the cells of a row, if all of them are ASCII. */
  #readAscii(row: Row, end: number): boolean {
    const { cells } = row
    const made = Math.min(end, row.size)
    let ink = 0
    let styles = 0
    for (let x = 0; x < made; x += 1) {
      const word = (cells[x * WORDS] as number) & ~LONG
      if (word > TILDE) return false
      ascii[x] = word === 0 ? SPACE : word
      styles |= cells[x * WORDS + 1] as number
      if (word > SPACE) ink = x + 1
    }
    if (end > made) ascii.fill(SPACE, made, end)
    this.#ink = ink
    this.#hasStyles = styles !== 0
    return true
  }

  /** Adds a row with any characters: what has one style at once. */
  #addCells(row: Row, end: number): void {
    let style = 0
    let run = ''
    let length = 0
    for (let x = 0; x < end; x += 1) {
      const word = row.word(x) & ~LONG
      if ((word & PADDING) !== 0) continue
      const next = row.style(x)
      if (length > 0 && (next !== style || word > TILDE)) {
        run += ascii.toString('latin1', 0, length)
        length = 0
      }
      if (next !== style) {
        if (run !== '') this.#put(run, style)
        run = ''
        style = next
      }
      if (word > TILDE) run += textOf(word, this.#cells)
      else {
        ascii[length] = word === 0 ? SPACE : word
        length += 1
      }
    }
    if (length > 0) run += ascii.toString('latin1', 0, length)
    if (run !== '') this.#put(run, style)
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
    const copy = new LineJoiner(this.#cells)
    copy.#text = this.#text
    copy.#ansi = this.#ansi
    copy.#style = this.#style
    copy.#blanks = this.#blanks
    return copy
  }

  /** Adds text of one style. Plain blanks wait for what follows them. */
  #put(written: string, number: number): void {
    const { sgr: style, drawsLines } = number === 0 ? PLAIN_LOOK : this.#lookOf(number)
    const characters = drawsLines ? written.replaceAll(/[`-~]/g, drawn) : written
    let ink = characters.length
    if (style === '') while (ink > 0 && characters.charCodeAt(ink - 1) === SPACE) ink -= 1
    if (ink > 0) {
      if (this.#blanks > 0) this.#append(' '.repeat(this.#blanks), '')
      this.#append(ink === characters.length ? characters : characters.slice(0, ink), style)
      this.#blanks = 0
    }
    this.#blanks += characters.length - ink
  }

  #append(characters: string, style: string): void {
    if (style !== this.#style) {
      this.#ansi += style === '' ? RESET : `\u001b[0${style}m`
      this.#style = style
    }
    this.#text += characters
    this.#ansi += characters
  }

  #lookOf(number: number): Look {
    const known = this.#looks.get(number)
    if (known !== undefined) return known
    const style = this.#cells.styles.style(number)
    const look = { sgr: sgrOf(style), drawsLines: (style.attributes & CHARSET) !== 0 }
    this.#looks.set(number, look)
    return look
  }
}

interface Look {
  /** The parameters of SGR, each led by a semicolon. */
  readonly sgr: string
  readonly drawsLines: boolean
}

const PLAIN_LOOK: Look = { sgr: '', drawsLines: false }

function drawn(letter: string): string {
  return DRAWN[letter.charCodeAt(0) - FIRST_DRAWN] ?? letter
}

/** The text of a cell that is not plain ASCII: as many blanks as it is wide where nothing of it is safe to show. */
function textOf(word: number, cells: CellReader): string {
  // What the number of a cluster stands for is another thing in each pane.
  if ((word & CLUSTER) !== 0) return safeText(word, cells)
  const known = shown.get(word)
  if (known !== undefined) return known
  const text = safeText(word, cells)
  if (shown.size >= MOST_KNOWN) shown.clear()
  shown.set(word, text)
  return text
}

/** By the word of the cell. */
const shown = new Map<number, string>()

/** True for a character that is shown as it is, and is one unit of UTF-16: most are. */
function isUnit(word: number, cells: CellReader): boolean {
  if (word >= UNITS.length) return false
  const known = UNITS[word]
  if (known !== 0) return known === IS_UNIT
  const isIt = textOf(word, cells) === String.fromCharCode(word)
  UNITS[word] = isIt ? IS_UNIT : IS_NONE
  return isIt
}

/** What was asked for once; 0 is "not yet". */
const UNITS = new Uint8Array(0x10000)
const [IS_UNIT, IS_NONE] = [1, 2]

function safeText(word: number, cells: CellReader): string {
  const safe = plain(cells.textOf(word))
  return safe === '' ? ' '.repeat(widthOf(word)) : safe
}

/** Empty for a style that looks as nothing was set. */
function sgrOf({ attributes, foreground, background }: Style): string {
  let sgr = ''
  if ((attributes & BOLD) !== 0) sgr += ';1'
  if ((attributes & DIM) !== 0) sgr += ';2'
  if ((attributes & ITALIC) !== 0) sgr += ';3'
  if ((attributes & ANY_UNDERLINE) !== 0) sgr += ';4'
  if ((attributes & BLINK) !== 0) sgr += ';5'
  if ((attributes & REVERSE) !== 0) sgr += ';7'
  if ((attributes & HIDDEN) !== 0) sgr += ';8'
  if ((attributes & STRUCK) !== 0) sgr += ';9'
  if ((attributes & OVERLINE) !== 0) sgr += ';53'
  return sgr + colour(foreground, 30) + colour(background, 40)
}

function colour(value: number, base: 30 | 40): string {
  if (value === NO_COLOUR) return ''
  if ((value & INDEXED) !== 0) return palette(value & 0xff, base)
  if ((value & RGB) !== 0) return `;${base + 8};2;${(value >> 16) & 255};${(value >> 8) & 255};${value & 255}`
  return `;${value < NO_COLOUR ? base + value : value + base - 30}`
}

function palette(number: number, base: 30 | 40): string {
  if (number < 8) return `;${base + number}`
  if (number < 16) return `;${base + 60 + number - 8}`
  return `;${base + 8};5;${number}`
}
