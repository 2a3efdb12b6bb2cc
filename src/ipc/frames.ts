import type { Readable } from 'node:stream'
import { Failure } from '../base/failure.ts'

/** The longest argument of a command that the kernel takes is 128 KiB, and a byte of it can take six in JSON. */
export const MAX_REQUEST_BYTES = 1024 * 1024

/** A list of 10,000 runners with full last lines is about 6 MiB. */
export const MAX_RESPONSE_BYTES = 8 * 1024 * 1024

const NEWLINE = 0x0a
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** One value as one line of JSON; JSON itself never holds a raw newline. */
export function encodeFrame(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`)
}

/** The value of one frame. Throws a Failure `invalid-request` for bytes that are not JSON in UTF-8. */
export function decodeFrame(frame: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(frame))
  } catch (cause) {
    throw new Failure('invalid-request', 'a frame that is not one line of JSON in UTF-8', { cause })
  }
}

/**
 * Yields the frames of a byte stream, each without its newline; blank lines are skipped, an unfinished last one is lost.
 *
 * `onWait` is called before every wait for bytes and says whether a frame has begun. The stream is left open at the end.
 * Throws a Failure `invalid-request` as soon as a frame exceeds `maxBytes`.
 */
export async function* readFrames(
  stream: Readable,
  maxBytes: number,
  onWait?: (partial: boolean) => void,
): AsyncGenerator<Uint8Array> {
  const splitter = new FrameSplitter(maxBytes)
  onWait?.(false)
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    yield* splitter.push(chunk)
    onWait?.(splitter.partial)
  }
}

/** Cuts chunks at newlines, wherever the chunks were cut; never holds more than one frame and one chunk. */
export class FrameSplitter {
  readonly #maxBytes: number
  #parts: Uint8Array[] = []
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** True when a frame has begun and not ended. */
  get partial(): boolean {
    return this.#bytes > 0
  }

  *push(chunk: Uint8Array): Generator<Uint8Array> {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      this.#keep(chunk.subarray(from, end))
      from = end + 1
      if (this.partial) yield this.#take()
    }
    this.#keep(chunk.subarray(from))
  }

  #keep(part: Uint8Array): void {
    if (part.length === 0) return
    this.#bytes += part.length
    if (this.#bytes > this.#maxBytes) {
      throw new Failure('invalid-request', `a frame longer than ${this.#maxBytes} bytes`)
    }
    this.#parts.push(part)
  }

  #take(): Uint8Array {
    const frame = this.#parts.length === 1 && this.#parts[0] !== undefined ? this.#parts[0] : Buffer.concat(this.#parts)
    this.#parts = []
    this.#bytes = 0
    return frame
  }
}
