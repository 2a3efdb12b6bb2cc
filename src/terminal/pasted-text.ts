import { Failure } from '../base/failure.ts'

/** Line ends of other systems: in a paste each of them is one Enter. */
const LINE_END = /\r\n?/g
/** Colours, and the erasing that goes with them: what programs add to words that they mean for a terminal. */
const COLOUR = /\u001b\[[0-9;:]*[mK]/g
/** C0 but tab and line feed, DEL, C1. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

/** The names of C0, by code, and of DEL. */
const NAMES = (
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC ' +
  'FS GS RS US'
).split(' ')
const DELETE = 0x7f

/**
 * A text as it may be pasted. A control character could end the brackets of the paste (`ESC [201~`), and what stands
 * behind it would be typed, or act as a key. Colours are left out, since they are no words; anything else that is not text is
 * refused and not left out, because another text than the given one would be sent.
 *
 * Throws a Failure `invalid-request` that names the character and its place.
 */
export function pasteable(given: string): string {
  const text = given.replaceAll(LINE_END, '\n')
  // The place counts in what was given.
  const at = blank(text, COLOUR).search(CONTROL)
  if (at < 0) return text.replaceAll(COLOUR, '')
  const before = text.slice(0, at).split('\n')
  const column = Array.from(before.at(-1) ?? '').length + 1
  throw new Failure(
    'invalid-request',
    `the text has the control character ${nameOf(text.charCodeAt(at))} in line ${before.length}, column ${column}, and cannot be pasted`,
    { next: 'take it out; keys such as Escape are sent by --key' },
  )
}

/** The text with something else of the same length in place of what matches. */
function blank(text: string, pattern: RegExp): string {
  return text.replaceAll(pattern, (found) => ' '.repeat(found.length))
}

function nameOf(code: number): string {
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const name = code === DELETE ? 'DEL' : NAMES[code]
  return name === undefined ? point : `${name} (${point})`
}
