import { describe, expect, it } from 'vitest'
import { Painter } from './painter.ts'

const size = { columns: 3, rows: 2 }
const frame = (...rows: string[]) => ({ rows: rows.map((ansi) => ({ ansi, cells: ansi.length })), cursor: undefined })

describe('Painter', () => {
  it('writes changed rows only, and does not erase the last cell of a full one', () => {
    const painter = new Painter()
    expect(painter.paint(frame('a', 'bcd'), size)).toBe('\u001b[1;1Ha\u001b[K\u001b[2;1Hbcd')
    expect(painter.paint(frame('a', 'bcd'), size)).toBe('')
    expect(painter.paint(frame('a'), size)).toBe('\u001b[2;1H\u001b[K')
  })

  it('writes everything at another size', () => {
    const painter = new Painter()
    painter.paint(frame('a'), size)
    expect(painter.paint(frame('a'), { columns: 4, rows: 1 })).toBe('\u001b[1;1Ha\u001b[K')
  })

  it('shows the cursor while there is one', () => {
    const painter = new Painter()
    painter.paint(frame('a', '/x'), size)
    expect(painter.paint({ ...frame('a', '/x'), cursor: 2 }, size)).toBe('\u001b[2;3H\u001b[?25h')
    expect(painter.paint(frame('a', '/x'), size)).toBe('\u001b[?25l')
  })
})
