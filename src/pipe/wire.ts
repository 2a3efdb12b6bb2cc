/** Changes when a reader and a controller of two builds could misunderstand each other. */
export const WIRE_VERSION = 1

/** What a reader says first, as one line of JSON. */
export interface Hello {
  /** Name of the pipe, given by whoever opened it. */
  readonly pipe: string
  /** Process id of the reader. */
  readonly pid: number
}

/** What a reader sends after that: pieces of its pipe, by offset since the pipe was opened. */
export type Frame =
  | { readonly kind: 'bytes'; readonly offset: number; readonly bytes: Buffer }
  /** Nothing follows: the pipe is closed, or `finish` has been done. */
  | { readonly kind: 'end'; readonly offset: number }

/** What a controller sends to a reader. */
export type Order =
  /** Everything before `offset` is on disk. The first one also says from where to send. */
  | { readonly kind: 'from'; readonly offset: number }
  /** Deliver what tmux has written until now, then end. */
  | { readonly kind: 'finish' }
  /** This controller goes; end when no other one has come after so many milliseconds. */
  | { readonly kind: 'leave'; readonly graceMs: number }

const ORDERS = ['from', 'finish', 'leave'] as const satisfies readonly Order['kind'][]
/** Offsets up to 256 TiB. */
const OFFSET_BYTES = 6
const ORDER_BYTES = 1 + OFFSET_BYTES
const HEADER_BYTES = OFFSET_BYTES + 4

export function encodeHello({ pipe, pid }: Hello): Buffer {
  return Buffer.from(`${JSON.stringify({ v: WIRE_VERSION, pipe, pid })}\n`)
}

/** Reads the first line of a reader; undefined when it is none, or of another version. */
export function decodeHello(line: Buffer): Hello | undefined {
  try {
    const { v, pipe, pid } = JSON.parse(line.toString()) as Record<string, unknown>
    return v === WIRE_VERSION && typeof pipe === 'string' && Number.isSafeInteger(pid)
      ? { pipe, pid: Number(pid) }
      : undefined
  } catch {
    return undefined
  }
}

/** What goes before `length` bytes from `offset` on; before none, it is the end. */
export function frameHeader(offset: number, length: number): Buffer {
  const header = Buffer.allocUnsafe(HEADER_BYTES)
  header.writeUIntBE(offset, 0, OFFSET_BYTES)
  header.writeUInt32BE(length, OFFSET_BYTES)
  return header
}

/** Cuts what a reader sends into pieces, wherever the chunks were cut; holds nothing but an unfinished header. */
export class FrameDecoder {
  readonly #header = new Collector(HEADER_BYTES)
  #offset = 0
  #left = 0

  push(chunk: Buffer): Frame[] {
    const frames: Frame[] = []
    for (let rest = chunk; rest.length > 0;) {
      if (this.#left === 0) {
        rest = rest.subarray(this.#header.take(rest))
        const header = this.#header.whole()
        if (header === undefined) break
        this.#offset = header.readUIntBE(0, OFFSET_BYTES)
        this.#left = header.readUInt32BE(OFFSET_BYTES)
        if (this.#left === 0) frames.push({ kind: 'end', offset: this.#offset })
      } else {
        const bytes = rest.subarray(0, this.#left)
        frames.push({ kind: 'bytes', offset: this.#offset, bytes })
        this.#offset += bytes.length
        this.#left -= bytes.length
        rest = rest.subarray(bytes.length)
      }
    }
    return frames
  }
}

export function encodeOrder(order: Order): Buffer {
  const data = Buffer.alloc(ORDER_BYTES)
  data.writeUInt8(ORDERS.indexOf(order.kind))
  if (order.kind === 'from') data.writeUIntBE(order.offset, 1, OFFSET_BYTES)
  if (order.kind === 'leave') data.writeUIntBE(order.graceMs, 1, OFFSET_BYTES)
  return data
}

/** Reads orders, wherever the chunks were cut. */
export class OrderDecoder {
  readonly #order = new Collector(ORDER_BYTES)

  push(chunk: Buffer): Order[] {
    const orders: Order[] = []
    for (let rest = chunk; rest.length > 0;) {
      rest = rest.subarray(this.#order.take(rest))
      const data = this.#order.whole()
      if (data === undefined) break
      const value = data.readUIntBE(1, OFFSET_BYTES)
      switch (ORDERS[data.readUInt8()]) {
        case 'from':
          orders.push({ kind: 'from', offset: value })
          break
        case 'finish':
          orders.push({ kind: 'finish' })
          break
        case 'leave':
          orders.push({ kind: 'leave', graceMs: value })
          break
        case undefined:
          break
      }
    }
    return orders
  }
}

/** Puts a record of a fixed size together. */
class Collector {
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
