import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeFrame, encodeFrame, FrameSplitter } from './frames.ts'

const MAX_BYTES = 1000

function cutAt(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b)
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end))
}

it('gives back every value, wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 12 }), (values, cuts) => {
      const splitter = new FrameSplitter(100_000)
      const stream = Buffer.concat(values.map(encodeFrame))
      const frames = cutAt(stream, cuts).flatMap((chunk) => [...splitter.push(chunk)].map(decodeFrame))
      expect(JSON.stringify(frames)).toBe(JSON.stringify(values))
      expect(splitter.partial).toBe(false)
    }),
  )
})

it('skips blank lines and keeps an unfinished frame', () => {
  const splitter = new FrameSplitter(MAX_BYTES)
  expect([...splitter.push(Buffer.from('\n\n1\n\n{"a'))].map(String)).toEqual(['1'])
  expect(splitter.partial).toBe(true)
  expect([...splitter.push(Buffer.from('":2}\n'))].map(decodeFrame)).toEqual([{ a: 2 }])
})

it('refuses a frame that is too long before it has ended', () => {
  const splitter = new FrameSplitter(MAX_BYTES)
  const chunk = Buffer.alloc(MAX_BYTES, 'x')
  expect([...splitter.push(chunk)]).toEqual([])
  expect(() => [...splitter.push(Buffer.from('x'))]).toThrow(expect.objectContaining({ kind: 'invalid-request' }))
})

it.each([Buffer.from('{'), Buffer.from([0x22, 0xff, 0x22])])('refuses what is no JSON in UTF-8', (bytes) => {
  expect(() => decodeFrame(bytes)).toThrow(expect.objectContaining({ kind: 'invalid-request' }))
})
