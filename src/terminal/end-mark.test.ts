import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EndMark } from './end-mark.ts'

const MARK = '\u0018\u001b]7331;secret;code 3\u001b\\'

function read(chunks: readonly Buffer[]): { readonly bytes: string; readonly word: string | undefined } {
  const mark = new EndMark('secret')
  const passed = chunks.map((chunk) => mark.push(chunk))
  return { bytes: Buffer.concat([...passed, mark.rest()]).toString('latin1'), word: mark.word }
}

describe('EndMark', () => {
  it('takes the mark out, however the bytes are cut', () => {
    const text = fc.constantFrom(
      '',
      'a',
      '\u0018',
      '\u0018\u001b]',
      'x\u0018\u001b]7331;',
      '\u0018\u0018\u001b]7331;sec',
    )
    fc.assert(
      fc.property(text, text, fc.array(fc.nat(60), { maxLength: 6 }), (before, after, cuts) => {
        const all = Buffer.from(`${before}${MARK}${after}`, 'latin1')
        const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)).toSorted((a, b) => a - b), all.length]
        const chunks = places.slice(1).map((end, i) => all.subarray(places[i], end))
        expect(read(chunks)).toEqual({ bytes: `${before}${after}`, word: 'code 3' })
      }),
    )
  })

  it('changes nothing without the mark', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (chunks) => {
        const buffers = chunks.map((chunk) => Buffer.from(chunk))
        expect(read(buffers)).toEqual({ bytes: Buffer.concat(buffers).toString('latin1'), word: undefined })
      }),
    )
  })

  it.each(['\u0018\u001b]7331;another;code 0\u001b\\', '\u001b]7331;secret;code 0\u001b\\', MARK.slice(0, -1)])(
    'takes %j for output',
    (text) => {
      expect(read([Buffer.from(text, 'latin1')])).toEqual({ bytes: text, word: undefined })
    },
  )

  it('does not wait for ever for a word that does not end', () => {
    const mark = new EndMark('secret')
    const begun = Buffer.from(`${MARK.slice(0, -2)}${'x'.repeat(100)}`, 'latin1')
    expect(mark.push(begun)).toEqual(begun)
  })
})
