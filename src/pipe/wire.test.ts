import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeHello, encodeHello, encodeOrder, FrameDecoder, frameHeader, OrderDecoder, type Order } from './wire.ts'

const offset = fc.nat(2 ** 48 - 2 ** 20)

/** Cuts data into chunks of the given sizes, again and again. */
function cut(data: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  for (let at = 0, turn = 0; at < data.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? data.length
    chunks.push(data.subarray(at, at + size))
    at += size
  }
  return chunks
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 })

describe('the wire between a reader and a controller', () => {
  it('carries pieces of a pipe and its end through any chunks', () => {
    const piece = fc.record({ at: offset, bytes: fc.uint8Array({ minLength: 1, maxLength: 100 }) })
    fc.assert(
      fc.property(fc.array(piece), offset, sizes, (pieces, end, chunkSizes) => {
        const sent = pieces.flatMap(({ at, bytes }) => [frameHeader(at, bytes.length), Buffer.from(bytes)])
        const decoder = new FrameDecoder()
        const data = Buffer.concat([...sent, frameHeader(end, 0)])
        const frames = cut(data, chunkSizes).flatMap((chunk) => decoder.push(chunk))
        const byte = (at: number, value: number): string => `${at}: ${value}`
        const found = frames.flatMap((frame) =>
          frame.kind === 'end' ? ['end'] : [...frame.bytes].map((value, nth) => byte(frame.offset + nth, value)),
        )
        const wanted = pieces.flatMap(({ at, bytes }) => [...bytes].map((value, nth) => byte(at + nth, value)))
        expect(found).toEqual([...wanted, 'end'])
        expect(frames.at(-1)).toEqual({ kind: 'end', offset: end })
      }),
    )
  })

  it('carries orders through any chunks', () => {
    const order: fc.Arbitrary<Order> = fc.oneof(
      fc.record({ kind: fc.constant('from' as const), offset }),
      fc.record({ kind: fc.constant('finish' as const) }),
      fc.record({ kind: fc.constant('leave' as const), graceMs: fc.nat() }),
    )
    fc.assert(
      fc.property(fc.array(order), sizes, (orders, chunkSizes) => {
        const decoder = new OrderDecoder()
        const chunks = cut(Buffer.concat(orders.map(encodeOrder)), chunkSizes)
        expect(chunks.flatMap((chunk) => decoder.push(chunk))).toEqual(orders)
      }),
    )
  })

  it('begins with who the reader is', () => {
    const line = encodeHello({ pipe: 'a1', pid: 12 })
    expect(line.at(-1)).toBe(0x0a)
    expect(decodeHello(line.subarray(0, -1))).toEqual({ pipe: 'a1', pid: 12 })
  })

  it.each(['', 'null', '[]', '{"v":2,"pipe":"a","pid":1}', '{"v":1,"pipe":1,"pid":1}', '{"v":1,"pipe":"a","pid":"1"}'])(
    'takes nothing else for that: %s',
    (line) => {
      expect(decodeHello(Buffer.from(line))).toBeUndefined()
    },
  )
})
