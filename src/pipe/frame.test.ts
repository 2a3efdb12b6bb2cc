import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrameDecoder, frameHeader } from './frame.ts'

const pipe = fc.stringMatching(/^[0-9a-f]{16}$/)
const value = fc.nat(2 ** 48 - 2 ** 20)
const bytes = fc.uint8Array({ minLength: 1, maxLength: 100 })
const frame = fc.oneof(
  fc.record({ kind: fc.constant('opened' as const), pipe, value, bytes: fc.constant(new Uint8Array()) }),
  fc.record({ kind: fc.constant('bytes' as const), pipe, value, bytes }),
  fc.record({ kind: fc.constant('end' as const), pipe, value, bytes: fc.constant(new Uint8Array()) }),
)

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

describe('frames of a reader', () => {
  it('carry what has come of several pipes through any chunks', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 })
    fc.assert(
      fc.property(fc.array(frame), sizes, (sent, chunkSizes) => {
        const data = Buffer.concat(
          sent.flatMap((it) => [frameHeader(it.kind, it.pipe, it.value, it.bytes.length), Buffer.from(it.bytes)]),
        )
        const decoder = new FrameDecoder()
        // A piece may come in parts: each byte is compared with its place.
        const found = cut(data, chunkSizes)
          .flatMap((chunk) => decoder.push(chunk))
          .flatMap((it) => {
            if (it.kind === 'opened') return [`${it.pipe} opened by ${it.carrier}`]
            if (it.kind !== 'bytes') return [`${it.pipe} ${it.kind} at ${it.offset}`]
            return [...it.bytes].map((byte, nth) => `${it.pipe} ${it.offset + nth}: ${byte}`)
          })
        const wanted = sent.flatMap((it) => {
          if (it.kind === 'opened') return [`${it.pipe} opened by ${it.value}`]
          if (it.kind !== 'bytes') return [`${it.pipe} ${it.kind} at ${it.value}`]
          return [...it.bytes].map((byte, nth) => `${it.pipe} ${it.value + nth}: ${byte}`)
        })
        expect(found).toEqual(wanted)
      }),
    )
  })
})
