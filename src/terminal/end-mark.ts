/** The longest word on an end is `signal 64`. */
const MAX_WORD_BYTES = 32
const NOTHING: Buffer = Buffer.alloc(0)
const CLOSE = '\u001b\\'

/**
 * Takes the mark that ends the output of a started runner out of its bytes. Its wrapper writes it through the terminal, so
 * that all that the command wrote stands before it: `CAN OSC 7331 ; MARK ; WORD ST`, which a terminal does not show.
 */
export class EndMark {
  readonly #opening: Buffer
  /** The end of what came, if it may be the beginning of the mark. */
  #held: Buffer = NOTHING
  #word: string | undefined

  /** `mark` is a word that nobody else can guess. */
  constructor(mark: string) {
    this.#opening = Buffer.from(`\u0018\u001b]7331;${mark};`, 'latin1')
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
    if (this.#word !== undefined) return data
    const bytes = this.#held.length === 0 ? data : Buffer.concat([this.rest(), data])
    const found = bytes.indexOf(this.#opening)
    const at = found < 0 ? this.#beginning(bytes) : found
    if (at === bytes.length) return bytes
    const start = at + this.#opening.length
    const close = found < 0 ? -1 : bytes.indexOf(CLOSE, start, 'latin1')
    if (close < 0) {
      if (bytes.length - start > MAX_WORD_BYTES) return bytes
      this.#held = bytes.subarray(at)
      return bytes.subarray(0, at)
    }
    this.#word = bytes.toString('latin1', start, Math.min(close, start + MAX_WORD_BYTES))
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(close + CLOSE.length)])
  }

  /** Where the mark may begin at the very end of these bytes; their length when it does not. */
  #beginning(bytes: Buffer): number {
    const [first = 0] = this.#opening
    let at = bytes.indexOf(first, Math.max(0, bytes.length - this.#opening.length + 1))
    while (at >= 0 && !bytes.subarray(at).equals(this.#opening.subarray(0, bytes.length - at))) {
      at = bytes.indexOf(first, at + 1)
    }
    return at < 0 ? bytes.length : at
  }
}
