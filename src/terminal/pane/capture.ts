import { PADDING, TAB } from './cell.ts'
import { partsOf } from './link.ts'
import type { Row } from './row.ts'
import type { Screen } from './screen.ts'
import { CHARSET, INDEXED, NO_COLOUR, PLAIN, RGB, type Style, type Styles } from './styles.ts'

/** The text of a row as `capture-pane` prints it with `-J`: up to the last cell that was written to. */
export function captureRow(row: Row, screen: Pick<Screen, 'grid' | 'textOf'>, writer?: SgrWriter): string {
  let text = ''
  const end = Math.min(row.used, screen.grid.cols)
  for (let x = 0; x < end; x += 1) {
    const word = row.word(x)
    if ((word & PADDING) !== 0) continue
    if (writer !== undefined) text += writer.change(row.style(x))
    text += (word & TAB) !== 0 ? '\t' : screen.textOf(word)
  }
  return text + (writer?.endOfRow() ?? '')
}

/** Attributes in the order in which tmux writes them. */
const CODES: readonly (readonly [mask: number, code: string])[] = [
  [1, '1'],
  [2, '2'],
  [4, '3'],
  [8, '4'],
  [16, '5'],
  [32, '7'],
  [64, '8'],
  [128, '9'],
  [256, '4:2'],
  [512, '4:3'],
  [1024, '4:4'],
  [2048, '4:5'],
  [4096, '5:3'],
]

const NO_LINK = '\x1b]8;;\x1b\\'
/** Links with more bytes do not fit into what tmux writes before a cell, and are left out (grid.c). */
const MOST_LINK_BYTES = 8192 - 18

/** Writes what changes from style to style, as `capture-pane -e` does. */
export class SgrWriter {
  readonly #styles: Styles
  #last: Style = PLAIN
  /** What was written before the last cell. */
  #code = ''
  /** A link has begun in this row. */
  #isLinked = false

  readonly #writesDefaults: boolean

  constructor(styles: Styles, writesDefaults: boolean) {
    this.#styles = styles
    this.#writesDefaults = writesDefaults
  }

  change(number: number): string {
    this.#code = this.#changeTo(this.#styles.style(number))
    return this.#code
  }

  /** Ends a link. tmux writes what it wrote before the last cell once more. */
  endOfRow(): string {
    const isLinked = this.#isLinked
    this.#isLinked = false
    return isLinked ? `${this.#code}${NO_LINK}` : ''
  }

  #changeTo(style: Style): string {
    const last = this.#last
    if (style === last) return ''
    this.#last = style
    const isReset =
      (last.attributes & ~style.attributes & ~CHARSET) !== 0 ||
      (last.underline !== NO_COLOUR && style.underline === NO_COLOUR)
    const before = isReset ? last.attributes & CHARSET : last.attributes
    const codes = CODES.filter(([mask]) => (style.attributes & mask) !== 0 && (before & mask) === 0)
    const numbers = [...(isReset ? ['0'] : []), ...codes.map(([, code]) => code)]
    let text = numbers.length === 0 ? '' : `\x1b[${numbers.join(';')}m`
    text += this.#colour(foreground(style), foreground(last), isReset)
    text += this.#colour(background(style), background(last), isReset)
    text += this.#colour(underline(style), underline(last), isReset)
    if ((style.attributes & CHARSET) !== (before & CHARSET))
      text += (style.attributes & CHARSET) === 0 ? '\x0f' : '\x0e'
    return text + this.#link(style.link, last.link)
  }

  #link(link: string, before: string): string {
    if (link === before) return ''
    if (link !== '') {
      const { id, target } = partsOf(link)
      this.#isLinked = Buffer.byteLength(id) + Buffer.byteLength(target) <= MOST_LINK_BYTES
      if (!this.#isLinked) return ''
      return `\x1b]8;${id === '' ? '' : `id=${id}`};${target}\x1b\\`
    }
    const wasLinked = this.#isLinked
    this.#isLinked = false
    return wasLinked ? NO_LINK : ''
  }

  #colour(code: string, before: string, isReset: boolean): string {
    if (code === '' || (code === before && !isReset)) return ''
    if (isReset && !this.#writesDefaults && (code === '39' || code === '49')) return ''
    return `\x1b[${code}m`
  }
}

function foreground({ foreground: colour }: Style): string {
  return extended(38, colour) ?? (colour === NO_COLOUR ? '39' : String(colour < 8 ? colour + 30 : colour))
}

function background({ background: colour }: Style): string {
  return extended(48, colour) ?? (colour === NO_COLOUR ? '49' : String(colour < 8 ? colour + 40 : colour + 10))
}

function underline({ underline: colour }: Style): string {
  return extended(58, colour) ?? ''
}

function extended(kind: number, colour: number): string | undefined {
  if ((colour & INDEXED) !== 0) return `${kind};5;${colour & 0xff}`
  if ((colour & RGB) === 0) return undefined
  return `${kind};2;${(colour >> 16) & 0xff};${(colour >> 8) & 0xff};${colour & 0xff}`
}
