import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fit, plain, plainJson } from './plain.ts'

const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u

describe('plain', () => {
  it.each([
    ['a\u001b[31mb\nc\t\u009bd', 'a[31mbcd'],
    ['\u202egnp.exe\u2066x\u2069', 'gnp.exex'],
    ['a\u200b\u2060\ufeff\u{e0041}b', 'ab'],
    ['می‌خواهم 👩‍👧', 'می‌خواهم 👩‍👧'],
    [`a${'\u0301'.repeat(100)}b`, `a${'\u0301'.repeat(8)}b`],
  ])('makes %j a line that shows what it is', (text, line) => {
    expect(plain(text)).toBe(line)
  })

  it('leaves nothing unsafe in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plain(text)).not.toMatch(UNSAFE)
        expect(plain(plain(text))).toBe(plain(text))
        expect(fit(plain(text), 5)).not.toMatch(UNSAFE)
      }),
    )
  })
})

describe('plainJson', () => {
  it('escapes what a terminal would obey', () => {
    expect(plainJson({ a: '\u009b\u202e\u{e0041}\u007f' })).toBe('{"a":"\\u009b\\u202e\\udb40\\udc41\\u007f"}')
  })

  it('is safe, and says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(plainJson(value)).not.toMatch(UNSAFE)
        expect(JSON.parse(plainJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
