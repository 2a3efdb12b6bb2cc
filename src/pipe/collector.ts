/** Puts a record of a fixed size together, wherever the chunks were cut. */
export class Collector {
  readonly #data: Buffer
  #length = 0

  constructor(bytes: number) {
    this.#data = Buffer.alloc(bytes)
  }

  /** Takes what is missing from the start of a chunk; returns how many bytes that were. */
  take(chunk: Buffer): number {
    const taken = chunk.copy(this.#data, this.#length)
    this.#length += taken
    return taken
  }

  /** The record, once it is complete; the next one begins then. Valid until the next `take`. */
  whole(): Buffer | undefined {
    if (this.#length < this.#data.length) return undefined
    this.#length = 0
    return this.#data
  }
}
