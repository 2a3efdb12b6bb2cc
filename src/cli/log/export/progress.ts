import type { WriteStream } from 'node:tty'

/** What takes less needs no progress. */
const LEAST_BYTES = 8 * 1024 * 1024
const EVERY_MS = 200
const ERASE_LINE = '\r\u001b[K'

/** Says on a terminal how far a long work is; elsewhere nothing. */
export class Progress {
  readonly #stream: WriteStream | undefined
  readonly #totalBytes: number
  #saidMs = Number.NEGATIVE_INFINITY
  #isShown = false

  constructor(stream: WriteStream, totalBytes: number, isQuiet: boolean) {
    this.#stream = stream.isTTY && totalBytes >= LEAST_BYTES && !isQuiet ? stream : undefined
    this.#totalBytes = totalBytes
  }

  /** So many bytes are done. */
  done(bytes: number): void {
    const nowMs = performance.now()
    if (this.#stream === undefined || nowMs - this.#saidMs < EVERY_MS) return
    this.#saidMs = nowMs
    this.#isShown = true
    this.#stream.write(`${ERASE_LINE}${Math.min(99, Math.floor((100 * bytes) / this.#totalBytes))} %`)
  }

  /** Takes away what it has said. */
  end(): void {
    if (this.#isShown) this.#stream?.write(ERASE_LINE)
    this.#isShown = false
  }
}
