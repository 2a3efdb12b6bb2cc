import { beforeEach, describe, expect, it } from 'vitest'
import { Reading, type Outcome } from './reading.ts'
import type { LogText } from './text.ts'

let reading: Reading

beforeEach(() => {
  reading = new Reading('api', 'text')
  reading.resize({ columns: 60, rows: 5 })
  reading.replace(lines(10), 0)
})

function lines(count: number, above: LogText['above'] = 'nothing', from = 0, below = false): LogText {
  return { count, above, below, line: (index) => ({ text: `line ${index + from}`, ansi: '' }) }
}

function press(...keys: string[]): Outcome | undefined {
  return keys.map((key) => reading.press(key)).at(-1)
}

function screen(): string[] {
  return reading.frame().rows.map(({ ansi }) => ansi.replaceAll(/\u001b\[[\d;]*m/g, '').trimEnd())
}

const text = (): string[] => screen().slice(0, -1)
const footer = (): string => screen().at(-1) ?? ''
const from = (first: number): string[] => [0, 1, 2, 3].map((index) => `line ${first + index}`)

describe('Reading', () => {
  it('follows the end until scrolled up, and again at the end', () => {
    expect(text()).toEqual(from(6))
    reading.replace(lines(12), 0)
    expect([text(), footer()]).toEqual([from(8), expect.stringMatching(/^ api {2}following +↑ scroll/)])
    press('k')
    reading.replace(lines(20), 0)
    expect([text(), footer()]).toEqual([from(7), expect.stringContaining('line 11 of 20 · 55 %')])
    press('G')
    expect([text(), reading.following]).toEqual([from(16), true])
    press('up', 'down')
    expect(reading.following).toBe(true)
  })

  it('goes by pages, to the start and no farther', () => {
    press('page-up')
    expect(text()).toEqual(from(3))
    press('b', 'b')
    expect(text()).toEqual(from(0))
    press(' ')
    expect(text()).toEqual(from(3))
    press('home')
    expect(text()).toEqual(from(0))
    press('C-d')
    expect(text()).toEqual(from(2))
    press('C-u', 'wheel-down')
    expect(text()).toEqual(from(5))
    press('wheel-up')
    expect(text()).toEqual(from(0))
  })

  it('stays with its lines when older ones go', () => {
    press('k', 'k')
    reading.replace(lines(10, 'too-old', 2), -2)
    expect(text()).toEqual(from(4))
    reading.replace(lines(10, 'too-old', 9), -7)
    expect(text()).toEqual(from(9))
  })

  it('asks for older lines and goes on where it was', () => {
    reading.replace(lines(5, 'more', 95), 0)
    expect(press('b')).toBe('above')
    expect(footer()).toContain('reading what is above')
    reading.replace(lines(100), 95)
    expect(reading.extended()).toBe('done')
    expect(text()).toEqual(from(93))
  })

  it('says when older lines are not to be had', () => {
    reading.replace(lines(5, 'too-old'), 0)
    press('g')
    expect([text(), footer()]).toEqual([from(0), expect.stringContaining('older lines: t goes to a time')])
  })

  it('goes to a time, reads on from there when it is wanted, and follows again', () => {
    press('t', ...'90m')
    expect(footer()).toContain('go to (14:30, 2026-01-31 14:30, 2h): 90m')
    const outcome = press('enter')
    expect(outcome).toEqual({ timeMs: expect.closeTo(Date.now() - 90 * 60_000, -4) })
    reading.replaceAt(lines(20, 'more', 500, true), 10)
    expect([reading.extended(), text()]).toEqual(['done', from(510)])
    expect(footer()).toContain('line 14 of this part  more below')
    expect(press(' ')).toBe('done')
    expect(press(' ', ' ')).toBe('below')
    reading.replace(lines(40, 'more', 500, true), 0)
    expect([reading.extended(), text(), reading.following]).toEqual(['done', from(519), false])
    // What is looked for may be farther down.
    expect(press('/', ...'line 600', 'enter')).toBe('below')
    reading.replace(lines(200, 'more', 500, true), 0)
    expect([reading.extended(), text()[1]]).toEqual(['done', 'line 600'])
    expect(press('n')).toBe('below')
    press('G')
    expect(reading.following).toBe(true)
  })

  it('says how a time is named', () => {
    press('t', ...'noon')
    expect([press('enter'), footer()]).toEqual(['done', expect.stringContaining('no time: 14:30')])
  })

  it('finds below, else above, also in older lines', () => {
    press('g', '/', ...'line 8', 'enter')
    expect([text(), reading.following]).toEqual([from(6), false])
    press('n')
    expect(footer()).toContain('not found below')
    reading.replace(lines(5, 'more', 95), 0)
    expect(press('G', '/', ...'line 12', 'enter')).toBe('above')
    reading.replace(lines(100), 95)
    expect(reading.extended()).toBe('done')
    expect(text()).toEqual(from(11))
    press('/', ...'LINE', 'enter')
    expect(footer()).toContain('not found')
  })

  it('looks for what was typed before there was a text when it has come', () => {
    reading = new Reading('api', 'text')
    reading.resize({ columns: 60, rows: 5 })
    expect(press('/', ...'line 31', 'enter')).toBe('done')
    expect(footer()).toContain('reading')
    reading.replace(lines(50, 'more'), 0)
    expect(reading.extended()).toBe('done')
    expect([text(), reading.following]).toEqual([from(30), false])
    reading = new Reading('api', 'text')
    press('t', ...'2h', 'enter')
    reading.replace(lines(50, 'more'), 0)
    expect(reading.extended()).toHaveProperty('timeMs')
  })

  it('shows what is typed, with the cursor behind it', () => {
    press('/', 'q', '世')
    expect([footer(), reading.frame().cursor]).toEqual(['/q世', 4])
    press('backspace', 'backspace', 'backspace')
    expect(footer()).toContain('following')
    expect(press('/', 'escape')).toBe('done')
  })

  it('says that there is nothing, once that is known', () => {
    const unread = new Reading('api', 'text')
    expect(unread.frame().rows[0]?.ansi).toBe('')
    unread.replace(lines(0), 0)
    expect(unread.frame().rows[0]?.ansi).toContain('nothing yet')
  })

  it('closes', () => {
    expect(['q', 'escape', 'C-c'].map((key) => press(key))).toEqual(['close', 'close', 'close'])
  })

  it('says what became of the run', () => {
    reading.state = 'ended: completed'
    expect(footer()).toMatch(/^ api {2}ended: completed /)
  })

  it.each([
    [5, 2],
    [1, 1],
    [2, 3],
  ])('fits into %d × %d', (columns, rows) => {
    reading.resize({ columns, rows })
    for (const key of ['k', 'b', '/', 'x', 'enter', 'g', 'G']) {
      press(key)
      const shown = reading.frame().rows
      expect(shown).toHaveLength(rows)
      for (const { cells } of shown) expect(cells).toBeLessThanOrEqual(columns)
    }
  })
})
