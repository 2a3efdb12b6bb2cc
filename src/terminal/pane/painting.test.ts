import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PaneTerminal } from './pane-terminal.ts'

const SIZE = { cols: 12, rows: 5 }

function alternatePane(): PaneTerminal {
  const pane = new PaneTerminal(SIZE, { version: '3.3a', historyLimit: 100, alternateScreen: true })
  pane.write(Buffer.from('\x1b[?1049h'))
  return pane
}

/** The pane itself, and one that its painting was written to. */
function both(output: string): readonly [PaneTerminal, PaneTerminal] | undefined {
  const pane = alternatePane()
  pane.write(Buffer.from(output))
  const image = pane.painting()
  if (image === undefined) return undefined
  const copy = alternatePane()
  copy.write(Buffer.from(image))
  return [pane, copy]
}

function seen(pane: PaneTerminal): unknown {
  const wrapped = pane.shown.map((row) => row.wrapped)
  return { rows: pane.captured({ escapes: true }).map((row) => row.trimEnd()), cursor: pane.cursor, wrapped }
}

const PIECES = [
  ['a', 'word ', 'a line that wraps ', '漢字', 'e\u0301', '⚠️', '\r', '\n', '\r\n', '\t', '\b'],
  ['\x1b[1;31m', '\x1b[m', '\x1b[48;5;17m', '\x1b[38;2;1;2;3m', '\x1b[4:3m', '\x1b[7m', '\x1b[9m'],
  ['\x1b[H', '\x1b[3;4H', '\x1b[5;12H', '\x1b[2J', '\x1b[K', '\x1b[1K', '\x1b[2;4r', '\x1b[r', '\x1b[2L', '\x1b[M'],
  [
    '\x1b[3@',
    '\x1b[2P',
    '\x1b[2X',
    '\x1b[S',
    '\x1b[T',
    '\x1bM',
    '\x1b(0qqx\x1b(B',
    '\x1b]8;;https://example.org\x1b\\',
  ],
  ['\x1b]8;;\x1b\\', '\x1b[?7l', '\x1b[?7h', '\x1b[4h', '\x1b[4l', '\x1b[?6h', '\x1b[?6l', '\x1b)0', '\x0e', '\x0f'],
].flat()

describe('the painting of a screen', () => {
  it('paints the same again, and goes on as it would', () => {
    const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 })
    fc.assert(
      fc.property(pieces, pieces, (before, after) => {
        const panes = both(before.join(''))
        if (panes === undefined) return
        const [pane, copy] = panes
        expect(seen(copy)).toEqual(seen(pane))
        for (const each of panes) each.write(Buffer.from(after.join('')))
        expect(seen(copy)).toEqual(seen(pane))
      }),
      { numRuns: 500 },
    )
  })

  it.each(['\x1b[3', '\xe2', '\x1b]8;;x', '\x1b(0', '\x1b[?6h', '\x1b[4h', '\x1b[?7l', 'twelve cells'])(
    'is none after %j',
    (output) => {
      const pane = alternatePane()
      pane.write(Buffer.from(output, 'latin1'))
      expect(pane.painting()).toBeUndefined()
    },
  )
})
