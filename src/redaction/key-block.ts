import type { Secret } from './rule.ts'

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/
/** Of the lines of a key: base64, with what a box, a diff or a numbered listing puts around it. */
const BODY = /^[^A-Za-z0-9+/=]{0,40}(?:\d{1,6}[^A-Za-z0-9+/=]{1,10})?[A-Za-z0-9+/=]{1,512}[^A-Za-z0-9+/=]{0,200}$/
/** Such as `Proc-Type: 4,ENCRYPTED`. */
const HEADER = /^\W{0,40}[A-Za-z][A-Za-z-]{2,30}: .{1,200}$/
const BLANK = /^\W{0,512}$/
/** The largest keys in use (16,384 bits, or post-quantum ones) are no longer; what goes on is no key. */
export const MOST_KEY_LINES = 400

const ID = 'private-key'

/** Finds private keys that go over several lines (PEM, OpenSSH, PGP), one line after the other. */
export class KeyBlock {
  /** Lines that may still belong to the key that has begun. */
  #left = 0
  /** Keys that have begun. */
  count = 0

  /** One in the same state, to look ahead with. */
  copy(): KeyBlock {
    const copy = new KeyBlock()
    copy.#left = this.#left
    return copy
  }

  /** What of the next line belongs to such a key. A key that begins and ends in one line is not looked for here. */
  next(text: string): Secret[] {
    const found: Secret[] = []
    let at = 0
    if (this.#left > 0) {
      this.#left -= 1
      const end = END.exec(text)
      if (end !== null) {
        this.#left = 0
        at = end.index + end[0].length
        if (end.index > 0) found.push(...masked(text, 0, end.index))
      } else if (BODY.test(text) || HEADER.test(text) || BLANK.test(text)) {
        return masked(text, 0, text.length)
      } else this.#left = 0
    }
    const begin = [...text.slice(at).matchAll(BEGIN)].at(-1)
    if (begin === undefined) return found
    const from = at + begin.index + begin[0].length
    if (END.test(text.slice(from))) return found
    this.#left = MOST_KEY_LINES
    this.count += 1
    return [...found, ...masked(text, from, text.length)]
  }
}

/** From the first character that may belong to a key to the last. */
function masked(text: string, from: number, to: number): Secret[] {
  const first = text.slice(from, to).search(/[A-Za-z0-9+/=]/)
  if (first < 0) return []
  const end = from + text.slice(from, to).trimEnd().length
  return [{ from: from + first, to: end, id: ID, shown: 0 }]
}
