import { Collector } from './collector.ts'

/** What a reader sends after its first line: what has come of its pipes, by offset since each was opened. */
export type Frame =
  /** The program that carries the pane's output has opened the pipe; its process id. */
  | { readonly kind: 'opened'; readonly pipe: string; readonly carrier: number }
  | { readonly kind: 'bytes'; readonly pipe: string; readonly offset: number; readonly bytes: Buffer }
  /** Nothing follows: the pipe is closed, or `finish` has been done. */
  | { readonly kind: 'end'; readonly pipe: string; readonly offset: number }
  /** As `end`, but what its carrier has may not have come. */
  | { readonly kind: 'cut'; readonly pipe: string; readonly offset: number }

const KINDS = ['opened', 'bytes', 'end', 'cut'] as const satisfies readonly Frame['kind'][]
/** 16 hexadecimal digits. */
const PIPE_BYTES = 8
/** Offsets up to 256 TiB. */
const VALUE_BYTES = 6
const LENGTH_BYTES = 4
const VALUE_AT = 1 + PIPE_BYTES
const LENGTH_AT = VALUE_AT + VALUE_BYTES
const HEADER_BYTES = LENGTH_AT + LENGTH_BYTES

/** What goes before `length` bytes; all there is of the other kinds. `value`: an offset, or the id of the carrier. */
export function frameHeader(kind: Frame['kind'], pipe: string, value: number, length = 0): Buffer {
  const header = Buffer.allocUnsafe(HEADER_BYTES)
  header.writeUInt8(KINDS.indexOf(kind))
  header.write(pipe, 1, 'hex')
  header.writeUIntBE(value, VALUE_AT, VALUE_BYTES)
  header.writeUInt32BE(length, LENGTH_AT)
  return header
}

/** Cuts what a reader sends into frames, wherever the chunks were cut; holds nothing but an unfinished header. */
export class FrameDecoder {
  readonly #header = new Collector(HEADER_BYTES)
  #pipe = ''
  #offset = 0
  #left = 0

  push(chunk: Buffer): Frame[] {
    const frames: Frame[] = []
    for (let rest = chunk; rest.length > 0;) {
      if (this.#left === 0) {
        rest = rest.subarray(this.#header.take(rest))
        const header = this.#header.whole()
        if (header !== undefined) this.#begin(header, frames)
      } else {
        const bytes = rest.subarray(0, this.#left)
        frames.push({ kind: 'bytes', pipe: this.#pipe, offset: this.#offset, bytes })
        this.#offset += bytes.length
        this.#left -= bytes.length
        rest = rest.subarray(bytes.length)
      }
    }
    return frames
  }

  #begin(header: Buffer, frames: Frame[]): void {
    const pipe = header.toString('hex', 1, VALUE_AT)
    const value = header.readUIntBE(VALUE_AT, VALUE_BYTES)
    const kind = KINDS[header.readUInt8()]
    switch (kind) {
      case 'opened':
        frames.push({ kind: 'opened', pipe, carrier: value })
        break
      case 'bytes':
        this.#pipe = pipe
        this.#offset = value
        this.#left = header.readUInt32BE(LENGTH_AT)
        break
      case 'end':
      case 'cut':
        frames.push({ kind, pipe, offset: value })
        break
      case undefined:
        break
    }
  }
}
