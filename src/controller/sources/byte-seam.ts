/** This many equal bytes in a row prove that two places in real streams are the same. */
export const CERTAIN_BYTES = 32_768
/** Least number of equal bytes for a place; only the first two places that begin with them are compared. */
const LEAST_BYTES = 64
const MAX_PLACES = 1000

/**
 * The place in `again` at which `next` begins, or undefined when there is none yet.
 *
 * Both are parts of the same stream, and `again` began earlier. While more bytes may come, a place counts only when
 * CERTAIN_BYTES after it match; with `final`, the first place counts that matches to the end of the shorter part.
 */
export function meeting(again: Buffer, next: Buffer, { final }: { readonly final: boolean }): number | undefined {
  const certain = next.subarray(0, CERTAIN_BYTES)
  if (certain.length === CERTAIN_BYTES) {
    const [at, another] = placesOf(certain, again)
    if (at !== undefined && (final || another === undefined)) return at
  }
  return final ? overlap(again, next) : undefined
}

/**
 * The first two places of `wanted` in `bytes`, by the algorithm of Knuth, Morris and Pratt: `indexOf` may take seconds
 * for a megabyte of repeating bytes, and meanwhile nothing is read.
 */
function placesOf(wanted: Buffer, bytes: Buffer): readonly number[] {
  const borders = bordersOf(wanted)
  const places: number[] = []
  let matched = 0
  for (let at = 0; at < bytes.length && places.length < 2; at += 1) {
    const byte = bytes[at]
    while (matched > 0 && wanted[matched] !== byte) matched = borders[matched - 1] as number
    if (wanted[matched] === byte) matched += 1
    if (matched < wanted.length) continue
    places.push(at + 1 - matched)
    matched = borders[matched - 1] as number
  }
  return places
}

/** For each prefix of these bytes, the length of its longest proper prefix that is also its suffix. */
function bordersOf(bytes: Buffer): Int32Array {
  const borders = new Int32Array(bytes.length)
  for (let at = 1, length = 0; at < bytes.length; at += 1) {
    while (length > 0 && bytes[length] !== bytes[at]) length = borders[length - 1] as number
    if (bytes[length] === bytes[at]) length += 1
    borders[at] = length
  }
  return borders
}

/** The first place from which the rest of `again` equals the beginning of `next`. */
function overlap(again: Buffer, next: Buffer): number | undefined {
  const head = next.subarray(0, LEAST_BYTES)
  if (head.length < LEAST_BYTES) return undefined
  let at = again.indexOf(head)
  for (let places = 0; at >= 0 && places < MAX_PLACES; places += 1) {
    const length = Math.min(next.length, again.length - at)
    if (again.subarray(at, at + length).equals(next.subarray(0, length))) return at
    at = again.indexOf(head, at + 1)
  }
  return undefined
}
