import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { USUAL_TRAITS } from './pane/traits.ts'
import type { Line } from './styled-line.ts'
import { Transcript } from './transcript.ts'

const SIZE = { cols: 20, rows: 4 }

function render(output: string, size = SIZE): { final: string[]; screen: string[]; transcript: Transcript } {
  const transcript = new Transcript(size)
  transcript.write(Buffer.from(output))
  return { final: texts(transcript.take()), screen: texts(transcript.screen()), transcript }
}

function texts(lines: readonly Line[]): string[] {
  return lines.map((line) => line.text)
}

function numbered(count: number): string {
  return Array.from({ length: count }, (_, line) => `line ${line}\r\n`).join('')
}

describe('lines', () => {
  it('are final when they have left the screen, the rest is on it', () => {
    const { final, screen } = render(numbered(6))
    expect(final).toEqual(['line 0', 'line 1', 'line 2'])
    expect(screen).toEqual(['line 3', 'line 4', 'line 5'])
  })

  it('are all there, however many scroll by at once', () => {
    const transcript = new Transcript(SIZE)
    transcript.write(Buffer.from(`${'\n'.repeat(20_000)}\r${numbered(20_000)}`))
    const lines = texts([...transcript.take(), ...transcript.screen()]).filter((line) => line !== '')
    expect(lines).toEqual(numbered(20_000).trimEnd().split('\r\n'))
  })

  it('join the rows they wrap over, on and off the screen', () => {
    const long = 'abcdefghij'.repeat(7)
    expect(render(long).screen).toEqual([long])
    expect(render(`${long}${long}`)).toMatchObject({ final: [], screen: [`${long}${long}`] })
    expect(render(`${long}\r\n${numbered(4)}`).final).toEqual([long, 'line 0'])
  })

  it('join wide characters that did not fit without a hole', () => {
    expect(render('日本語'.repeat(5), { cols: 5, rows: 9 }).screen).toEqual(['日本語'.repeat(5)])
  })

  it('without an end are cut', () => {
    const { final, screen } = render('x'.repeat(2_100_000))
    expect(final).toHaveLength(1)
    expect([...final, ...screen].join('')).toBe('x'.repeat(2_100_000))
  })

  it('keep what was overwritten last', () => {
    expect(render('10%\r20%\rdone\r\nnext').screen).toEqual(['done', 'next'])
  })

  it('count characters as tmux does', () => {
    expect(render('✅|\x1b[1;4H|\r\ne\u0301|\x1b[2;3H|').screen).toEqual(['✅||', 'e\u0301||'])
    expect(render('👨‍👩‍👧|\x1b[3G|').screen).toEqual(['👨‍👩‍👧|'])
  })

  it('survive characters cut anywhere', () => {
    const transcript = new Transcript({ cols: 80, rows: 4 })
    const text = '… — “q” ✅ 日本 \x1b]0;t\x07\x1bkname\x1b\\end'
    for (const byte of Buffer.from(text)) transcript.write(Buffer.of(byte))
    expect(texts(transcript.screen())).toEqual(['… — “q” ✅ 日本 end'])
  })

  it('hold nothing that reorders or hides text', () => {
    expect(render('a\u202eb\u200bc\u2066d\u0090e\u009bf').screen).toEqual(['abcdef'])
  })
})

describe('clearing', () => {
  it.each(['\x1b[2J', '\x1b[H\x1b[J', '\x1b[H\x1b[2J\x1b[3J', '\x1bc'])(
    'with %j keeps what was on the screen',
    (clear) => {
      const { final, screen } = render(`one\r\ntwo${clear}\x1b[Hthree`)
      expect(final).toEqual(['one', 'two'])
      expect(screen).toEqual(['three'])
    },
  )

  it('of the history loses no line', () => {
    expect(render(`${numbered(5)}\x1b[3J${numbered(4)}`).final.slice(0, 5)).toEqual(numbered(5).trimEnd().split('\r\n'))
  })

  it('of a part of the screen makes nothing final', () => {
    expect(render('one\r\ntwo\x1b[J\x1b[1J').final).toEqual([])
  })

  it('does not repeat lines that left the screen before', () => {
    const { final } = render(`${numbered(5)}\x1b[2J\x1b[H${numbered(5)}\x1b[2J`)
    expect(final).toEqual(`${numbered(5)}${numbered(5)}`.trimEnd().split('\r\n'))
  })
})

describe('scrolling', () => {
  it('out of a region at the top makes lines final', () => {
    const { final, screen } = render('one\r\ntwo\r\nthree\r\nfour\x1b[1;3r\x1b[3;1H\nnew')
    expect(final).toEqual(['one'])
    expect(screen).toEqual(['two', 'three', 'new', 'four'])
  })

  it('up by command does too', () => {
    const { final, screen } = render('one\r\ntwo\r\nthree\x1b[2S')
    expect(final).toEqual(['one', 'two'])
    expect(screen).toEqual(['three'])
  })
})

describe('the alternate screen', () => {
  it('leaves what it shows last, behind the lines that stood there before', () => {
    const { final, screen, transcript } = render(`before\r\nhalf\x1b[?1049h\x1b[H${numbered(9)}`)
    expect(transcript.alternate).toBe(true)
    expect(final).toEqual(['before'])
    expect(screen).toEqual(['line 6', 'line 7', 'line 8'])
    expect(texts(transcript.behind())).toEqual(['half'])
    transcript.write(Buffer.from(`\x1b[?1049l${numbered(4)}`))
    // Line 5 has made room for nothing.
    expect(texts(transcript.take())).toEqual(['line 5', 'line 6', 'line 7', 'line 8', 'halfline 0'])
    expect(texts(transcript.screen())).toEqual(['line 1', 'line 2', 'line 3'])
    expect(transcript.behind()).toEqual([])
  })

  it('leaves what it showed before it went to a new line and left, as vim does', () => {
    const page = '\x1b[?1049h\x1b[Hhello\r\n~\r\n\r\n"x" written'
    expect(render(`${page}\r\r\n\x1b[?1049l`).final).toEqual(['hello', '~', '', '"x" written'])
    expect(render(`${page}\r\r\n\n\x1b[?1049l`).final).toEqual(['hello', '~', '', '"x" written'])
    expect(render(`${page}\r\r\nbye\x1b[?1049l`).final).toEqual(['~', '', '"x" written', 'bye'])
  })

  it('leaves what it shows where another program takes the place of its own', () => {
    const transcript = new Transcript(SIZE)
    transcript.write(Buffer.from('$ less\r\n\x1b[?1049h\x1b[Hpage\x1b[2;3r\x1b(0'))
    transcript.begin()
    transcript.write(Buffer.from(`$ seq\r\n${numbered(6)}`))
    expect(texts([...transcript.take(), ...transcript.screen()])).toEqual([
      '$ less',
      'page',
      '$ seq',
      ...numbered(6).trimEnd().split('\r\n'),
    ])
  })

  it('leaves nothing where that is not wanted', () => {
    const transcript = new Transcript(SIZE)
    transcript.keep('nothing')
    transcript.write(Buffer.from(`before\r\n\x1b[?1049h\x1b[H${numbered(9)}\x1b[?1049lafter`))
    expect(texts([...transcript.take(), ...transcript.screen()])).toEqual(['before', 'after'])
  })

  it('leaves what it shows before the lines of the image that the pane was painted with after it had gone', () => {
    const transcript = new Transcript(SIZE)
    transcript.write(Buffer.from('before\r\n\x1b[?1049h\x1b[Hfull'))
    transcript.repaints()
    transcript.write(Buffer.from(`\x1b[?1049l\x1b[1;1Hbefore\r\n${numbered(6)}`))
    const painted = texts(transcript.take())
    const expected = ['before', 'full', ...numbered(6).trimEnd().split('\r\n')]
    // The image may have been cut off there.
    expect([...painted, ...texts(transcript.screen())]).toEqual(expected)
    transcript.continues()
    expect([...painted, ...texts([...transcript.take(), ...transcript.screen()])]).toEqual(expected)
  })

  it.each([0, 2, 500, 2000])('repeats no line before it that an image paints again, history limit %i', (limit) => {
    const transcript = new Transcript(SIZE, { ...USUAL_TRAITS, historyLimit: limit })
    transcript.write(Buffer.from(`${numbered(600)}\x1b[?1049h\x1b[Hfull`))
    const lines = texts(transcript.take())
    transcript.repaints()
    transcript.write(Buffer.from('\x1b[?1049l\x1b[3;1Hline 599\r\n'))
    for (let line = 600; line < 1200; line += 1) transcript.write(Buffer.from(`line ${line}\r\n`))
    transcript.continues()
    lines.push(...texts([...transcript.take(), ...transcript.screen()]))
    expect(lines.filter((line) => line !== 'full')).toEqual(numbered(1200).trimEnd().split('\r\n'))
  })

  it.each([0, 2, 500])('does not take a line for one that stood there before, history limit %i', (limit) => {
    const transcript = new Transcript(SIZE, { ...USUAL_TRAITS, historyLimit: limit })
    transcript.write(Buffer.from('same\r\nsame\r\n\x1b[?1049h\x1b[?1049l'))
    for (let line = 0; line < 1100; line += 1) transcript.write(Buffer.from('same\r\n'))
    expect(texts([...transcript.take(), ...transcript.screen()])).toHaveLength(1102)
  })

  it('loses no line that left the normal screen just before', () => {
    expect(render(`${numbered(9)}\x1b[?1049hx\x1b[?1049l${numbered(4)}`).final.slice(0, 9)).toEqual(
      numbered(9).trimEnd().split('\r\n'),
    )
  })
})

describe('resizing', () => {
  it('neither loses nor repeats a line', () => {
    const transcript = new Transcript(SIZE)
    const lines: string[] = []
    const sizes = [SIZE, { cols: 7, rows: 3 }, { cols: 60, rows: 9 }, { cols: 5, rows: 2 }, { cols: 80, rows: 24 }]
    for (const [index, { cols, rows }] of sizes.entries()) {
      transcript.resize(cols, rows)
      transcript.write(Buffer.from(Array.from({ length: 10 }, (_, line) => `${index} long line ${line}\r\n`).join('')))
      lines.push(...texts(transcript.take()))
    }
    lines.push(...texts(transcript.screen()))
    expect(lines.filter((line) => line !== '')).toEqual(
      sizes.flatMap((_, index) => Array.from({ length: 10 }, (__, line) => `${index} long line ${line}`)),
    )
  })

  it.each([
    [80, 40],
    [40, 80],
    [30, 33],
    [33, 30],
    [50, 7],
    [7, 50],
  ])('and the line that is being written goes on, from %i to %i columns', (from, to) => {
    for (const sample of [
      'the words of a line that is not finished yet, some of them in a ',
      '日本語の文字は二つの桁をとる',
    ]) {
      const transcript = new Transcript({ cols: from, rows: 10 })
      transcript.write(Buffer.from(`one\r\n${sample}`))
      transcript.resize(to, 10)
      transcript.write(Buffer.from('new\r\nnext'))
      expect(texts([...transcript.take(), ...transcript.screen()])).toEqual(['one', `${sample}new`, 'next'])
    }
  })

  it.each([
    [20, 10, 40, 10],
    [40, 10, 20, 10],
    [33, 10, 50, 3],
    [50, 3, 33, 12],
  ])('loses no character wherever a line has come, from %ix%i to %ix%i', (cols, rows, newCols, newRows) => {
    const line = 'the quick brown fox jumps over the lazy dog; '.repeat(4)
    for (let written = 1; written < line.length; written += 1) {
      const transcript = new Transcript({ cols, rows })
      transcript.write(Buffer.from(`one\r\n${line.slice(0, written)}`))
      transcript.resize(newCols, newRows)
      transcript.write(Buffer.from(`${line.slice(written)}\r\nnext`))
      expect(texts([...transcript.take(), ...transcript.screen()])).toEqual(['one', line.trimEnd(), 'next'])
    }
  })

  it('goes on below what stands there when the screen was full', () => {
    const transcript = new Transcript({ cols: 20, rows: 4 })
    transcript.write(Buffer.from(`${'one two three four five\r\n'.repeat(6)}> half`))
    transcript.resize(10, 4)
    transcript.write(Buffer.from(' and half of it\r\n'))
    expect(texts([...transcript.take(), ...transcript.screen()])).toEqual([
      ...Array.from({ length: 6 }, () => 'one two three four five'),
      '> half and half of it',
    ])
  })

  it('cuts no escape sequence in two', () => {
    const transcript = new Transcript({ cols: 20, rows: 4 })
    for (const piece of ['one \x1b[3', '1mred\x1b]0;ti', 'tle\x07 \x1b', '[0m\x1b(', 'B. ']) {
      transcript.write(Buffer.from(piece))
      transcript.resize(20 + piece.length, 4)
    }
    expect(texts(transcript.screen())).toEqual(['one red . '.trimEnd()])
  })

  it('behind the alternate screen neither', () => {
    const { final, transcript } = render('a longer line of text\r\none\r\ntwo\x1b[?1049h')
    transcript.resize(6, 2)
    transcript.resize(20, 4)
    transcript.write(Buffer.from('\x1b[?1049l\r\nthree\x1b[2J'))
    expect([...final, ...texts(transcript.take())].filter((line) => line !== '')).toEqual([
      'a longer line of text',
      'one',
      'two',
      'three',
    ])
  })
})

describe('above the cursor', () => {
  it('are the lines that the program is done with', () => {
    const { transcript } = render('one\r\ntwo\r\nthr')
    expect(texts(transcript.aboveCursor())).toEqual(['one', 'two'])
  })

  it('is nothing of the line with the cursor, wherever it began', () => {
    expect(render('x'.repeat(50)).transcript.aboveCursor()).toEqual([])
    expect(render('x'.repeat(500)).transcript.aboveCursor()).toEqual([])
  })
})

describe('colours', () => {
  it.each([
    ['\x1b[1;31mred\x1b[0m plain', '\x1b[0;1;31mred\x1b[0m plain'],
    ['\x1b[91;104mx', '\x1b[0;91;104mx\x1b[0m'],
    ['\x1b[38;5;200;48;5;17mx', '\x1b[0;38;5;200;48;5;17mx\x1b[0m'],
    ['\x1b[38;2;1;2;3;48;2;4;5;6mx', '\x1b[0;38;2;1;2;3;48;2;4;5;6mx\x1b[0m'],
    ['\x1b[2;3;4;5;7;8;9;53mx', '\x1b[0;2;3;4;5;7;8;9;53mx\x1b[0m'],
    ['\x1b[7m  \x1b[0m  ', '\x1b[0;7m  \x1b[0m'],
    ['a\x1b[5Cb', 'a     b'],
    ['\x1b]8;;https://example.org\x07link\x1b]8;;\x07', 'link'],
  ])('of %j are kept', (output, ansi) => {
    const { transcript } = render(output)
    const [line] = transcript.screen()
    expect(line?.ansi).toBe(ansi)
  })
})

describe('any output', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
    fc
      .tuple(
        fc.constantFrom('\x1b[', '\x1b[?', '\x1b[>', '\x1b]', '\x1bP', '\x1b#', '\x1b', '\x1b[!', '\x1b_'),
        fc.constantFrom('', '0', '1', '2', '3', '47', '1049', '999999999', '2147483648', '5;3', '1;2', '8;;x'),
        fc.constantFrom(...'ABCDEFGHIJKLMPSTXZ@bcdhlmpru78=>\x07\\'),
      )
      .map((parts) => Buffer.from(parts.join(''))),
    fc
      .constantFrom('日本', '\n', '\r\n', 'e\u0301\u0302', 'some text', '\t', 'x'.repeat(70))
      .map((text) => Buffer.from(text)),
  )
  const resize = fc.record({ cols: fc.integer({ min: -1, max: 90 }), rows: fc.integer({ min: -1, max: 30 }) })

  it('becomes lines without any control sequence but colours', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 9, arbitrary: piece }, resize), { maxLength: 40 }), (steps) => {
        const transcript = new Transcript({ cols: 10, rows: 3 })
        for (const step of steps) {
          if (Buffer.isBuffer(step)) transcript.write(step)
          else transcript.resize(step.cols, step.rows)
          transcript.aboveCursor()
        }
        for (const { text, ansi } of [...transcript.take(), ...transcript.behind(), ...transcript.screen()]) {
          expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
          expect(ansi.replace(/\u001b\[[0-9;]*m/g, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
        }
      }),
      { numRuns: 60 },
    )
  })
})
