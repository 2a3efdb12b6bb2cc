import { describe, expect, it } from 'vitest'
import { Transcript } from './transcript.ts'

const note = { text: 'note', ansi: 'note' }

type Part = string | typeof note

function drawn(...parts: readonly Part[]): string[] {
  const transcript = new Transcript({ cols: 10, rows: 3 })
  for (const part of parts) {
    if (typeof part === 'string') transcript.write(Buffer.from(part))
    else transcript.note(part)
  }
  return [...transcript.take(), ...transcript.screen()].map((line) => line.text)
}

describe('notes of a transcript', () => {
  it.each<[string, Part[], string[]]>([
    ['before the next line', ['one\r\n', note, 'two'], ['one', 'note', 'two']],
    ['behind a line that is not finished', ['on', note, 'e\r\ntwo'], ['one', 'note', 'two']],
    [
      'behind a line that wraps',
      ['a line of thr', note, 'ee rows and more\r\nb'],
      ['a line of three rows and more', 'note', 'b'],
    ],
    [
      'where lines have scrolled away',
      ['1\r\n2\r\n', note, '3\r\n4\r\n5\r\n6'],
      ['1', '2', 'note', '3', '4', '5', '6'],
    ],
    ['where the screen was cleared', ['1\r\n2', note, '\x1b[2J\x1b[H3\r\n'], ['1', '2', 'note', '3']],
    ['where the line above is written again', ['1\r\n2\r\n', note, '\x1b[2;1H2!\r\n3'], ['1', '2!', 'note', '3']],
    ['one after the other', ['1\r\n', note, note, '2'], ['1', 'note', 'note', '2']],
    ['with nothing behind them', ['1\r\n', note], ['1', 'note']],
  ])('stand %s', (_, parts, lines) => {
    expect(drawn(...parts)).toEqual(lines)
  })
})
