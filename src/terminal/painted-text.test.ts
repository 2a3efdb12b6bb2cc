import { describe, expect, it } from 'vitest'
import { Transcript } from './transcript.ts'

const SIZE = { cols: 40, rows: 8 }
const FOOT = ['', '> ask me', 'model · 12 %']
const answer = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `this is line ${from + at} of the answer`)

/** A program that paints each frame whole, as text at its place. */
function frame(...rows: readonly string[]): string {
  const painted = rows.map((row, at) => `\x1b[${at + 1};1H\x1b[2K${row}`)
  return `\x1b[?2026h${painted.join('')}\x1b[J\x1b[?2026l`
}

function read(...frames: readonly string[]): string[] {
  const transcript = new Transcript(SIZE)
  transcript.keep('conversation')
  transcript.write(Buffer.from('$ agent\r\n\x1b[?1049h'))
  for (const each of frames) transcript.write(Buffer.from(each))
  transcript.write(Buffer.from('\x1b[?1049lgoodbye\r\n'))
  return [...transcript.take(), ...transcript.screen()].map(({ text }) => text)
}

const whole = (...lines: readonly string[]): string[] => ['$ agent', ...lines, 'goodbye']

describe('the conversation of a full-screen agent', () => {
  it('is read from first to last, each line once, however far it scrolls at once', () => {
    const scrolls = [1, 2, 3, 5, 9, 10, 13, 14].map((top) => frame(...answer(top, top + 4), ...FOOT))
    expect(read(...scrolls)).toEqual(whole(...answer(1, 18), ...FOOT))
  })

  it.each([
    ['a page', 5],
    ['more than a page', 12],
  ])('has each page of what goes on by %s at once, however alike the pages are', (_, step) => {
    const pages = [0, 1, 2, 3, 4].map((page) => answer(1 + page * step, 5 + page * step))
    expect(read(...pages.map((page) => frame(...page, ...FOOT)))).toEqual(whole(...pages.flat(), ...FOOT))
  })

  it('has each page of names that are alike', () => {
    const pages = ['one', 'two', 'three', 'four', 'five'].map((name) =>
      ['a', 'b', 'c', 'd', 'e'].map((part) => `ok: test/unit/${name}/part-${part}.test.ts`),
    )
    expect(read(...pages.map((page) => frame(...page, ...FOOT)))).toEqual(whole(...pages.flat(), ...FOOT))
  })

  it('has nothing twice where frames repeat', () => {
    const same = frame(...answer(1, 5), ...FOOT)
    expect(read(same, same, same)).toEqual(whole(...answer(1, 5), ...FOOT))
  })

  it('has of what changes where it stands the last only', () => {
    const spinner = (mark: string): string => frame(...answer(1, 4), `${mark} thinking`, ...FOOT)
    expect(read(spinner('-'), spinner('/'), spinner('|'))).toEqual(whole(...answer(1, 4), '| thinking', ...FOOT))
  })

  it.each([
    ['leaves', '\x1b[?1049l'],
    ['scrolls on', frame(...answer(6, 10), ...FOOT)],
  ])('has of a row that changes in colour only the last colour when the program %s', (_, end) => {
    const coloured = (colour: number): string => frame(...answer(1, 4), `\x1b[${colour}mready\x1b[m`, ...FOOT)
    const transcript = new Transcript(SIZE)
    transcript.keep('conversation')
    for (const each of ['\x1b[?1049h', coloured(31), coloured(32), coloured(33), end])
      transcript.write(Buffer.from(each))
    const found = transcript.take().filter(({ text }) => text === 'ready')
    expect(found.map(({ ansi }) => ansi)).toEqual(['\x1b[0;33mready\x1b[0m'])
  })

  it('has a line that grows and scrolls in one frame whole', () => {
    const before = frame(...answer(1, 4), 'this grows', ...FOOT)
    const after = frame(...answer(3, 4), 'this grows and', 'goes on', 'to the end', ...FOOT)
    expect(read(before, after)).toEqual(whole(...answer(1, 4), 'this grows and', 'goes on', 'to the end', ...FOOT))
  })

  it('has a header once, and the lines that scroll under it', () => {
    const at = (top: number): string => frame('My agent', ...answer(top, top + 3), ...FOOT)
    expect(read(at(1), at(2), at(4), at(7))).toEqual(whole('My agent', ...answer(1, 10), ...FOOT))
  })

  it('has a prompt once that stays at the top while its answer scrolls', () => {
    const first = frame('answer before', '> count to ten', ...answer(1, 3), ...FOOT)
    const stuck = [2, 3, 4].map((top) => frame('> count to ten', ...answer(top, top + 3), ...FOOT))
    const next = frame(...answer(5, 7), '> and on', 'yes', ...FOOT)
    expect(read(first, ...stuck, next).filter((line) => line === '> count to ten')).toHaveLength(1)
    expect(read(first, ...stuck, next).filter((line) => line.startsWith('this'))).toEqual(answer(1, 7))
  })

  it('has the last row of a prompt although what it begins with takes its place at the top', () => {
    const before = frame('  and all of them by name', '', ...answer(1, 3), ...FOOT)
    const after = frame('> count to ten...', ...answer(1, 4), ...FOOT)
    expect(read(before, after)).toContain('  and all of them by name')
  })

  it('has a clock at the top once while what is below it scrolls', () => {
    const at = (top: number): string => frame(`My agent works for ${top} s`, ...answer(top, top + 3), ...FOOT)
    const lines = read(at(1), at(2), at(4), at(7))
    expect(lines.filter((line) => line.startsWith('My agent'))).toEqual(['My agent works for 7 s'])
    expect(lines.filter((line) => line.startsWith('this'))).toEqual(answer(1, 10))
  })

  it('has nothing twice when a person scrolls back and forth', () => {
    const at = (top: number): string => frame(...answer(top, top + 4), ...FOOT)
    const tour = [1, 5, 9, 8, 6, 3, 1, 2, 5, 8, 10].map(at)
    expect(read(...tour)).toEqual(whole(...answer(1, 14), ...FOOT))
  })

  it('has nothing twice after another picture was shown', () => {
    const text = frame(...answer(1, 5), ...FOOT)
    const help = frame('Keys', 'ctrl+c leaves the program', 'ctrl+t shows everything')
    const lines = read(text, help, text)
    expect(lines.filter((line) => line.startsWith('this is line'))).toEqual(answer(1, 5))
    expect(lines).toContain('ctrl+t shows everything')
  })

  it('has nothing twice when it is wrapped for another size', () => {
    const wide = frame('one two three four five six seven', 'the second line of it', ...FOOT)
    const narrow = frame('one two three four', 'five six seven', 'the second line of it', ...FOOT)
    const lines = read(wide, narrow)
    expect(lines.filter((line) => /one|five|second/.test(line))).toEqual([
      'one two three four',
      'five six seven',
      'the second line of it',
    ])
  })
})

describe('any other full-screen program', () => {
  it('leaves its last screen, behind what stood there before', () => {
    const transcript = new Transcript(SIZE)
    const pages = [1, 3, 5].map((top) => frame(...answer(top, top + 6), ':'))
    transcript.write(Buffer.from(`$ less\r\n\x1b[?1049h${pages.join('')}\x1b[?1049l$ next\r\n`))
    expect([...transcript.take(), ...transcript.screen()].map(({ text }) => text)).toEqual([
      '$ less',
      ...answer(5, 11),
      ':',
      '$ next',
    ])
  })
})

describe('what stands in one place', () => {
  it('is told as it was last, also where most of the screen counts', () => {
    const tick = (seconds: number): string =>
      frame(...[1, 2, 3, 4, 5].map((agent) => `agent ${agent} works for ${seconds + agent} s`), ...FOOT)
    const lines = read(...Array.from({ length: 30 }, (_, seconds) => tick(seconds)))
    expect(lines.filter((line) => line.startsWith('agent'))).toHaveLength(5)
  })

  it('is not there twice when a person has gone far back and comes again', () => {
    const at = (top: number): string => frame(...answer(top, top + 4), ...FOOT)
    const forth = [1, 3, 6, 9, 12, 15, 18, 21].map(at)
    const lines = read(...forth, at(1), ...[2, 3, 5, 8, 11, 14, 17, 20, 21, 22].map(at))
    expect(lines.filter((line) => line.startsWith('this is line'))).toEqual(answer(1, 26))
  })
})

describe('lines of the normal screen', () => {
  it('are told anew when a command prints them anew after a full-screen program', () => {
    const status = '$ git status\r\nnothing to commit\r\n'
    const transcript = new Transcript(SIZE)
    transcript.write(Buffer.from(`${status}$ less\r\n\x1b[?1049htext\x1b[?1049l${status}$ `))
    expect([...transcript.take(), ...transcript.screen()].map(({ text }) => text)).toEqual([
      '$ git status',
      'nothing to commit',
      '$ less',
      'text',
      '$ git status',
      'nothing to commit',
      '$',
    ])
  })

  it('are there once where a pane was painted again behind a program that goes on', () => {
    const transcript = new Transcript(SIZE)
    transcript.write(Buffer.from('$ less\r\n\x1b[?1049h\x1b[Hpage one'))
    transcript.repaints()
    transcript.write(Buffer.from('\x1b[?1049l\x1b[1;1H$ less\r\n\x1b[?1049h\x1b[Hpage one'))
    transcript.continues()
    transcript.write(Buffer.from('\x1b[Hpage two\x1b[?1049l$ '))
    expect([...transcript.take(), ...transcript.screen()].map(({ text }) => text)).toEqual(['$ less', 'page two', '$'])
  })
})

it('a program that says nothing of its frames leaves its conversation, too', () => {
  const plain = (top: number): string =>
    `\x1b[?25l\x1b[H${[...answer(top, top + 4), ...FOOT].map((row) => `${row}\x1b[K`).join('\r\n')}\x1b[J`
  expect(read(...[1, 3, 5, 8].map(plain))).toEqual(whole(...answer(1, 12), ...FOOT))
})
