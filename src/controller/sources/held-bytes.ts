/** Most bytes held while a pane changes taps; if more come, the hole is filled from the pane's history. */
const MAX_HELD_BYTES = 64 * 1024 * 1024

/** Bytes of one pane from one tap that cannot be passed on yet. */
export class HeldBytes {
  #maxBytes = MAX_HELD_BYTES
  #chunks: Buffer[] = []
  #bytes = 0
  #dropped = 0

  /** How many of the oldest bytes had to be dropped. */
  get dropped(): number {
    return this.#dropped
  }

  get bytes(): number {
    return this.#bytes
  }

  push(data: Buffer): void {
    this.#chunks.push(data)
    this.#bytes += data.length
    while (this.#bytes > this.#maxBytes) {
      const oldest = this.#chunks.shift()?.length ?? this.#bytes
      this.#bytes -= oldest
      this.#dropped += oldest
    }
  }

  /** Holds only the last `maxBytes` bytes from now on. */
  limit(maxBytes: number): void {
    this.#maxBytes = maxBytes
  }

  /** Forgets all held bytes, because they are known from elsewhere. */
  clear(): void {
    this.#chunks = []
    this.#bytes = 0
    this.#dropped = 0
  }

  /** The first held bytes: at least `bytes` of them, if that many are held; without a number all. */
  peek(bytes: number = Infinity): Buffer {
    let length = 0
    const count = this.#chunks.findIndex((chunk) => (length += chunk.length) >= bytes)
    return Buffer.concat(count < 0 ? this.#chunks : this.#chunks.slice(0, count + 1))
  }

  /** Returns all held bytes, and is empty afterwards. */
  take(): Buffer {
    const all = this.peek()
    this.clear()
    return all
  }
}
