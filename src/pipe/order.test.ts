import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeOrder, OrderDecoder, type Order } from './order.ts'

const pipe = fc.stringMatching(/^[0-9a-f]{16}$/)
const order: fc.Arbitrary<Order> = fc.oneof(
  fc.record({ kind: fc.constant('open' as const), pipe }),
  fc.record({ kind: fc.constant('from' as const), pipe, offset: fc.nat(2 ** 48 - 1) }),
  fc.record({ kind: fc.constant('finish' as const), pipe }),
  fc.record({ kind: fc.constant('drop' as const), pipe }),
  fc.record({ kind: fc.constant('leave' as const), graceMs: fc.nat() }),
)

describe('orders to a reader', () => {
  it('come through any chunks', () => {
    fc.assert(
      fc.property(fc.array(order), fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (orders, sizes) => {
        const decoder = new OrderDecoder()
        const data = Buffer.concat(orders.map(encodeOrder))
        const found: Order[] = []
        for (let at = 0, turn = 0; at < data.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? data.length
          found.push(...decoder.push(data.subarray(at, at + size)))
          at += size
        }
        expect(found).toEqual(orders)
      }),
    )
  })

  it('send a reader of any version away', () => {
    expect(encodeOrder({ kind: 'leave', graceMs: 0 })).toEqual(Buffer.from([2, 0, 0, 0, 0, 0, 0]))
  })
})
