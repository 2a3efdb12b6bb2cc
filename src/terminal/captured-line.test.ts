import { describe, expect, it } from 'vitest'
import { afterRows, plainText, rowsOf } from './captured-line.ts'

describe('plainText', () => {
  it.each([
    ['colours and links', '\x1b[1;31mred\x1b[0m \x1b]8;;http://a\x1b\\link\x1b]8;;\x1b\\  ', 'red link'],
    ['line drawing', '\x0eqqq\x0f', 'qqq'],
    ['tabs, as 3.6 and later print them', 'a\tbcdefgh\ti\t', 'a       bcdefgh i'],
  ])('is what a person reads: %s', (_, line, text) => {
    expect(plainText(Buffer.from(line))).toBe(text)
  })
})

describe('rowsOf', () => {
  it.each([
    ['nothing', '', 1],
    ['a full row', 'x'.repeat(10), 1],
    ['one more', 'x'.repeat(11), 2],
    ['three full rows', 'x'.repeat(30), 3],
    ['colours take no room', `\x1b[38;5;200m${'x'.repeat(10)}\x1b[0m`, 1],
    ['a wide character that does not fit goes to the next row', `${'x'.repeat(9)}漢x`, 2],
    ['wide characters', '漢'.repeat(6), 2],
    ['a tab', 'abc\tde', 1],
    ['a tab and what it pushes on', 'abc\tdef', 2],
  ])('counts %s', (_, line, rows) => {
    expect(rowsOf(Buffer.from(line), 10)).toBe(rows)
  })
})

describe('afterRows', () => {
  it.each([
    ['text', 'x'.repeat(25), 2, 'xxxxx'],
    ['colours that were set before', `\x1b[31m${'x'.repeat(12)}\x1b[m`, 1, '\x1b[31mxx\x1b[m'],
    ['a wide character that went to the next row', `${'x'.repeat(9)}漢x`, 1, '漢x'],
    ['nothing left', 'x'.repeat(10), 1, ''],
  ])('cuts %s', (_, line, rows, rest) => {
    expect(afterRows(Buffer.from(line), rows, 10).toString()).toBe(rest)
  })
})
