/** What may wait while a pane changes taps; beyond it the pane's history has to fill the hole. */
const MAX_HELD_BYTES = 16 * 1024 * 1024

/** Bytes of one pane from one tap that cannot be passed on yet. */
export class HeldBytes {
  readonly #maxBytes: number
  #chunks: Buffer[] = []
  #bytes = 0
  #complete = true

  constructor(maxBytes: number = MAX_HELD_BYTES) {
    this.#maxBytes = maxBytes
  }

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

  /** Forgets everything: what was held is known from elsewhere. */
  clear(): void {
    this.#chunks = []
    this.#bytes = 0
    this.#complete = true
  }

  /** Everything that is held. */
  peek(): Buffer {
    return Buffer.concat(this.#chunks, this.#bytes)
  }

  /** Hands over everything and is empty afterwards. */
  take(): Buffer {
    const all = this.peek()
    this.clear()
    return all
  }
}
