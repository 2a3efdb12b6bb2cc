import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Line } from './styled-line.ts'
import { Transcript } from './transcript.ts'

const SIZE = { cols: 20, rows: 4 }

async function render(
  output: string,
  size = SIZE,
): Promise<{ final: string[]; screen: string[]; transcript: Transcript }> {
  const transcript = new Transcript(size)
  await transcript.write(Buffer.from(output))
  return { final: texts(transcript.take()), screen: texts(transcript.screen()), transcript }
}

function texts(lines: readonly Line[]): string[] {
  return lines.map((line) => line.text)
}

function numbered(count: number): string {
  return Array.from({ length: count }, (_, line) => `line ${line}\r\n`).join('')
}

describe('lines', () => {
  it('are final when they have left the screen, the rest is on it', async () => {
    const { final, screen } = await render(numbered(6))
    expect(final).toEqual(['line 0', 'line 1', 'line 2'])
    expect(screen).toEqual(['line 3', 'line 4', 'line 5'])
  })

  it('are all there, however many scroll by at once', async () => {
    const transcript = new Transcript(SIZE)
    await transcript.write(Buffer.from(`${'\n'.repeat(20_000)}\r${numbered(20_000)}`))
    const lines = texts([...transcript.take(), ...transcript.screen()]).filter((line) => line !== '')
    expect(lines).toEqual(numbered(20_000).trimEnd().split('\r\n'))
  })

  it('join the rows they wrap over, on and off the screen', async () => {
    const long = 'abcdefghij'.repeat(7)
    expect((await render(long)).screen).toEqual([long])
    expect(await render(`${long}${long}`)).toMatchObject({ final: [], screen: [`${long}${long}`] })
    expect((await render(`${long}\r\n${numbered(4)}`)).final).toEqual([long, 'line 0'])
  })

  it('join wide characters that did not fit without a hole', async () => {
    expect((await render('日本語'.repeat(5), { cols: 5, rows: 9 })).screen).toEqual(['日本語'.repeat(5)])
  })

  it('without an end are cut', async () => {
    const { final, screen } = await render('x'.repeat(200_000))
    expect(final.length).toBeGreaterThan(1)
    expect([...final, ...screen].join('')).toBe('x'.repeat(200_000))
  })

  it('keep what was overwritten last', async () => {
    expect((await render('10%\r20%\rdone\r\nnext')).screen).toEqual(['done', 'next'])
  })

  it('count characters as tmux does', async () => {
    expect((await render('✅|\x1b[1;4H|\r\ne\u0301|\x1b[2;3H|')).screen).toEqual(['✅||', 'e\u0301||'])
    expect((await render('👨‍👩‍👧|\x1b[3G|')).screen).toEqual(['👨‍👩‍👧|'])
  })

  it('survive characters cut anywhere', async () => {
    const transcript = new Transcript({ cols: 80, rows: 4 })
    const text = '… — “q” ✅ 日本 \x1b]0;t\x07\x1bkname\x1b\\end'
    for (const byte of Buffer.from(text)) await transcript.write(Buffer.of(byte))
    expect(texts(transcript.screen())).toEqual(['… — “q” ✅ 日本 end'])
  })

  it('hold nothing that reorders or hides text', async () => {
    expect((await render('a\u202eb\u200bc\u2066d\u0090e\u009bf')).screen).toEqual(['abcdef'])
  })
})

describe('clearing', () => {
  it.each(['\x1b[2J', '\x1b[H\x1b[J', '\x1b[H\x1b[2J\x1b[3J', '\x1bc'])(
    'with %j keeps what was on the screen',
    async (clear) => {
      const { final, screen } = await render(`one\r\ntwo${clear}\x1b[Hthree`)
      expect(final).toEqual(['one', 'two'])
      expect(screen).toEqual(['three'])
    },
  )

  it('of the history loses no line', async () => {
    expect((await render(`${numbered(5)}\x1b[3J${numbered(4)}`)).final.slice(0, 5)).toEqual(
      numbered(5).trimEnd().split('\r\n'),
    )
  })

  it('of a part of the screen makes nothing final', async () => {
    expect((await render('one\r\ntwo\x1b[J\x1b[1J')).final).toEqual([])
  })

  it('does not repeat lines that left the screen before', async () => {
    const { final } = await render(`${numbered(5)}\x1b[2J\x1b[H${numbered(5)}\x1b[2J`)
    expect(final).toEqual(`${numbered(5)}${numbered(5)}`.trimEnd().split('\r\n'))
  })
})

describe('scrolling', () => {
  it('out of a region at the top makes lines final', async () => {
    const { final, screen } = await render('one\r\ntwo\r\nthree\r\nfour\x1b[1;3r\x1b[3;1H\nnew')
    expect(final).toEqual(['one'])
    expect(screen).toEqual(['two', 'three', 'new', 'four'])
  })

  it('up by command does too', async () => {
    const { final, screen } = await render('one\r\ntwo\r\nthree\x1b[2S')
    expect(final).toEqual(['one', 'two'])
    expect(screen).toEqual(['three'])
  })
})

describe('the alternate screen', () => {
  it('shows only while it is on and leaves no line behind', async () => {
    const { transcript } = await render(`before\r\n\x1b[?1049h\x1b[H${numbered(9)}`)
    expect(transcript.alternate).toBe(true)
    expect(texts(transcript.screen())).toEqual(['line 6', 'line 7', 'line 8'])
    expect(texts(transcript.behind())).toEqual(['before'])
    await transcript.write(Buffer.from(`\x1b[?1049l${numbered(4)}`))
    expect(texts(transcript.take())).toEqual(['before', 'line 0'])
    expect(texts(transcript.screen())).toEqual(['line 1', 'line 2', 'line 3'])
    expect(transcript.behind()).toEqual([])
  })

  it('loses no line that left the normal screen just before', async () => {
    expect((await render(`${numbered(9)}\x1b[?1049hx\x1b[?1049l${numbered(4)}`)).final.slice(0, 9)).toEqual(
      numbered(9).trimEnd().split('\r\n'),
    )
  })
})

describe('resizing', () => {
  it('neither loses nor repeats a line', async () => {
    const transcript = new Transcript(SIZE)
    const lines: string[] = []
    const sizes = [SIZE, { cols: 7, rows: 3 }, { cols: 60, rows: 9 }, { cols: 5, rows: 2 }, { cols: 80, rows: 24 }]
    for (const [index, { cols, rows }] of sizes.entries()) {
      await transcript.resize(cols, rows)
      await transcript.write(
        Buffer.from(Array.from({ length: 10 }, (_, line) => `${index} long line ${line}\r\n`).join('')),
      )
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
  ])('and the line that is being written goes on, from %i to %i columns', async (from, to) => {
    for (const sample of [
      'the words of a line that is not finished yet, some of them in a ',
      '日本語の文字は二つの桁をとる',
    ]) {
      const transcript = new Transcript({ cols: from, rows: 10 })
      await transcript.write(Buffer.from(`one\r\n${sample}`))
      await transcript.resize(to, 10)
      await transcript.write(Buffer.from('new\r\nnext'))
      expect(texts([...transcript.take(), ...transcript.screen()])).toEqual(['one', `${sample}new`, 'next'])
    }
  })

  it.each([
    [20, 10, 40, 10],
    [40, 10, 20, 10],
    [33, 10, 50, 3],
    [50, 3, 33, 12],
  ])('loses no character wherever a line has come, from %ix%i to %ix%i', async (cols, rows, newCols, newRows) => {
    const line = 'the quick brown fox jumps over the lazy dog; '.repeat(4)
    for (let written = 1; written < line.length; written += 1) {
      const transcript = new Transcript({ cols, rows })
      await transcript.write(Buffer.from(`one\r\n${line.slice(0, written)}`))
      await transcript.resize(newCols, newRows)
      await transcript.write(Buffer.from(`${line.slice(written)}\r\nnext`))
      expect(texts([...transcript.take(), ...transcript.screen()])).toEqual(['one', line.trimEnd(), 'next'])
    }
  })

  it('goes on below what stands there when the screen was full', async () => {
    const transcript = new Transcript({ cols: 20, rows: 4 })
    await transcript.write(Buffer.from(`${'one two three four five\r\n'.repeat(6)}> half`))
    await transcript.resize(10, 4)
    await transcript.write(Buffer.from(' and half of it\r\n'))
    expect(texts([...transcript.take(), ...transcript.screen()])).toEqual([
      ...Array.from({ length: 6 }, () => 'one two three four five'),
      '> half and half of it',
    ])
  })

  it('cuts no escape sequence in two', async () => {
    const transcript = new Transcript({ cols: 20, rows: 4 })
    for (const piece of ['one \x1b[3', '1mred\x1b]0;ti', 'tle\x07 \x1b', '[0m\x1b(', 'B. ']) {
      await transcript.write(Buffer.from(piece))
      await transcript.resize(20 + piece.length, 4)
    }
    expect(texts(transcript.screen())).toEqual(['one red . '.trimEnd()])
  })

  it('behind the alternate screen neither', async () => {
    const { transcript } = await render('a longer line of text\r\none\r\ntwo\x1b[?1049h')
    await transcript.resize(6, 2)
    await transcript.resize(20, 4)
    await transcript.write(Buffer.from('\x1b[?1049l\r\nthree\x1b[2J'))
    expect(texts(transcript.take()).filter((line) => line !== '')).toEqual([
      'a longer line of text',
      'one',
      'two',
      'three',
    ])
  })
})

describe('above the cursor', () => {
  it('are the lines that the program is done with', async () => {
    const { transcript } = await render('one\r\ntwo\r\nthr')
    expect(texts(transcript.aboveCursor())).toEqual(['one', 'two'])
  })

  it('is nothing of the line with the cursor, wherever it began', async () => {
    expect((await render('x'.repeat(50))).transcript.aboveCursor()).toEqual([])
    expect((await render('x'.repeat(500))).transcript.aboveCursor()).toEqual([])
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
  ])('of %j are kept', async (output, ansi) => {
    const { transcript } = await render(output)
    const [line] = transcript.screen()
    // A link is shown underlined by xterm.js.
    expect(line?.ansi.replace('\x1b[0;4mlink\x1b[0m', 'link')).toBe(ansi)
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

  it('becomes lines without any control sequence but colours', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 9, arbitrary: piece }, resize), { maxLength: 40 }),
        async (steps) => {
          const transcript = new Transcript({ cols: 10, rows: 3 })
          for (const step of steps) {
            if (Buffer.isBuffer(step)) await transcript.write(step)
            else await transcript.resize(step.cols, step.rows)
            transcript.aboveCursor()
          }
          for (const { text, ansi } of [...transcript.take(), ...transcript.behind(), ...transcript.screen()]) {
            expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
            expect(ansi.replace(/\u001b\[[0-9;]*m/g, '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
