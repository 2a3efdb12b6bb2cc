import { describe, expect, it } from 'vitest'
import type { Kept } from './full-screen.ts'
import { Transcript } from './transcript.ts'

const CLEAR = '\x1b[2J\x1b[3J\x1b[H'
const words = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `number ${at} of the lines that are painted by this program again and again`)

/** A text as a program wraps it that does so itself. */
function wrapped(lines: readonly string[], cols: number): string {
  const rows = lines.flatMap((line) => line.match(new RegExp(`.{1,${cols}}(?: |$)`, 'g')) ?? [])
  return rows.map((row) => `${row.trim()}\r\n`).join('')
}

function read(kept: Kept, ...steps: readonly (string | { cols: number; rows: number })[]): string[] {
  const transcript = new Transcript({ cols: 60, rows: 10 })
  transcript.keep(kept)
  transcript.noteOfRepaint = (lines) => ({ text: `note: ${lines}`, ansi: '' })
  for (const step of steps) {
    if (typeof step === 'string') transcript.write(Buffer.from(step))
    else transcript.resize(step.cols, step.rows)
  }
  return [...transcript.take(), ...transcript.screen()].map(({ text }) => text).filter((text) => text !== '')
}

const joined = (lines: readonly string[]): string => lines.join(' ')

describe('a text that is cleared and painted again', () => {
  it('is there once when it answers new sizes, with a note', () => {
    const text = words(40)
    const sizes = [
      { cols: 40, rows: 10 },
      { cols: 80, rows: 12 },
      { cols: 30, rows: 8 },
      { cols: 60, rows: 10 },
    ]
    const repaints = sizes.flatMap((size) => [size, CLEAR + wrapped(text, size.cols - 1)])
    const lines = read('screen', wrapped(text, 59), ...repaints, 'and it goes on\r\nlast')
    const [note, ...rest] = lines.filter((line) => !joined(text).includes(line))
    expect(rest).toEqual(['and it goes on', 'last'])
    expect(note).toMatch(/^note: \d+$/)
    expect(joined(lines.filter((line) => joined(text).includes(line)))).toBe(joined(text))
  })

  it('is there once when an agent does so', () => {
    const text = words(20)
    const lines = read('conversation', wrapped(text, 59), CLEAR + wrapped(text, 59), 'new\r\n')
    expect(joined(lines.filter((line) => !line.startsWith('note')))).toBe(`${joined(text)} new`)
  })

  it('has what is new in it', () => {
    const [before, after] = [words(12), [...words(6), 'this was folded before and is not now', ...words(12).slice(6)]]
    const lines = read('conversation', wrapped(before, 59), CLEAR + wrapped(after, 59), 'new\r\n')
    expect(lines.filter((line) => line.startsWith('this was'))).toHaveLength(1)
    expect(lines.at(-1)).toBe('new')
    expect(lines.filter((line) => line.startsWith('number 3'))).toHaveLength(1)
  })

  it('is no other text whose lines stand within lines that were there', () => {
    const [before, after] = ['result of run 7: all tests passed in module 7', 'run 7: all tests passed']
    expect(read('conversation', `${before}\r\n`, `${CLEAR}${after}\r\n`)).toEqual([before, after])
  })

  it('is there again where it comes later than an answer would', () => {
    const text = words(12)
    const transcript = new Transcript({ cols: 60, rows: 10 })
    transcript.cameAt(1000)
    transcript.write(Buffer.from(wrapped(text, 59)))
    transcript.resize(60, 9)
    transcript.cameAt(9000)
    transcript.write(Buffer.from(`${CLEAR}${wrapped(text, 59)}`))
    expect(joined([...transcript.take(), ...transcript.screen()].map((line) => line.text))).toBe(
      `${joined(text)} ${joined(text)}`,
    )
  })

  it('is there again where an agent begins anew', () => {
    const transcript = new Transcript({ cols: 60, rows: 10 })
    transcript.keep('conversation')
    transcript.cameAt(1000)
    transcript.write(Buffer.from(`${wrapped(words(4), 59)}> /clear\r\n${CLEAR}`))
    transcript.cameAt(9000)
    transcript.write(Buffer.from(wrapped(words(4), 59)))
    expect(joined([...transcript.take(), ...transcript.screen()].map((line) => line.text))).toBe(
      `${joined(words(4))} > /clear ${joined(words(4))}`,
    )
  })

  it('is there as often as a command writes it', () => {
    const text = words(12)
    const lines = read('screen', wrapped(text, 59), CLEAR + wrapped(text, 59))
    expect(joined(lines)).toBe(`${joined(text)} ${joined(text)}`)
  })
})
