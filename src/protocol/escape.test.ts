import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unescapeBuffer, unescapeOutput } from './escape.ts'
import { escapeOutput } from './testing/wire.ts'

const unescape = (text: string): string => {
  const line = Buffer.from(text, 'latin1')
  return line.toString('latin1', 0, unescapeOutput(line, 0, line.length))
}

describe('unescapeOutput', () => {
  it('decodes what tmux encodes, whatever the bytes and wherever they stand in the line', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), fc.nat(20), (bytes, before, after) => {
        const wire = escapeOutput(bytes)
        const line = Buffer.concat([Buffer.alloc(before, '\\'), wire, Buffer.alloc(after, '0')])
        const end = unescapeOutput(line, before, before + wire.length)
        expect(line.subarray(before, end).equals(bytes)).toBe(true)
        expect(line.subarray(0, before).equals(Buffer.alloc(before, '\\'))).toBe(true)
        expect(line.subarray(before + wire.length).equals(Buffer.alloc(after, '0'))).toBe(true)
      }),
    )
  })

  it.each([
    ['plain é\x7f\xff', 'plain é\x7f\xff'],
    ['a\\015\\012', 'a\r\n'],
    ['\\134', '\\'],
    ['\\000', '\0'],
    ['\\377', '\xff'],
    ['\\0011', '\x011'],
  ])('decodes %j', (wire, bytes) => {
    expect(unescape(wire)).toBe(bytes)
  })

  it.each(['\\', '\\0', '\\01', 'a\\n', '\\8', '\\018', '\\400', '\\ 01', '\\\\\\'])(
    'keeps the malformed %j',
    (wire) => {
      expect(unescape(wire)).toBe(wire)
    },
  )

  it('goes on after a malformed escape', () => {
    expect(unescape('\\x\\012\\\\041')).toBe('\\x\n\\!')
  })
})

describe('unescapeBuffer', () => {
  it('decodes what tmux encodes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const encoded = Array.from(bytes, (byte) =>
          byte === 0x5c ? '\\\\' : byte < 0x20 ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte),
        )
        expect(unescapeBuffer(Buffer.from(encoded.join(''), 'latin1')).equals(bytes)).toBe(true)
      }),
    )
  })

  it.each([
    ['\\033[31m', '\x1b[31m'],
    ['\\\\033', '\\033'],
    ['\\\\\\033', '\\\x1b'],
    ['\\', '\\'],
    ['\\0', '\\0'],
  ])('decodes %j', (text, bytes) => {
    expect(unescapeBuffer(Buffer.from(text)).toString()).toBe(bytes)
  })
})
