/** Bytes; so much is remembered at least, and at most twice as much. */
const HALF_BYTES = 512 * 1024
/** Of UTF-8 for a unit of a string. */
const MOST_BYTES_A_UNIT = 3

/** The last text of many lines, in few large pieces of memory: as lines they would keep the garbage collector busy. */
export class RecentText {
  #old: Buffer | undefined
  #bytes: Buffer | undefined
  #length = 0
  /** Characters that were added so far. */
  added = 0

  /** Adds a line. Of one that is too long nothing is remembered. */
  add(text: string): void {
    this.added += text.length
    if (text.length * MOST_BYTES_A_UNIT >= HALF_BYTES) return
    if (this.#bytes === undefined || this.#length + text.length * MOST_BYTES_A_UNIT >= HALF_BYTES) {
      const spare = this.#old
      this.#old = this.#bytes?.subarray(0, this.#length)
      this.#bytes = spare === undefined ? Buffer.allocUnsafeSlow(HALF_BYTES) : Buffer.from(spare.buffer)
      this.#length = 0
    }
    this.#length += this.#bytes.write(text, this.#length)
    this.#bytes[this.#length] = 0x0a
    this.#length += 1
  }

  /** What is remembered, each line with a line feed. */
  get text(): string {
    return `${this.#old?.toString() ?? ''}${this.#bytes?.toString('utf8', 0, this.#length) ?? ''}`
  }
}
