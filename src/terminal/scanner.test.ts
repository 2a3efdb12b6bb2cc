import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OutputScanner, type Scan } from './scanner.ts'

function scan(text: string | Buffer): Scan & { readonly lastLine: string; readonly alternate: boolean } {
  const scanner = new OutputScanner()
  const result = scanner.push(Buffer.from(text as string))
  return { ...result, lastLine: scanner.lastLine, alternate: scanner.alternate }
}

const LONG_TEXT = Buffer.from(Array.from({ length: 100 }, (_, at) => `line ${at}\r\n`).join(''))

/** Pieces that are too short to be skimmed. */
function inPieces(data: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(data.length / 100) }, (_, at) => data.subarray(at * 100, at * 100 + 100))
}

/** Expects of pieces that are pushed one by one what is said of them in one. */
function expectSame(pieces: readonly Buffer[]): void {
  const whole = new OutputScanner()
  const all = whole.push(Buffer.concat(pieces))
  const cut = new OutputScanner()
  let visible = false
  let redrawn = false
  let bells = 0
  let title: string | undefined
  const signals: unknown[] = []
  const changes: { offset: number; on: boolean }[] = []
  let base = 0
  for (const piece of pieces) {
    const result = cut.push(piece)
    visible ||= result.visible
    redrawn ||= result.redrawn
    bells += result.bells
    title = result.title ?? title
    signals.push(...result.signals)
    for (const change of result.alternateChanges) changes.push({ ...change, offset: change.offset + base })
    base += piece.length
  }
  expect({ visible, redrawn, bells, title, alternateChanges: changes, signals }).toEqual(all)
  expect([cut.lastLine, cut.openLine, cut.alternate]).toEqual([whole.lastLine, whole.openLine, whole.alternate])
}

describe('redrawn', () => {
  it.each([
    ['ink', 'x'],
    ['a blank', '\x1b[1;2H \x1b[7;3H'],
    ['a blank beyond ASCII', '\u00a0'],
    ['an erased line', '\x1b[2K'],
    ['an erased screen', '\x1b[J'],
    ['erased characters', '\x1b[8X'],
    ['the alternate screen', '\x1b[?1049h'],
    ['a line feed, which may scroll', '\n'],
    ['an index backwards, which may scroll', '\x1bM'],
    ['a reset', '\x1bc'],
    ['another number of columns', '\x1b[?3h'],
    ['a character repeated', '\x1b[3b'],
  ])('%s is', (_, text) => {
    expect(scan(text).redrawn).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['a cursor that moves and blinks', '\x1b[?25l\x1b[7;3H\x1b[2C\x1b[?25h\r'],
    ['a colour', '\x1b[38;2;1;2;3m'],
    ['a title', '\x1b]0;two words\x07'],
  ])('%s is not', (_, text) => {
    expect(scan(text).redrawn).toBe(false)
  })
})

describe('visible', () => {
  it.each([
    ['a letter', 'x'],
    ['a letter after spaces', '   x'],
    ['a letter beyond ASCII', 'é'],
    ['coloured text', '\x1b[31mred\x1b[0m'],
    ['text after a title', '\x1b]0;title\x07x'],
    ['text after an unknown 8-bit byte', Buffer.from([0x9b, 0x78])],
    ['text after a passed-through sequence', '\x1bPtmux;\x1b\x1b]52;c;x\x07\x1b\\x'],
  ])('%s is', (_, text) => {
    expect(scan(text).visible).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['spaces and line ends', '  \t\r\n\u00a0'],
    ['a bell', '\x07'],
    ['a title', '\x1b]0;working\x07'],
    ['a title ended by ST', '\x1b]2;working\x1b\\'],
    ['a window name', '\x1bkname\x1b\\'],
    ['progress', '\x1b]9;4;1;50\x07'],
    ['cursor moves and modes', '\x1b[2J\x1b[H\x1b[?25l\x1b[?2004h\x1b(B\x1b[1;31m'],
    ['a picture', '\x1bPq#0;2;0;0;0#0~~@@vv\x1b\\'],
    ['what tmux passes through', '\x1bPtmux;\x1b\x1b]52;c;x\x1b\x1b\\\x1b\\'],
    ['an application command', '\x1b_Gf=24;AAAA\x1b\\'],
    ['an unfinished title', '\x1b]0;working'],
    ['8-bit control characters in UTF-8', '\u009b\u0085'],
  ])('%s is not', (_, text) => {
    expect(scan(text).visible).toBe(false)
  })
})

describe('bells and titles', () => {
  it('counts bells, but not the end of a title', () => {
    expect(scan('\x07\x1b]0;t\x07\x07').bells).toBe(2)
  })

  it.each([
    ['\x1b]0;one\x07\x1b]2;two\x1b\\', 'two'],
    ['\x1b]1;icon\x07', undefined],
    ['\x1b]0;\x07', ''],
    ['\x1b]2;a\x01b\u009bc\u007f\x07', 'abc'],
    ['\x1b]0;été ✳\x07', 'été ✳'],
    ['\x1b]0;cancelled\x18', undefined],
    [`\x1b]0;${'é'.repeat(2000)}\x07`, 'é'.repeat(512)],
  ])('reads the title of %j', (text, title) => {
    expect(scan(text).title).toBe(title)
  })
})

describe('signals', () => {
  const status = { kind: 'status', state: 'working', blockedBy: '', app: '', message: '' }

  it.each([
    ['\x1b]7501;state=working\x1b\\', status],
    ['\x1b]7501;state=working:app=codex\x07', { ...status, app: 'codex' }],
    [
      '\x1b]7501;state=blocked:kind=permission:id=1:msg=YXBwcm92ZSBCYXNo:new=1\x07',
      { ...status, state: 'blocked', blockedBy: 'permission', message: 'approve Bash' },
    ],
    ['\x1b]9;Approval requested: ls\x07', { kind: 'notification', text: 'Approval requested: ls' }],
    ['\x1b]777;notify;Claude;needs you\x07', { kind: 'notification', text: 'Claude: needs you' }],
    ['\x1b]99;i=1:d=0;Claude Code\x1b\\', { kind: 'notification', text: 'Claude Code' }],
    ['\x1b]9;4;3;\x07', { kind: 'progress', state: 'running', percent: 0 }],
    ['\x1b]9;4;1;50\x07', { kind: 'progress', state: 'running', percent: 50 }],
    ['\x1b]9;4;0\x07', { kind: 'progress', state: 'none', percent: 0 }],
    ['\x1b]133;A\x07', { kind: 'prompt', at: 'prompt' }],
    ['\x1b]133;D;1\x07', { kind: 'prompt', at: 'finished' }],
    ['\x1bPtmux;\x1b\x1b]9;hello\x07\x1b\\', { kind: 'notification', text: 'hello' }],
    ['\x1bPtmux;\x1b\x1b]9;hello\x1b\x1b\\\x1b\\', { kind: 'notification', text: 'hello' }],
  ])('reads %j', (text, signal) => {
    expect(scan(text).signals).toEqual([signal])
  })

  it.each([
    '\x1b]7501;?\x1b\\',
    '\x1b]7501;state=dancing\x07',
    '\x1b]9;9;/home\x07',
    '\x1b]9;4;7\x07',
    '\x1b]133;Z\x07',
    '\x1b]8;;https://example.org\x07',
    '\x1b]777;notify;\x07',
    '\x1bPq]9;picture\x07\x1b\\',
    '\x1b]9;cancelled\x18',
  ])('sees none in %j', (text) => {
    expect(scan(text).signals).toEqual([])
  })

  it('counts a bell that is passed through, and takes no title from there', () => {
    const { bells, title } = scan('\x1bPtmux;\x07\x1b\x1b]0;outer\x07\x1b\\')
    expect({ bells, title }).toEqual({ bells: 1, title: undefined })
  })

  it('keeps no more of a piece than anybody would send', () => {
    expect(scan('\x1b]9;x\x07'.repeat(1000)).signals.length).toBe(64)
  })
})

describe('the alternate screen', () => {
  it('tells where it was entered and left', () => {
    expect(scan('ab\x1b[?1049hcd\x1b[?1049l').alternateChanges).toEqual([
      { offset: 10, on: true },
      { offset: 20, on: false },
    ])
  })

  it.each(['\x1b[?1047h', '\x1b[?47h', '\x1b[?25;1049h'])('is on after %j', (text) => {
    expect(scan(text).alternate).toBe(true)
  })

  it('reports changes only', () => {
    expect(scan('\x1b[?1049l\x1b[?1049h\x1b[?1049h').alternateChanges).toEqual([{ offset: 16, on: true }])
  })

  it('is left by a full reset', () => {
    expect(scan('\x1b[?1049h\x1bc').alternate).toBe(false)
  })
})

describe('lastLine', () => {
  it.each([
    ['one\r\ntwo\r\n\r\n', 'two'],
    ['one\r\ntwo', 'two'],
    ['10%\r 50%\r100%', '100%'],
    ['long text\r\x1b[Kshort', 'short'],
    ['long text\x1b[2K\rshort', 'short'],
    ['abc\b\bX', 'aXc'],
    ['a\tb', 'a       b'],
    ['\x1b[31mred\x1b[0m text', 'red text'],
    ['word\x1b[1Cword', 'word word'],
    ['\x1b]0;title\x07text', 'text'],
    ['status\x1b[Hother', 'other'],
    ['status\x1b[H\x1b[J', 'status'],
    ['before\r\n\x1b[?1049hscreen\x1b[5;1Hfragment', 'before'],
    ['a\x1b[?1049hb\r\nc\x1b[?1049ld', 'd'],
    ['日本語 ✅', '日本語 ✅'],
    ['x'.repeat(500), 'x'.repeat(200)],
  ])('of %j is %j', (text, line) => {
    expect(scan(text).lastLine).toBe(line)
  })

  it('shows garbage as replacement characters', () => {
    expect(scan(Buffer.from([0xe2, 0x82, 0x41, 0x80, 0xff, 0xed, 0xa0, 0x80])).lastLine).toBe(
      '\ufffdA\ufffd\ufffd\ufffd',
    )
  })
})

describe('the line that is being written', () => {
  const open = (text: string): string => {
    const scanner = new OutputScanner()
    scanner.push(Buffer.from(text))
    return scanner.openLine
  }

  it.each([
    ['goes on where the cursor was saved and put back', 'Proceed? [y/N] \x1b7\x1b8', 'Proceed? [y/N]'],
    ['so, too, by the other sequences', 'Name: \x1b[s(hint)\x1b[ux', 'Name: xhint)'],
    ['is another one when the cursor was saved on one before', '\x1b7one\r\ntwo\x1b8', ''],
    ['is another one when no cursor was saved', 'one\x1b8', ''],
    ['may be long', `remove ${'x'.repeat(500)}?`, `remove ${'x'.repeat(500)}?`],
  ])('%s', (_, text, line) => {
    expect(open(text)).toBe(line)
  })
})

describe('any input', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          '\x1b',
          '\x1b[',
          '\x1b]0;',
          '\x1bP',
          '\x1bPtmux;\x1b',
          '\x1b]7501;state=blocked:msg=AA',
          '\x1b]9;',
          '\x1b]133;',
          'A',
          '\x1b[?1049h',
          '\x1b[?1049l',
          '\x07',
          '\x1b\\',
          '\r\n',
          'é',
          '999',
        )
        .map((text) => Buffer.from(text)),
    ),
  )

  it('says the same however it is cut', () => {
    fc.assert(fc.property(pieces, (parts) => expectSame(parts)))
  })

  it.each([
    ['a character that was cut short', Buffer.concat([Buffer.from([0xe4]), LONG_TEXT])],
    ['a line that was overwritten', Buffer.concat([LONG_TEXT, Buffer.from('xx\b\b  \r\n')])],
    ['blank lines', Buffer.concat([LONG_TEXT, Buffer.from('  \r\n\n')])],
    ['a line without an end', Buffer.concat([LONG_TEXT, Buffer.from('more')])],
    ['no line with text', Buffer.from(`some${'\r\n'.repeat(600)}`)],
  ])('says the same of long text with %s', (_, text) => {
    expectSame(inPieces(text))
  })

  it('says the same of long text, which is skimmed, as of short pieces of it', () => {
    const words = ['x', '  two words', ' ', '\r\n', '\n', '\t', '\b', '\r ', 'a\rb', '\x07', 'é', '世界'].map((word) =>
      Buffer.from(word),
    )
    const text = fc.constantFrom(...words, Buffer.from([0xe4]))
    const line = fc.array(text, { maxLength: 6 }).map((parts) => Buffer.concat([...parts, Buffer.from('\r\n')]))
    const block = fc
      .tuple(fc.array(line, { maxLength: 20 }), fc.integer({ min: 1, max: 20 }))
      .map(([lines, times]) => Buffer.concat(Array.from({ length: times }, () => lines).flat()))
    const other = pieces.map((parts) => Buffer.concat(parts))
    fc.assert(
      fc.property(fc.array(fc.oneof(block, other)), (parts) => expectSame(inPieces(Buffer.concat(parts)))),
      { numRuns: 300 },
    )
  })

  it('never lets a control character into a title or a line', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const { title, lastLine } = scan(Buffer.concat(parts))
        expect(`${title ?? ''}${lastLine}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
        expect(lastLine.length).toBeLessThanOrEqual(400)
      }),
    )
  })
})
