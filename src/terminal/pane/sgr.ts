import {
  ANY_UNDERLINE,
  BLINK,
  BOLD,
  CURLY_UNDERLINE,
  DASHED_UNDERLINE,
  DIM,
  DOTTED_UNDERLINE,
  DOUBLE_UNDERLINE,
  HIDDEN,
  INDEXED,
  ITALIC,
  NO_COLOUR,
  OVERLINE,
  PLAIN,
  REVERSE,
  RGB,
  STRUCK,
  UNDERLINE,
  type Style,
} from './styles.ts'

/** One parameter of a control sequence: a number, nothing, or numbers with colons between them. */
export type Parameter = number | undefined | string

const UNDERLINES = [0, UNDERLINE, DOUBLE_UNDERLINE, CURLY_UNDERLINE, DOTTED_UNDERLINE, DASHED_UNDERLINE]
/** What sets an attribute: those that it replaces, and the new one. */
const ATTRIBUTES: ReadonlyMap<number, readonly [clears: number, sets: number]> = new Map([
  [1, [0, BOLD]],
  [2, [0, DIM]],
  [3, [0, ITALIC]],
  [4, [ANY_UNDERLINE, UNDERLINE]],
  [5, [0, BLINK]],
  [6, [0, BLINK]],
  [7, [0, REVERSE]],
  [8, [0, HIDDEN]],
  [9, [0, STRUCK]],
  [21, [ANY_UNDERLINE, DOUBLE_UNDERLINE]],
  [22, [BOLD | DIM, 0]],
  [23, [ITALIC, 0]],
  [24, [ANY_UNDERLINE, 0]],
  [25, [BLINK, 0]],
  [27, [REVERSE, 0]],
  [28, [HIDDEN, 0]],
  [29, [STRUCK, 0]],
  [53, [0, OVERLINE]],
  [55, [OVERLINE, 0]],
])
const MOST_PARTS = 8

/** The style after SGR, as tmux reads it. A link stays, unless there is no parameter. */
export function afterSgr(style: Style, parameters: readonly Parameter[]): Style {
  let next: Style = parameters.length === 0 ? PLAIN : style
  for (let at = 0; at < parameters.length; at += 1) {
    const parameter = parameters[at] ?? 0
    if (typeof parameter === 'string') next = withColons(next, parameter)
    else if (parameter === 38 || parameter === 48 || parameter === 58) {
      at += 1
      const [colour, used] = colourAt(parameter, parameters, at)
      if (colour !== undefined) next = coloured(next, parameter, colour)
      at += used
    } else next = afterOne(next, parameter)
  }
  return next
}

function afterOne(style: Style, number: number): Style {
  const change = ATTRIBUTES.get(number)
  if (change !== undefined) return { ...style, attributes: (style.attributes & ~change[0]) | change[1] }
  if (number === 0) return { ...PLAIN, link: style.link }
  if (number >= 30 && number <= 37) return { ...style, foreground: number - 30 }
  if (number === 39) return { ...style, foreground: NO_COLOUR }
  if (number >= 40 && number <= 47) return { ...style, background: number - 40 }
  if (number === 49) return { ...style, background: NO_COLOUR }
  if (number === 59) return { ...style, underline: NO_COLOUR }
  if (number >= 90 && number <= 97) return { ...style, foreground: number }
  if (number >= 100 && number <= 107) return { ...style, background: number - 10 }
  return style
}

/** Which colour stands at a parameter, undefined for none, and how many parameters behind it that took. */
function colourAt(kind: number, parameters: readonly Parameter[], at: number): [number | undefined, number] {
  const number = (index: number): number | undefined => {
    const parameter = parameters[index]
    return typeof parameter === 'number' ? parameter : undefined
  }
  switch (number(at)) {
    case 2: {
      const colour = rgb(number(at + 1), number(at + 2), number(at + 3))
      return [colour, colour === undefined ? 0 : 3]
    }
    case 5:
      return [indexed(kind, number(at + 1)), 1]
    default:
      return [undefined, 0]
  }
}

function withColons(style: Style, text: string): Style {
  const words = text.split(':')
  if (words.length >= MOST_PARTS || words.some((word) => !/^\d*$/.test(word))) return style
  const parts = words.map((word) => (word === '' ? undefined : Number(word)))
  const [kind, form] = parts
  if (kind === 4) {
    const underline = parts.length === 2 ? UNDERLINES[form ?? -1] : undefined
    if (underline === undefined) return style
    return { ...style, attributes: (style.attributes & ~ANY_UNDERLINE) | underline }
  }
  if (parts.length < 3 || (kind !== 38 && kind !== 48 && kind !== 58)) return style
  if (form === 5) {
    const colour = indexed(kind, parts[2])
    return colour === undefined ? style : coloured(style, kind, colour)
  }
  // With or without the number of a colour space.
  const first = parts.length === 5 ? 2 : 3
  const colour =
    form === 2 && parts.length >= first + 3 ? rgb(parts[first], parts[first + 1], parts[first + 2]) : undefined
  return colour === undefined ? style : coloured(style, kind, colour)
}

/** A colour that there is not is none, but for underlines. */
function indexed(kind: number, number: number | undefined): number | undefined {
  if (number !== undefined && number <= 255) return number | INDEXED
  return kind === 58 ? undefined : NO_COLOUR
}

function rgb(...parts: readonly (number | undefined)[]): number | undefined {
  const [red = 256, green = 256, blue = 256] = parts
  return Math.max(red, green, blue) > 255 ? undefined : RGB | (red << 16) | (green << 8) | blue
}

function coloured(style: Style, kind: number, colour: number): Style {
  if (kind === 38) return { ...style, foreground: colour }
  return kind === 48 ? { ...style, background: colour } : { ...style, underline: colour }
}
