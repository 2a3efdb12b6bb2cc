import type { Behaviour } from './behaviour.ts'
import { jamoJoins } from './joining.ts'
import { paneWidth } from './widths.ts'

export const JOINER = 0x200d
export const VARIATION = 0xfe0f
export const HANGUL_FILLER = 0x3164

/** True for a character of one cell that never joins another one. */
export function standsAlone(codePoint: number, behaviour: Behaviour): boolean {
  const known = ALONE[behaviour.joins]
  if (known[codePoint] === 0) {
    const isAlone =
      paneWidth(codePoint, behaviour) === 1 &&
      codePoint !== JOINER &&
      codePoint !== VARIATION &&
      codePoint !== HANGUL_FILLER &&
      jamoJoins('', codePoint) === undefined
    known[codePoint] = isAlone ? YES : NO
  }
  return known[codePoint] === YES
}

const [YES, NO] = [1, 2]
/** Only these are asked for: above are the emoji. */
export const PLAIN_CODES = 0x10000
/** What was asked for once; 0 is "not yet". Widths depend on the version as joining does. */
const ALONE: Readonly<Record<Behaviour['joins'], Uint8Array>> = {
  any: new Uint8Array(PLAIN_CODES),
  modifiers: new Uint8Array(PLAIN_CODES),
  emoji: new Uint8Array(PLAIN_CODES),
}
