/** Small enough that a quiet pipe costs little memory, large enough that a busy one seldom begins another block. */
const BLOCK_BYTES = 64 * 1024

/** The newest bytes of a pipe, by offset since its start, until they are forgotten or there are too many of them. */
export class Backlog {
  readonly #maxBytes: number
  /** Each holds the bytes from a multiple of BLOCK_BYTES on. What was written into one is never changed. */
  #blocks: Buffer[] = []
  #first = 0
  #start = 0
  #end = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** Offset of the oldest byte that is still here. */
  get start(): number {
    return this.#start
  }

  /** Offset after the newest byte. */
  get end(): number {
    return this.#end
  }

  /** Adds a copy of these bytes; the oldest ones go when there are more than `maxBytes`. */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      const place = this.#end % BLOCK_BYTES
      if (place === 0) this.#blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES))
      const part = chunk.subarray(at, at + BLOCK_BYTES - place)
      this.#blocks.at(-1)?.set(part, place)
      this.#end += part.length
      at += part.length
    }
    this.forget(this.#end - this.#maxBytes)
  }

  /** Drops all bytes before this offset. */
  forget(before: number): void {
    this.#start = Math.min(this.#end, Math.max(this.#start, before))
    const blocks = Math.floor(this.#start / BLOCK_BYTES) - this.#first
    this.#blocks = blocks > 0 ? this.#blocks.slice(blocks) : this.#blocks
    this.#first += Math.max(0, blocks)
  }

  /** Bytes from this offset on, at least one and at most `maxBytes` where there are any. Later changes do not show. */
  from(offset: number, maxBytes: number): Buffer {
    const block = this.#blocks[Math.floor(offset / BLOCK_BYTES) - this.#first]
    const place = offset % BLOCK_BYTES
    return block?.subarray(place, Math.min(BLOCK_BYTES, place + Math.min(maxBytes, this.#end - offset))) ?? EMPTY
  }
}

const EMPTY: Buffer = Buffer.alloc(0)
