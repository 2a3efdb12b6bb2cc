/** Attributes, as bits. */
export const BOLD = 1
export const DIM = 2
export const ITALIC = 4
export const UNDERLINE = 8
export const BLINK = 16
export const REVERSE = 32
export const HIDDEN = 64
export const STRUCK = 128
export const DOUBLE_UNDERLINE = 256
export const CURLY_UNDERLINE = 512
export const DOTTED_UNDERLINE = 1024
export const DASHED_UNDERLINE = 2048
export const OVERLINE = 4096
/** Line drawing. */
export const CHARSET = 8192
/** Those that do not fit into a byte in tmux. */
const LONG_ATTRIBUTES = STRUCK | DOUBLE_UNDERLINE | CURLY_UNDERLINE | DOTTED_UNDERLINE | DASHED_UNDERLINE | OVERLINE
export const ANY_UNDERLINE = UNDERLINE | DOUBLE_UNDERLINE | CURLY_UNDERLINE | DOTTED_UNDERLINE | DASHED_UNDERLINE

/** Colours: 0 to 7, 90 to 97 for the bright ones, this for none, or with one of the flags below. */
export const NO_COLOUR = 8
/** One of 256. */
export const INDEXED = 0x1000000
/** Red, green, blue, a byte each. */
export const RGB = 0x2000000

export interface Style {
  readonly attributes: number
  readonly foreground: number
  readonly background: number
  readonly underline: number
  /** Where it leads; empty for no link. */
  readonly link: string
}

export const PLAIN: Style = {
  attributes: 0,
  foreground: NO_COLOUR,
  background: NO_COLOUR,
  underline: NO_COLOUR,
  link: '',
}

/** In the number of a style: tmux keeps its cells in long entries (grid_need_extended_cell). */
export const LONG_STYLE = 1 << 30

/** Programs that paint use some hundred; a picture in true colour uses all it can, and loses its colours then. */
const MAX_STYLES = 1 << 20

/** Styles by number, each different one once. 0 is plain. */
export class Styles {
  readonly #styles: Style[] = [PLAIN]
  readonly #numbers = new Map<string, number>([[keyOf(PLAIN), 0]])
  /** Some style draws lines with letters. */
  drawsLines = false

  number(style: Style): number {
    const key = keyOf(style)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    if (this.#styles.length >= MAX_STYLES) return 0
    const number = this.#styles.length | (isLong(style) ? LONG_STYLE : 0)
    if ((style.attributes & CHARSET) !== 0) this.drawsLines = true
    this.#styles.push(style)
    this.#numbers.set(key, number)
    return number
  }

  /** The number of what is left where something was erased. */
  erased(background: number): number {
    return background === NO_COLOUR ? 0 : this.number({ ...PLAIN, background })
  }

  /** True when two are the same to tmux, which does not look at the colour of an underline. */
  lookAlike(one: number, other: number): boolean {
    if (one === other) return true
    const underline = NO_COLOUR
    return keyOf({ ...this.style(one), underline }) === keyOf({ ...this.style(other), underline })
  }

  style(number: number): Style {
    return this.#styles[number & ~LONG_STYLE] ?? PLAIN
  }
}

function keyOf({ attributes, foreground, background, underline, link }: Style): string {
  return `${attributes},${foreground},${background},${underline},${link}`
}

function isLong({ attributes, foreground, background, underline, link }: Style): boolean {
  const hasRgb = ((foreground | background) & RGB) !== 0
  return (attributes & LONG_ATTRIBUTES) !== 0 || hasRgb || underline !== NO_COLOUR || link !== ''
}
