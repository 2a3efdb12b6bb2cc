import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineEnds } from './line-count.ts'

describe('lines that end', () => {
  it.each([
    ['', 0],
    ['a', 0],
    ['a\n', 1],
    ['\n\n\r\n', 3],
    ['a\nb', 1],
  ])('in %j are %i', (text, count) => {
    expect(lineEnds(Buffer.from(text))).toBe(count)
  })

  it('in any bytes are as many as there are line feeds', () => {
    const byte = fc.oneof(fc.constantFrom(0x0a, 0x0b, 0x0d, 0x00, 0x80, 0x8a, 0xff), fc.nat(255))
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), fc.nat(3), (bytes, offset) => {
        const data = Buffer.from([...bytes.slice(0, offset), ...bytes]).subarray(Math.min(offset, bytes.length))
        expect(lineEnds(data)).toBe(bytes.filter((each) => each === 0x0a).length)
      }),
    )
  })
})
