/** The longest word on an end is `signal 64`. */
const MAX_WORD_BYTES = 32
const NOTHING: Buffer = Buffer.alloc(0)

const OPENING = Buffer.from('\u0018\u001b]7331;', 'latin1')
const MARK = /^\u0018\u001b\]7331;([0-9a-f]{32});([ -~]{1,32})\u001b\\/
const BEGUN = /^\u0018\u001b\]7331;(?:[0-9a-f]{0,31}|[0-9a-f]{32}(?:;[ -~]{0,32}\u001b?)?)$/
const MAX_MARK_BYTES = OPENING.length + 32 + 1 + MAX_WORD_BYTES + 2

/**
 * Takes the mark that ends the output of a started runner out of its bytes. Its wrapper writes it through the terminal, so
 * that all that the command wrote stands before it: `CAN OSC 7331 ; SECRET ; WORD ST`, which a terminal does not show. It
 * may come again: the wrapper repeats it until it is heard. A mark with another secret is output like any other.
 */
export class EndMark {
  readonly #isTrue: (secret: string) => boolean
  /** The end of what came, if it may be the beginning of the mark. */
  #held: Buffer = NOTHING
  #word: string | undefined

  /** `isTrue` recognises the secret of the wrapper, which cannot be guessed. */
  constructor(isTrue: (secret: string) => boolean) {
    this.#isTrue = isTrue
  }

  /** What the wrapper said of the end, once it has come. */
  get word(): string | undefined {
    return this.#word
  }

  /** Bytes that are still held back; none are afterwards. */
  rest(): Buffer {
    const rest = this.#held
    this.#held = NOTHING
    return rest
  }

  /** Takes the next bytes and returns those that are the command's. */
  push(data: Buffer): Buffer {
    const bytes = this.#held.length === 0 ? data : Buffer.concat([this.rest(), data])
    for (let at = nextOpening(bytes, 0); at < bytes.length; at = nextOpening(bytes, at + 1)) {
      const text = bytes.toString('latin1', at, at + MAX_MARK_BYTES)
      const [mark, secret, word] = MARK.exec(text) ?? []
      if (mark !== undefined && secret !== undefined && this.#isTrue(secret)) {
        this.#word ??= word
        return Buffer.concat([bytes.subarray(0, at), this.push(bytes.subarray(at + mark.length))])
      }
      if (at + text.length === bytes.length && isBeginning(text)) {
        this.#held = bytes.subarray(at)
        return bytes.subarray(0, at)
      }
    }
    return bytes
  }
}

/** Where the next opening of a mark stands, or at the very end a part of it; the length of the bytes when there is none. */
function nextOpening(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(OPENING, from)
  if (found >= 0) return found
  const [first = 0] = OPENING
  const at = bytes.indexOf(first, Math.max(from, bytes.length - OPENING.length + 1))
  return at < 0 ? bytes.length : at
}

function isBeginning(text: string): boolean {
  return text.length < OPENING.length ? OPENING.toString('latin1').startsWith(text) : BEGUN.test(text)
}
