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

  describe('with spans', () => {
    const span = (column: number, width: number, ansi: string) => ({ column, width, ansi, cells: ansi.length })
    const wide = { columns: 10, rows: 1 }
    const row = (...spans: ReturnType<typeof span>[]) => ({ rows: [spans], cursor: undefined })

    it('writes the changed ones only, each from its own column on', () => {
      const painter = new Painter()
      expect(painter.paint(row(span(0, 4, 'ab'), span(4, 6, 'cd')), wide)).toBe(
        '\u001b[1;1H\u001b[K\u001b[1;1H\u001b[4Xab\u001b[1;5Hcd\u001b[K',
      )
      expect(painter.paint(row(span(0, 4, 'ab'), span(4, 6, 'cd')), wide)).toBe('')
      expect(painter.paint(row(span(0, 4, 'ab'), span(4, 6, 'ce')), wide)).toBe('\u001b[1;5Hce\u001b[K')
      expect(painter.paint(row(span(0, 4, 'abxy'), span(4, 6, 'ce')), wide)).toBe('\u001b[1;1Habxy')
    })

    it('writes the one behind a text whose width may be counted otherwise', () => {
      const painter = new Painter()
      painter.paint(row(span(0, 4, 'ab'), span(4, 6, 'cd')), wide)
      const output = '\u001b[1;1H\u001b[4X世\u001b[1;5Hcd\u001b[K'
      expect(painter.paint(row(span(0, 4, '世'), span(4, 6, 'cd')), wide)).toBe(output)
      expect(painter.paint(row(span(0, 4, 'ab'), span(4, 6, 'cd')), wide)).toBe(output.replace('世', 'ab'))
    })

    it('begins a row that is cut otherwise anew', () => {
      const painter = new Painter()
      painter.paint(row(span(0, 4, 'ab'), span(4, 6, 'cd')), wide)
      expect(painter.paint({ rows: [{ ansi: 'x', cells: 1 }], cursor: undefined }, wide)).toBe('\u001b[1;1Hx\u001b[K')
    })
  })
})
