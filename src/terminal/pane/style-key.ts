import type { Parameter } from './sgr.ts'

/** More than any number that SGR knows, and one more: three of them make a small integer, which is found fastest. */
const KEY_BASE = 1001
const MOST_IN_SMALL_KEY = 3
/** As many numbers below KEY_BASE as are exact in one. */
const MOST_IN_KEY = 5
/** Above all keys of fewer numbers. */
const LARGE_KEYS = 2 ** 31

/** Tells the parameters of one SGR from those of any other: a number for the usual ones, which is found faster. */
export function keyOf(parameters: readonly Parameter[]): number | string {
  const { length } = parameters
  if (length > MOST_IN_KEY) return parameters.join(';')
  if (length === 5 && parameters[1] === 2 && (parameters[0] === 38 || parameters[0] === 48)) {
    const [kind, , red, green, blue] = parameters
    if (isByte(red) && isByte(green) && isByte(blue))
      return -1 - (((kind === 38 ? 1 : 2) << 24) | (red << 16) | (green << 8) | blue)
  }
  let key = 0
  for (let at = 0; at < length; at += 1) {
    // Left out or not, zero means the same.
    const parameter = parameters[at] ?? 0
    if (typeof parameter === 'string' || parameter >= KEY_BASE - 1) return parameters.join(';')
    key = key * KEY_BASE + parameter + 1
  }
  return length <= MOST_IN_SMALL_KEY ? key : key + LARGE_KEYS
}

function isByte(parameter: Parameter): parameter is number {
  return typeof parameter === 'number' && parameter <= 255
}
