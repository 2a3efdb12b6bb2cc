/** What may wait while a pane changes taps; beyond it the pane's history has to fill the hole. */
const MAX_HELD_BYTES = 64 * 1024 * 1024

/** Bytes of one pane from one tap that cannot be passed on yet. */
export class HeldBytes {
  #maxBytes = MAX_HELD_BYTES
  #chunks: Buffer[] = []
  #bytes = 0
  #complete = true

  /** False once the oldest bytes had to be dropped. */
  get complete(): boolean {
    return this.#complete
  }

  get bytes(): number {
    return this.#bytes
  }

  push(data: Buffer): void {
    this.#chunks.push(data)
    this.#bytes += data.length
    while (this.#bytes > this.#maxBytes) {
      this.#complete = false
      this.#bytes -= this.#chunks.shift()?.length ?? this.#bytes
    }
  }

  /** Holds only the last so many bytes from now on. */
  limit(maxBytes: number): void {
    this.#maxBytes = maxBytes
  }

  /** Forgets everything: what was held is known from elsewhere. */
  clear(): void {
    this.#chunks = []
    this.#bytes = 0
    this.#complete = true
  }

  /** The first bytes that are held, at least `bytes` of them where there are so many; without a number all of them. */
  peek(bytes: number = Infinity): Buffer {
    let length = 0
    const count = this.#chunks.findIndex((chunk) => (length += chunk.length) >= bytes)
    return Buffer.concat(count < 0 ? this.#chunks : this.#chunks.slice(0, count + 1))
  }

  /** Hands over everything and is empty afterwards. */
  take(): Buffer {
    const all = this.peek()
    this.clear()
    return all
  }
}
