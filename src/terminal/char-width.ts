/** Ranges of East Asian Wide and Fullwidth characters that are no emoji, as Unicode 15 lists them. */
const WIDE_RANGES: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
]
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u
/** The letters that flags are made of are narrow: two of them take the two cells of a flag. */
const EMOJI = /^(?!\p{Regional_Indicator})\p{Emoji_Presentation}$/u
const SOFT_HYPHEN = 0xad
const ZERO_WIDTH_JOINER = 0x200d
/** Marks on one character; real text needs a handful, and a cell must not grow without end. */
const MAX_JOINED = 32

/** Widths that were asked for once, plus one; 0 is "not yet". */
const known = new Uint8Array(0x20000)

/** How many cells a character takes: 0, 1 or 2, as tmux counts them. */
export function charWidth(codePoint: number): 0 | 1 | 2 {
  if (codePoint < 0x7f) return codePoint < 0x20 ? 0 : 1
  if (codePoint >= known.length) return measure(codePoint)
  const width = (known[codePoint] as number) - 1
  if (width >= 0) return width as 0 | 1 | 2
  const measured = measure(codePoint)
  known[codePoint] = measured + 1
  return measured
}

function measure(codePoint: number): 0 | 1 | 2 {
  if (codePoint < 0xa0) return 0
  if (codePoint === SOFT_HYPHEN) return 1
  const character = String.fromCodePoint(codePoint)
  if (ZERO_WIDTH.test(character)) return 0
  if (EMOJI.test(character)) return 2
  return WIDE_RANGES.some(([from, to]) => codePoint >= from && codePoint <= to) ? 2 : 1
}

/**
 * The widths as a Unicode provider of xterm.js, whose own is Unicode 6 and draws emoji in one cell.
 *
 * Its properties are packed as xterm.js packs them: `state << 3 | width << 1 | joins the character before`. Our state
 * counts what was joined to a character, and its lowest bit says that a joiner came last.
 */
export const widths = {
  version: 'geppetto',
  wcwidth: charWidth,
  charProperties(codePoint: number, preceding: number): number {
    const width = charWidth(codePoint)
    const before = (preceding >> 1) & 3
    const state = preceding >> 3
    const joins = before > 0 && (width === 0 || (state & 1) === 1) && state >> 1 < MAX_JOINED
    // A mark with nothing to join takes a cell: xterm.js would move on by one that has no width.
    if (!joins) return Math.max(width, 1) << 1
    const joiner = codePoint === ZERO_WIDTH_JOINER ? 1 : 0
    return (((((state >> 1) + 1) << 1) | joiner) << 3) | (Math.max(width, before) << 1) | 1
  },
}
