import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesAfter, bytesBefore } from './byte-seam.ts'

/** A stream in which no 64 bytes occur twice. */
const stream = Buffer.from(Array.from({ length: 2000 }, (_, line) => `line ${line}\r\n`).join(''))
const at = fc.nat(stream.length - 200)

describe('bytesBefore', () => {
  it('finds what came before the other stream began', () => {
    fc.assert(
      fc.property(at, at, at, at, (a, b, c, d) => {
        const [from = 0, seam = 0, again = 0, next = 0] = [a, b, c, d].sort((x, y) => x - y)
        const found = bytesBefore(stream.subarray(from, again + 200), stream.subarray(seam, next + 200))
        expect(found).toEqual(stream.subarray(from, seam))
      }),
    )
  })

  it('waits while the old stream has not reached the new one', () => {
    expect(bytesBefore(stream.subarray(0, 500), stream.subarray(600, 900))).toBeUndefined()
    expect(bytesBefore(Buffer.alloc(0), stream.subarray(600, 900))).toBeUndefined()
    expect(bytesBefore(stream.subarray(0, 500), stream.subarray(100, 110))).toBeUndefined()
  })

  it('does not take a place that goes on differently', () => {
    const repeated = Buffer.from('y\r\n'.repeat(100))
    const again = Buffer.concat([repeated, Buffer.from('A'), repeated, Buffer.from('B')])
    const next = Buffer.concat([repeated, Buffer.from('B')])
    expect(bytesBefore(again, next)).toEqual(Buffer.concat([repeated, Buffer.from('A')]))
  })
})

describe('bytesAfter', () => {
  it('goes on after the last bytes that are known', () => {
    fc.assert(
      fc.property(at, at, (a, b) => {
        const [start = 0, seam = 0] = [a, b].sort((x, y) => x - y)
        expect(bytesAfter(stream.subarray(start), stream.subarray(start, seam + 100))).toEqual(
          stream.subarray(seam + 100),
        )
      }),
    )
  })

  it('says so when they are not there', () => {
    expect(bytesAfter(stream.subarray(1000), stream.subarray(0, 100))).toBeUndefined()
    expect(bytesAfter(stream, Buffer.alloc(0))).toBe(stream)
  })
})
