import { stringOf } from './vis.ts'

const ZERO = 0x30
const SEMICOLON = 0x3b
const LINK = 8

/**
 * The link that OSC 8 begins, as a style keeps it: its number, its id and where it leads, in no more than `most` bytes.
 * Empty where one ends, or is too long; undefined for any other OSC. A link without an id is like no other one.
 */
export function linkIn(osc: Uint8Array, number: number, most: number): string | undefined {
  const from = osc.indexOf(SEMICOLON) + 1
  if (from < 2 || commandOf(osc.subarray(0, from - 1)) !== LINK) return undefined
  const end = osc.indexOf(SEMICOLON, from)
  if (end < 0) return undefined
  const ids = stringOf(osc.subarray(from, end))
    .split(':')
    .filter((parameter) => parameter.startsWith('id=') && parameter.length > 3)
  if (ids.length > 1) return undefined
  const target = stringOf(osc.subarray(end + 1))
  if (target === '' || Buffer.byteLength(target) > most) return ''
  const id = ids[0]?.slice(3) ?? ''
  return [id === '' ? number : '', id, target].join('\n')
}

/** The number of an OSC, as tmux counts: from 0 again after 32 bits. Undefined where there is something else. */
function commandOf(digits: Uint8Array): number | undefined {
  let number = 0
  for (const byte of digits) {
    if (byte < ZERO || byte > ZERO + 9) return undefined
    number = (Math.imul(number, 10) + byte - ZERO) >>> 0
  }
  return number
}

/** The id and the target of a link. */
export function partsOf(link: string): { readonly id: string; readonly target: string } {
  const [, id = '', target = ''] = link.split('\n')
  return { id, target }
}
