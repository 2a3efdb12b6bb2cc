import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Backlog } from './backlog.ts'

const MAX_BYTES = 150_000
/** Longer than any that is pushed below; 251 is no part of a power of two. */
const STREAM = Buffer.from(Array.from({ length: 2_000_000 }, (_, at) => at % 251))

function everythingFrom(backlog: Backlog, offset: number): Buffer {
  const parts: Buffer[] = []
  for (let at = offset; at < backlog.end; at += parts.at(-1)?.length ?? Infinity) {
    parts.push(backlog.from(at, 20_000))
  }
  return Buffer.concat(parts)
}

describe('Backlog', () => {
  it('holds the newest bytes up to its limit, less what it was told to forget, whatever the chunks are', () => {
    const step = fc.oneof(
      fc.record({ push: fc.nat(100_000) }),
      // How much of what is there, in thousandths.
      fc.record({ forget: fc.nat(1000) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const backlog = new Backlog(MAX_BYTES)
        let start = 0
        let end = 0
        for (const what of steps) {
          if ('push' in what) {
            const chunk = Buffer.from(STREAM.subarray(end, end + what.push))
            backlog.push(chunk)
            chunk.fill(0xff)
            end += chunk.length
            start = Math.max(start, end - MAX_BYTES)
          } else {
            start += Math.floor(((end - start) * what.forget) / 1000)
            backlog.forget(start)
          }
          expect([backlog.start, backlog.end]).toEqual([start, end])
          expect(everythingFrom(backlog, start).equals(STREAM.subarray(start, end))).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('does not change what it gave out', () => {
    const backlog = new Backlog(10)
    backlog.push(Buffer.from('0123456789'))
    const given = backlog.from(2, 5)
    backlog.push(Buffer.from('abcdefghij'))
    backlog.forget(15)
    expect(given.toString()).toBe('23456')
    expect(everythingFrom(backlog, backlog.start).toString()).toBe('fghij')
  })
})
