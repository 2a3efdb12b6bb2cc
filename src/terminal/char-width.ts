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
