import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellWidth } from '../terminal/plain.ts'
import { wrap } from './rows.ts'

const RED = '\u001b[0;31m'
const RESET = '\u001b[0m'
const ansi = (line: string, width: number): string[] => wrap(line, width).map((row) => row.ansi)

describe('wrap', () => {
  it('makes one row of a line that fits, and of an empty one', () => {
    expect(wrap('abc', 3)).toEqual([{ ansi: 'abc', cells: 3 }])
    expect(wrap('', 3)).toEqual([{ ansi: '', cells: 0 }])
  })

  it('cuts by cells and leaves no half of a wide character', () => {
    expect(ansi('ab世界c', 3)).toEqual(['ab', '世', '界c'])
  })

  it('keeps marks with their character', () => {
    expect(ansi('abe\u0301c', 3)).toEqual(['abe\u0301', 'c'])
    expect(wrap('👩\u200d👧', 3)).toEqual([{ ansi: '👩\u200d👧', cells: 2 }])
  })

  it('takes colours over to the next row and ends them on each', () => {
    expect(ansi(`a${RED}bcd${RESET}e`, 2)).toEqual([`a${RED}b${RESET}`, `${RED}cd${RESET}`, 'e'])
  })

  it('lets no other control sequence through', () => {
    expect(ansi('a\u001b[2J\u0007\u009bb\u001b]0;x\u0007', 20)).toEqual(['a[2Jb]0;x'])
  })

  it('holds a character that is wider than the row', () => {
    expect(ansi('世界', 1)).toEqual(['世', '界'])
  })

  it('loses nothing and is never too wide', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '世', '🙂', 'é', '\u0301') })
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 9 }), (line, width) => {
        const rows = wrap(line, width)
        expect(rows.map((row) => row.ansi).join('')).toBe(line)
        for (const { ansi: row } of rows) expect(cellWidth(row)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
