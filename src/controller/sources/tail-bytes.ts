/** Keeps copies of the last bytes of a stream, so that larger buffers can be freed. */
export class TailBytes {
  #capacity: number
  #buffer = Buffer.alloc(0)
  #length = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Keeps at least `capacity` bytes from now on. */
  grow(capacity: number): void {
    this.#capacity = Math.max(this.#capacity, capacity)
  }

  push(data: Buffer): void {
    const last = data.length > this.#capacity ? data.subarray(-this.#capacity) : data
    if (this.#length + last.length > this.#buffer.length) this.#makeRoom(last.length)
    last.copy(this.#buffer, this.#length)
    this.#length += last.length
  }

  /** Returns the kept bytes, then forgets them and frees their memory. */
  take(): Buffer {
    const tail = this.#buffer.subarray(Math.max(0, this.#length - this.#capacity), this.#length)
    this.#buffer = Buffer.alloc(0)
    this.#length = 0
    return tail
  }

  /** Moves the needed bytes to the start of a buffer with room for as many again. */
  #makeRoom(bytes: number): void {
    const from = Math.max(0, this.#length + bytes - this.#capacity)
    const kept = Math.max(0, this.#length - from)
    const size = Math.min(2 * this.#capacity, Math.max(1024, 2 * (kept + bytes)))
    const buffer = size > this.#buffer.length ? Buffer.allocUnsafe(size) : this.#buffer
    this.#buffer.copy(buffer, 0, from, this.#length)
    this.#buffer = buffer
    this.#length = kept
  }
}
