/**
 * A cell of a row is two words: what stands in it, and the number of its style (see styles.ts).
 *
 * The first word is 0 in a cell that nothing was written to, which looks like a space. Else its low bits are a code point,
 * or the number of several that share the cell (see clusters.ts), and the others say how it is to be read.
 */
export const VALUE_BITS = 0x1fffff
/** The value is the number of a cluster. */
export const CLUSTER = 1 << 22
/** How wide it is: 0 stands for one cell, the usual width. */
const WIDE = 1 << 24
const ZERO = 1 << 25
/** The other half of a wide character, or of a tab. */
export const PADDING = 1 << 26
/** The value of a padding that counts for a cell also in a long entry, see reflow.ts. */
export const WIDE_PADDING = 1
/** A tab; the value is its width. */
export const TAB = 1 << 27

/** tmux keeps it in a long entry, or has once: it matters for paddings when lines are wrapped anew. */
export const LONG = 1 << 28

const SPACE = 0x20

/** A character of so many cells, 0 to 2. */
export function cellOf(value: number, width: number): number {
  return width === 1 ? value : width === 2 ? value | WIDE : value | ZERO
}

/** A tab of so many cells. */
export function tabOf(width: number): number {
  return TAB | width
}

/** How many cells a character takes; a padding has none of its own. */
export function widthOf(word: number): number {
  if ((word & ~(VALUE_BITS | LONG)) === 0) return 1
  if ((word & TAB) !== 0) return word & VALUE_BITS
  if ((word & PADDING) !== 0) return 0
  return (word & WIDE) !== 0 ? 2 : (word & ZERO) !== 0 ? 0 : 1
}

/** True for a space, written or not. */
export function isSpace(word: number): boolean {
  const plain = word & ~LONG
  return plain === 0 || plain === SPACE || plain === tabOf(1)
}
