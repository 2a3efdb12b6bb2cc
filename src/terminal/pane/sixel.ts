/** Most pixels of a side (image-sixel.c). */
const MOST_PIXELS = 10_000
const MOST_COLOURS = 1024
const BAND = 6
/** What tmux takes a cell to be in a pane that no terminal shows. */
const CELL = { width: 16, height: 32 }

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * How many cells a picture takes, as tmux since 3.4 reads it; undefined where it is none. `data` begins with q.
 * `countsBlank`: pixels that are not set make a picture larger, too, and any number is a colour, as up to 3.5.
 */
export function sixelCells(data: string, countsBlank: boolean): Size | undefined {
  const size = pixels(data, countsBlank)
  if (size === undefined || size.width === 0 || size.height === 0) return undefined
  return { width: Math.ceil(size.width / CELL.width), height: Math.ceil(size.height / CELL.height) }
}

function pixels(data: string, countsBlank: boolean): Size | undefined {
  if (data.length < 2) return undefined
  let width = 0
  let height = 0
  let x = 0
  let y = 0
  const draw = (byte: number, count: number): boolean => {
    const bits = (byte - 0x3f) & 0x3f
    const rows = countsBlank ? BAND : 32 - Math.clz32(bits)
    x += count
    if (!countsBlank && bits === 0) return true
    if (y + rows > MOST_PIXELS || x > MOST_PIXELS) return false
    height = Math.max(height, y + rows)
    width = Math.max(width, x)
    return true
  }
  for (let at = 1; at < data.length;) {
    const character = data[at] ?? ''
    at += 1
    switch (character) {
      case '"': {
        const numbers = numbersAt(data, at)
        const parts = numbers.split(';').map(Number)
        at += numbers.length
        if (parts.length < 2) break
        const [, , columns = MOST_PIXELS + 1, rows = MOST_PIXELS + 1] = parts
        if (parts.length !== 4 && parts.length !== 2) return undefined
        if (parts.length === 2) break
        if (columns > MOST_PIXELS || rows > MOST_PIXELS) return undefined
        width = columns
        height = Math.max(height, rows)
        break
      }
      case '#': {
        const numbers = numbersAt(data, at)
        const parts = numbers.split(';').map(Number)
        at += numbers.length
        if ((parts[0] ?? 0) > MOST_COLOURS) return undefined
        if (parts.length > 1 && !isColour(parts, countsBlank)) return undefined
        break
      }
      case '!': {
        const [count = ''] = numbersAt(data, at).split(';')
        const drawn = data.charCodeAt(at + count.length)
        at += count.length + 1
        if (count === '' || Number.isNaN(drawn) || Number(count) < 1 || Number(count) > MOST_PIXELS) return undefined
        if (!draw(drawn, Number(count))) return undefined
        break
      }
      case '-':
        x = 0
        y += BAND
        break
      case '$':
        x = 0
        break
      default: {
        const byte = character.charCodeAt(0)
        if (byte < 0x20 || byte >= 0x80) break
        if (byte < 0x3f || byte > 0x7e || !draw(byte, 1)) return undefined
      }
    }
  }
  return { width, height }
}

/** Numbers with semicolons between them, more than there may be. */
function numbersAt(data: string, at: number): string {
  return /^[\d;]*/.exec(data.slice(at, at + 64))?.[0] ?? ''
}

/** A register, the kind of a colour and its three parts: hue to 360 or all of them to 100. */
function isColour(parts: readonly number[], isAnyNumber: boolean): boolean {
  const [, kind, first = 0, ...rest] = parts
  if (parts.length !== 5 || (kind !== 1 && kind !== 2)) return false
  return isAnyNumber || (first <= (kind === 1 ? 360 : 100) && rest.every((part) => part <= 100))
}
