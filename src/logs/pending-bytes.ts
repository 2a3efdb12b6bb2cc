/** Most bytes that wait for one file: some seconds of the fastest output of tmux (27 MB/s). */
const MAX_BYTES = 64 * 1024 * 1024
/** Most bytes that wait for all files of this process, so that runners on a full disk do not use up the memory. */
const MAX_TOTAL_BYTES = 256 * 1024 * 1024
/** This many small pieces are joined into one, because each piece costs more than its bytes. */
const MAX_LOOSE_PIECES = 1024

let totalBytes = 0

/** Bytes that wait to be written, in order. */
export class PendingBytes {
  #pieces: Buffer[] = []
  #loose = 0
  #bytes = 0

  get bytes(): number {
    return this.#bytes
  }

  /** Adds bytes at the end; false when there is no room for them. The buffer must not change afterwards. */
  push(data: Buffer): boolean {
    if (this.#bytes + data.length > MAX_BYTES || totalBytes + data.length > MAX_TOTAL_BYTES) return false
    this.#pieces.push(data)
    this.#count(data.length)
    this.#loose += 1
    if (this.#loose >= MAX_LOOSE_PIECES) {
      this.#pieces.push(Buffer.concat(this.#pieces.splice(-this.#loose)))
      this.#loose = 0
    }
    return true
  }

  /** True when less than half of the allowed bytes wait. */
  get hasRoom(): boolean {
    return this.#bytes <= MAX_BYTES / 2 && totalBytes <= MAX_TOTAL_BYTES / 2
  }

  /** Puts bytes back to the place from which they were taken. */
  putBack(data: Buffer): void {
    if (data.length === 0) return
    this.#pieces.unshift(data)
    this.#count(data.length)
  }

  /** Takes the first bytes, at most `max` of them. */
  take(max: number): Buffer {
    const parts: Buffer[] = []
    let bytes = 0
    while (bytes < max) {
      const head = this.#pieces[0]
      if (head === undefined) break
      const part = head.subarray(0, max - bytes)
      parts.push(part)
      bytes += part.length
      if (part.length < head.length) this.#pieces[0] = head.subarray(part.length)
      else this.#pieces.shift()
    }
    this.#count(-bytes)
    this.#loose = Math.min(this.#loose, this.#pieces.length)
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, bytes)
  }

  /** Returns all bytes from number `skip` on, without taking them. */
  peek(skip = 0): Buffer {
    return Buffer.concat(this.#pieces).subarray(skip)
  }

  /** Drops all bytes; returns how many there were. */
  drop(): number {
    const bytes = this.#bytes
    this.#pieces = []
    this.#loose = 0
    this.#count(-bytes)
    return bytes
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    totalBytes += bytes
  }
}
