import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { PendingBytes } from './pending-bytes.ts'

const MB = 1024 * 1024
const BLOCK = Buffer.alloc(MB)
const opened: PendingBytes[] = []

function pending(): PendingBytes {
  const bytes = new PendingBytes()
  opened.push(bytes)
  return bytes
}

/** Adds megabytes until there is no room; returns how many there was room for. */
function fill(bytes: PendingBytes): number {
  let count = 0
  while (count < 1000 && bytes.push(BLOCK)) count += 1
  return count
}

afterEach(() => {
  for (const bytes of opened.splice(0)) bytes.drop()
})

describe('PendingBytes', () => {
  it('gives back what was added, in order, however it is taken', () => {
    const piece = fc.uint8Array({ maxLength: 50 }).map((data) => Buffer.from(data))
    const step = fc.record({ pieces: fc.array(piece, { maxLength: 30 }), take: fc.nat(200), back: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const bytes = pending()
        const added: Buffer[] = []
        let taken: Buffer = Buffer.alloc(0)
        for (const { pieces, take, back } of steps) {
          for (const data of pieces) {
            bytes.push(data)
            added.push(data)
          }
          const part = bytes.take(take)
          if (back) bytes.putBack(part)
          else taken = Buffer.concat([taken, part])
        }
        expect(bytes.peek()).toHaveLength(bytes.bytes)
        expect(Buffer.concat([taken, bytes.peek()])).toEqual(Buffer.concat(added))
        expect(Buffer.concat([taken, bytes.take(Infinity)])).toEqual(Buffer.concat(added))
      }),
    )
  })

  it('keeps many small pieces as few', () => {
    const bytes = pending()
    for (let count = 0; count < 10_000; count += 1) bytes.push(Buffer.from([count % 256]))
    expect(bytes.take(5000)).toEqual(Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 256)))
    expect(bytes.bytes).toBe(5000)
  })

  it('has room for 64 MB, and for 256 MB with all others', () => {
    expect(Array.from({ length: 6 }, () => fill(pending()))).toEqual([64, 64, 64, 64, 0, 0])
    expect(opened[0]?.hasRoom).toBe(false)
    expect(opened.map((bytes) => bytes.drop() / MB)).toEqual([64, 64, 64, 64, 0, 0])
    expect(opened[0]?.hasRoom).toBe(true)
  })
})
