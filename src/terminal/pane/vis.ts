import { isCharacter } from './utf8-reader.ts'

const BACKSLASH = 0x5c
const DELETE = 0x7f

/** A text of a program as tmux keeps it: bytes that are no text are written in octal, and backslashes twice. */
export function stringOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const length = lengthAt(bytes, at)
    const byte = bytes[at] ?? 0
    if (length > 0) text += Buffer.from(bytes.subarray(at, at + length)).toString()
    else text += byte === BACKSLASH ? '\\\\' : octal(byte)
    at += Math.max(1, length)
  }
  return text
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`
}

/** Bytes of the character at `at`; 0 where there is none that stays as it is. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0
  if (byte < 0x80) return byte === BACKSLASH || byte === DELETE ? 0 : 1
  const length = byte > 0xf4 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0
  let codePoint = byte & (0xff >> (length + 1))
  for (let next = at + 1; next < at + length; next += 1) {
    const more = bytes[next] ?? 0
    if ((more & 0xc0) !== 0x80) return 0
    codePoint = (codePoint << 6) | (more & 0x3f)
  }
  return isCharacter(codePoint, length) ? length : 0
}
