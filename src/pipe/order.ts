import { Collector } from './collector.ts'

/** A controller says that bytes are on disk once there are this many of them: each message wakes the reader. */
export const TELL_BYTES = 64 * 1024

/** What a controller sends to a reader. */
export type Order =
  /** Read this pipe; its FIFO is there. */
  | { readonly kind: 'open'; readonly pipe: string }
  /** Everything before `offset` is on disk. The first one of a connection also says from where to send. */
  | { readonly kind: 'from'; readonly pipe: string; readonly offset: number }
  /** Deliver what tmux has written until now, then close this pipe. */
  | { readonly kind: 'finish'; readonly pipe: string }
  /** Close this pipe, if it is not, and forget it. */
  | { readonly kind: 'drop'; readonly pipe: string }
  /** This controller goes; end when no other one has come within this many milliseconds. */
  | { readonly kind: 'leave'; readonly graceMs: number }

/** `leave` is the same seven bytes in every version of the wire, so that any reader can be sent away. */
const KINDS = ['open', 'finish', 'leave', 'from', 'drop'] as const satisfies readonly Order['kind'][]
/** 16 hexadecimal digits. */
const PIPE_BYTES = 8
/** Offsets up to 256 TiB. */
const VALUE_BYTES = 6
const HEAD_BYTES = 1 + VALUE_BYTES

export function encodeOrder(order: Order): Buffer {
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt8(KINDS.indexOf(order.kind))
  if (order.kind === 'leave') head.writeUIntBE(order.graceMs, 1, VALUE_BYTES)
  if (order.kind === 'from') head.writeUIntBE(order.offset, 1, VALUE_BYTES)
  return order.kind === 'leave' ? head : Buffer.concat([head, Buffer.from(order.pipe, 'hex')])
}

/** Reads orders, wherever the chunks were cut. */
export class OrderDecoder {
  readonly #head = new Collector(HEAD_BYTES)
  readonly #pipe = new Collector(PIPE_BYTES)
  /** The order whose pipe comes next. */
  #kind: Order['kind'] | undefined
  #value = 0

  push(chunk: Buffer): Order[] {
    const orders: Order[] = []
    for (let rest = chunk; rest.length > 0;) {
      if (this.#kind === undefined) {
        rest = rest.subarray(this.#head.take(rest))
        this.#begin(this.#head.whole(), orders)
      } else {
        rest = rest.subarray(this.#pipe.take(rest))
        const pipe = this.#pipe.whole()?.toString('hex')
        if (pipe !== undefined) this.#end(this.#kind, pipe, orders)
      }
    }
    return orders
  }

  #begin(head: Buffer | undefined, orders: Order[]): void {
    if (head === undefined) return
    const kind = KINDS[head.readUInt8()]
    this.#value = head.readUIntBE(1, VALUE_BYTES)
    if (kind === 'leave') orders.push({ kind, graceMs: this.#value })
    else this.#kind = kind
  }

  #end(kind: Order['kind'], pipe: string, orders: Order[]): void {
    this.#kind = undefined
    if (kind === 'from') orders.push({ kind, pipe, offset: this.#value })
    else if (kind !== 'leave') orders.push({ kind, pipe })
  }
}
