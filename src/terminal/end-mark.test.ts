import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EndMark } from './end-mark.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
const OTHER = SECRET.replace('0', '1')
const MARK = `\u0018\u001b]7331;${SECRET};code 3\u001b\\`
const FALSE_MARK = MARK.replace(SECRET, OTHER)

function read(chunks: readonly Buffer[]): { readonly bytes: string; readonly word: string | undefined } {
  const mark = new EndMark((secret) => secret === SECRET)
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
      `\u0018\u0018\u001b]7331;${SECRET}`,
      `${FALSE_MARK}\u0018`,
      FALSE_MARK.slice(0, -1),
    )
    fc.assert(
      fc.property(text, text, fc.array(fc.nat(120), { maxLength: 6 }), (before, after, cuts) => {
        const all = Buffer.from(`${before}${MARK}${after}`, 'latin1')
        const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)).toSorted((a, b) => a - b), all.length]
        const chunks = places.slice(1).map((end, i) => all.subarray(places[i], end))
        expect(read(chunks)).toEqual({ bytes: `${before}${after}`, word: 'code 3' })
      }),
    )
  })

  it('takes out each repetition of the mark', () => {
    const all = Buffer.from(`a${MARK}${MARK}b\u0018${MARK}c`, 'latin1')
    for (let cut = 0; cut <= all.length; cut += 1) {
      expect(read([all.subarray(0, cut), all.subarray(cut)])).toEqual({ bytes: 'ab\u0018c', word: 'code 3' })
    }
  })

  it('changes nothing without the mark', () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constant(Buffer.from(FALSE_MARK, 'latin1')))
    fc.assert(
      fc.property(fc.array(piece), (chunks) => {
        const buffers = chunks.map((chunk) => Buffer.from(chunk))
        expect(read(buffers)).toEqual({ bytes: Buffer.concat(buffers).toString('latin1'), word: undefined })
      }),
    )
  })

  it.each([
    FALSE_MARK,
    MARK.replace(SECRET, `${SECRET}0`),
    MARK.replace(SECRET, SECRET.toUpperCase()),
    MARK.slice(1),
    MARK.slice(0, -1),
    MARK.replace('code 3', ''),
  ])('takes %j for output', (text) => {
    expect(read([Buffer.from(text, 'latin1')])).toEqual({ bytes: text, word: undefined })
  })

  it('does not wait for ever for a word that does not end', () => {
    const mark = new EndMark((secret) => secret === SECRET)
    const begun = Buffer.from(`${MARK.slice(0, -2)}${'x'.repeat(100)}`, 'latin1')
    expect(mark.push(begun)).toEqual(begun)
  })
})
