import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TailBytes } from './tail-bytes.ts'

it('remembers the last bytes, however they came', () => {
  const piece = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))
  fc.assert(
    fc.property(fc.array(piece), fc.integer({ min: 1, max: 200 }), (pieces, capacity) => {
      const tail = new TailBytes(capacity)
      for (const data of pieces) tail.push(data)
      expect(tail.take()).toEqual(Buffer.concat(pieces).subarray(-capacity))
      expect(tail.take()).toHaveLength(0)
    }),
  )
})

it('remembers more from the moment on when that is asked for', () => {
  const tail = new TailBytes(4)
  tail.push(Buffer.from('0123456789'))
  tail.grow(8)
  tail.push(Buffer.from('abc'))
  expect(tail.take().toString()).toMatch(/6789abc$/)
})
