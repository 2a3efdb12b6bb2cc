import { describe, expect, it } from 'vitest'
import { PaneTerminal, type PaneOptions } from './pane-terminal.ts'

const DEFAULTS = { version: '3.3a', historyLimit: 2000, alternateScreen: true }

function pane(cols: number, rows: number, options: Partial<PaneOptions> = {}): PaneTerminal {
  return new PaneTerminal({ cols, rows }, { ...DEFAULTS, ...options })
}

function written(terminal: PaneTerminal, text: string): string[] {
  terminal.write(Buffer.from(text))
  return terminal.captured().map((line) => line.trimEnd())
}

function numbered(count: number): string {
  return Array.from({ length: count }, (_, at) => `line ${at + 1}\r\n`).join('')
}

describe('a pane', () => {
  it.each([
    ['3.3a', 1],
    ['3.5a', 2],
    ['3.8', 2],
  ])('of tmux %s makes an emoji %i wide that a variation selector asks for', (version, cells) => {
    const terminal = pane(20, 3, { version })
    terminal.write(Buffer.from('⚠️'))
    expect(terminal.cursor.x).toBe(cells)
    terminal.write(Buffer.from('\x1b[9GX'))
    expect(terminal.cursor.x).toBe(9)
  })

  it('takes widths from the options', () => {
    const narrow = pane(20, 3, { version: '3.8', variationSelectorAlwaysWide: false })
    narrow.write(Buffer.from('⚠️'))
    expect(narrow.cursor.x).toBe(1)
    const given = pane(20, 3, { version: '3.8', codepointWidths: new Map([[0xe000, 2]]) })
    given.write(Buffer.from('\ue000'))
    expect(given.cursor.x).toBe(2)
  })

  it('keeps what scrolls out of any region', () => {
    const terminal = pane(20, 10)
    const lines = written(terminal, `HEADER\x1b[2;10r\x1b[2;1H${numbered(20)}`)
    expect(terminal.historySize).toBe(12)
    expect(lines.slice(0, 3)).toEqual(['line 1', 'line 2', 'line 3'])
    expect(lines[12]).toBe('HEADER')
  })

  it('ignores impossible margins', () => {
    expect(written(pane(20, 10), 'one\r\ntwo\x1b[5;3r\x1b[2S').slice(0, 2)).toEqual(['one', 'two'])
  })

  it('draws nothing of what is passed through to the terminal outside', () => {
    expect(written(pane(20, 3), 'one\x1bPtmux;\x1b\x1b[1;1H\x1b\\two')[0]).toBe('onetwo')
  })

  it('counts the place behind the last column when it goes back', () => {
    expect(written(pane(40, 3), `${'x'.repeat(45)}${'\b \b'.repeat(8)}END`)[0]).toBe(`${'x'.repeat(37)}END`)
  })

  it('shows the alternate screen where the normal one is when that is off', () => {
    const text = `before\r\n\x1b[?1049h${numbered(24)}\x1b[?1049lafter`
    expect(written(pane(20, 5, { alternateScreen: false }), text)).toEqual([
      'before',
      ...Array.from({ length: 24 }, (_, at) => `line ${at + 1}`),
      'after',
    ])
    expect(written(pane(20, 5), text).filter(Boolean)).toEqual(['before', 'after'])
  })

  it('keeps a line of any length as one', () => {
    const lines = written(pane(80, 24), 'x'.repeat(70_000))
    expect(lines.map(({ length }) => length).filter((length) => length > 0)).toEqual([70_000])
  })

  it('brings lines back from the history when it grows, and wraps them anew', () => {
    const terminal = pane(10, 4)
    terminal.write(Buffer.from(`${numbered(6)}a line of more than ten cells`))
    terminal.resize(40, 6)
    expect(terminal.captured().at(-1)).toBe('a line of more than ten cells')
    expect(terminal.historySize).toBe(1)
  })

  it('forgets the oldest tenth of a history that is full', () => {
    const terminal = pane(20, 2, { historyLimit: 10 })
    terminal.write(Buffer.from(numbered(100)))
    expect(terminal.historySize).toBeGreaterThanOrEqual(9)
    expect(terminal.captured().at(-2)).toBe('line 100')
  })

  it('gives up a string whose end does not come in time, and the style with it', () => {
    const terminal = pane(20, 2)
    terminal.write(Buffer.from('\x1b[31mred\x1b]0;title'))
    terminal.rest(3000)
    terminal.write(Buffer.from(' without an end'))
    terminal.rest(1999)
    expect(written(terminal, '!')[0]).toBe('red')
    terminal.rest(1)
    expect(written(terminal, 'text')[0]).toBe('redtext')
    expect(terminal.captured({ escapes: true })[0]).toBe('\x1b[31mred\x1b[39mtext')
  })

  it('waits for the end of anything but a string', () => {
    const terminal = pane(20, 2)
    terminal.write(Buffer.from('\x1b[3'))
    terminal.rest(60_000)
    expect(written(terminal, '1mred')[0]).toBe('red')
    expect(terminal.captured({ escapes: true })[0]).toBe('\x1b[31mred')
  })

  it.each([
    ['3.7c', 1025],
    ['3.8', 1024],
  ])('of tmux %s knows links of %i bytes', (version, bytes) => {
    const terminal = pane(20, 2, { version })
    terminal.write(Buffer.from(`\x1b]8;;${'u'.repeat(bytes)}\x07link\x1b]8;;${'v'.repeat(8175)}\x07none`))
    const [line = ''] = terminal.captured({ escapes: true })
    expect(line).toContain(`\x1b]8;;${'u'.repeat(bytes)}\x1b\\link`)
    expect(line).not.toContain('v')
  })

  it('knows no longer links in tmux 3.8', () => {
    const terminal = pane(20, 2, { version: '3.8' })
    expect(written(terminal, `\x1b]8;;${'u'.repeat(1025)}\x07none`)[0]).toBe('none')
    expect(terminal.captured({ escapes: true })[0]).toBe('none')
  })

  it('goes below a picture of any size that tmux reads', () => {
    const band = '#1!100~$#2!100~$'.repeat(1000)
    const terminal = pane(20, 30, { version: '3.8' })
    terminal.write(Buffer.from(`\x1bPq${`${band}-`.repeat(60)}\x1b\\`))
    // 360 pixels in cells of 32.
    expect(terminal.cursor).toEqual({ x: 0, y: 12 })
    terminal.write(Buffer.from(`\x1bPq${`${band}-`.repeat(70)}\x1b\\`))
    expect(terminal.cursor.y).toBe(12)
  })

  it('says when tmux looks for the cursor where there are no rows', () => {
    const terminal = pane(8, 1, { historyLimit: 0 })
    terminal.write(Buffer.from('x'.repeat(8)))
    terminal.resize(9, 1)
    expect(terminal.astray).toBe(false)
    // The row goes on in the next one, which there is not.
    terminal.write(Buffer.from('x'.repeat(10)))
    terminal.resize(14, 1)
    expect(terminal.astray).toBe(true)
    expect(terminal.cursor).toEqual({ x: 9, y: 0 })
  })

  it('reads pieces as it reads the whole', () => {
    const text = `\x1b[31mréd\x1b[0m 漢字 👩‍👧 \x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\\r\n${numbered(5)}\x1bPq#0~\x1b\\end`
    const whole = pane(12, 4, { version: '3.8' })
    whole.write(Buffer.from(text))
    const pieces = pane(12, 4, { version: '3.8' })
    for (const byte of Buffer.from(text)) pieces.write(Uint8Array.of(byte))
    expect(pieces.captured({ escapes: true })).toEqual(whole.captured({ escapes: true }))
    expect(pieces.cursor).toEqual(whole.cursor)
  })
})
