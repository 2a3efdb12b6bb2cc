import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pasteable } from './pasted-text.ts'

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

describe('pasteable', () => {
  it('leaves text as it is', () => {
    const text = '  漢字\t👩‍👩‍👧‍👦\n\n\u00a0\u202e# x\n'
    expect(pasteable(text)).toBe(text)
  })

  it('makes one line end of those of other systems', () => {
    expect(pasteable('a\r\nb\rc\n')).toBe('a\nb\nc\n')
  })

  it('leaves out colours', () => {
    expect(pasteable('\u001b[1;31mred\u001b[0m \u001b[38:2::1:2:3mx\u001b[m\u001b[K')).toBe('red x')
  })

  it.each([
    ['x\u001b[201~\nrm', 'ESC (U+001B) in line 1, column 2'],
    ['\u001b[31mred\n\u001b[0m👍\u001b', 'ESC (U+001B) in line 2, column 6'],
    ['\u001b\u001b[m[201~', 'ESC (U+001B) in line 1, column 1'],
    ['a\n\u009b201~', 'U+009B in line 2, column 1'],
    ['\u007f', 'DEL (U+007F) in line 1, column 1'],
    ['a\0', 'NUL (U+0000) in line 1, column 2'],
    ['\u0085', 'U+0085 in line 1, column 1'],
  ])('refuses %j', (text, place) => {
    expect(() => pasteable(text)).toThrow(place)
  })

  it('never lets a control character through', () => {
    const piece = fc.constantFrom('\u001b', '[', 'm', '201~', '31', ';', 'K', '\r', '\n', '\u009b', 'x', '\u0003')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          expect(pasteable(pieces.join(''))).not.toMatch(CONTROL)
        } catch (error) {
          expect(error).toMatchObject({ kind: 'invalid-request' })
        }
      }),
    )
  })
})
