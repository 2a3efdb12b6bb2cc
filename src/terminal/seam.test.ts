import { describe, expect, it } from 'vitest'
import type { PaneImage } from './pane-image.ts'
import { continueLog, passage, type LoggedScreen } from './seam.ts'
import { Transcript } from './transcript.ts'

const SIZE = { cols: 20, rows: 5 }

/**
 * How many lines `continueLog` adds to a log of `logged` lines when the pane has printed `printed` of the same kind. `limit`
 * is that of the pane's history.
 */
function added(line: (n: number) => string, logged: number, printed: number, { anchored = true, limit = 2000 } = {}) {
  const all = Array.from({ length: printed }, (_, n) => line(n))
  const output = all
    .slice(0, logged)
    .map((text) => `${text}\r\n`)
    .join('')
  const mark = { ...SIZE, historyRows: Math.max(0, logged + 1 - SIZE.rows), historyLimit: limit }
  const anchor = anchored ? { row: logged - 1, mark } : undefined
  const image = imageOf([...all, ''])
  // A full history drops a tenth of its rows at once.
  let { historyRows } = image
  while (historyRows > limit) historyRows -= limit / 10
  const lines = image.lines.slice(image.historyRows - historyRows)
  const shown = { ...image, lines, historyRows, historyLimit: limit }
  const { data, joined, certain } = continueLog(shown, { ...loggedAfter(output), anchor })
  const text = textOf(rendered(output, data))
  return { lines: text.length - logged, joined, certain }
}

/** The image of a pane that has printed these lines, the cursor after the last one. */
function imageOf(lines: readonly string[], rest: Partial<PaneImage> = {}): PaneImage {
  const blank = Math.max(0, SIZE.rows - lines.length)
  const last = lines.at(-1) ?? ''
  return {
    ...SIZE,
    historyRows: Math.max(0, lines.length - SIZE.rows),
    isDead: false,
    historyLimit: 2000,
    cursorX: last.length,
    cursorY: Math.min(lines.length, SIZE.rows) - 1,
    regionTop: 0,
    regionBottom: SIZE.rows - 1,
    lines: [...lines, ...Array.from({ length: blank }, () => '')].map((line) => Buffer.from(line)),
    alternate: undefined,
    pending: Buffer.alloc(0),
    ...rest,
  }
}

function rendered(...parts: readonly (Buffer | string)[]): Transcript {
  const transcript = new Transcript(SIZE)
  transcript.keep('nothing')
  for (const part of parts) transcript.write(Buffer.from(part))
  return transcript
}

function textOf(transcript: Transcript): string[] {
  return [...transcript.take(), ...transcript.screen()].map((line) => line.text.trimEnd())
}

function loggedAfter(output: string): LoggedScreen {
  const transcript = rendered(output)
  const { lastRow, freeRow, alternate } = transcript
  return { lines: textOf(transcript), since: 0, lastRow, freeRow, alternate, anchor: undefined }
}

/** What is written of a pane into a log without anything in it. */
function paint(image: PaneImage): Buffer {
  return continueLog(image, {
    lines: [],
    since: 0,
    lastRow: undefined,
    freeRow: 0,
    alternate: false,
    anchor: undefined,
  }).data
}

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}`)

describe('a log among whose lines some may be missing', () => {
  const after = (lines: readonly string[], since: number): LoggedScreen => {
    return { ...loggedAfter(lines.map((line) => `${line}\r\n`).join('')), since }
  }

  it.each([
    ['when nothing is missing and nothing came since', numbered(1, 9), 9, []],
    ['when nothing is missing and lines came since', numbered(1, 7), 5, ['line 8', 'line 9']],
    ['when lines are missing', [...numbered(1, 3), ...numbered(5, 8)], 3, ['line 9']],
  ])('is continued %s', (_, lines, since, added) => {
    const output = lines.map((line) => `${line}\r\n`).join('')
    const { data, joined } = continueLog(imageOf([...numbered(1, 9), '']), after(lines, since))
    expect(joined).toBe(true)
    expect(textOf(rendered(output, data))).toEqual([...lines, ...added])
  })
})

describe('an image in an empty log', () => {
  it('writes nothing for a pane that has shown nothing', () => {
    expect(paint(imageOf([], { cursorX: 0, cursorY: 0 }))).toEqual(Buffer.alloc(0))
  })

  it('puts history, screen and cursor where they are', () => {
    const lines = numbered(1, 12)
    const transcript = rendered(paint(imageOf(lines)), '!')
    expect(transcript.cursor).toEqual({ x: 8, y: 4 })
    expect(textOf(transcript)).toEqual([...lines.slice(0, -1), 'line 12!'])
  })

  it('puts the alternate screen over the main one', () => {
    const alternate = { lines: ['full', 'screen'].map((line) => Buffer.from(line)), savedX: 6, savedY: 1 }
    const transcript = rendered(paint(imageOf(['line 1', 'line 2'], { alternate, cursorX: 3, cursorY: 1 })))
    expect(transcript.alternate).toBe(true)
    expect(transcript.screen().map((line) => line.text)).toEqual(['full', 'screen'])
    transcript.write(Buffer.from('\x1b[?1049l+'))
    expect(textOf(transcript)).toEqual(['line 1', 'line 2+'])
  })
})

describe('continueLog', () => {
  it.each([
    ['whole lines', numbered(1, 9), 12],
    ['nothing scrolled yet', numbered(1, 2), 4],
    ['many lines', numbered(1, 30), 300],
  ])('adds what follows, each line once: %s', (_, logged, count) => {
    const output = logged.map((line) => `${line}\r\n`).join('')
    const { data, joined } = continueLog(imageOf(numbered(1, count)), loggedAfter(output))
    expect(joined).toBe(true)
    expect(textOf(rendered(output, data))).toEqual(numbered(1, count))
  })

  it('completes a line that had only begun', () => {
    const { data } = continueLog(imageOf(numbered(1, 9)), loggedAfter('line 1\r\nline 2\r\nli'))
    expect(textOf(rendered('line 1\r\nline 2\r\nli', data))).toEqual(numbered(1, 9))
  })

  it('joins where the oldest line that the pane remembers has lost its first rows', () => {
    const output = ['a line of two rows, the first', ...numbered(1, 9)].join('\r\n')
    const { data, joined } = continueLog(imageOf(['the first', ...numbered(1, 20)]), loggedAfter(output))
    expect(joined).toBe(true)
    expect(textOf(rendered(output, data)).slice(1)).toEqual(numbered(1, 20))
  })

  it('does not believe the beginning of a line at the top of a history', () => {
    const output = [...numbered(1, 9), 'line 1'].join('\r\n')
    expect(continueLog(imageOf(numbered(100, 400)), loggedAfter(output)).joined).toBe(false)
    const two = continueLog(imageOf([...numbered(8, 9), ...numbered(10, 300)]), loggedAfter(output))
    expect([two.joined, two.certain]).toEqual([true, false])
  })

  it('leaves no blank rows before what it could not join', () => {
    const output = numbered(1, 3).join('\r\n') + '\r\n\r\n'
    const { data } = continueLog(imageOf(numbered(500, 520)), loggedAfter(output))
    expect(textOf(rendered(output, data))).toEqual([...numbered(1, 3), ...numbered(500, 520)])
  })

  it('completes a line that began above the screen', () => {
    const long = Array.from({ length: 60 }, (_, word) => `word${String(word).padStart(3, '0')}`).join(' ')
    const output = `line 1\r\n${long.slice(0, 333)}`
    const image = imageOf(['line 1', long, 'line 3'])
    const rows = 1 + Math.ceil(long.length / SIZE.cols) + 1
    const shown = { ...image, lines: image.lines.slice(0, 3), historyRows: rows - SIZE.rows, cursorY: SIZE.rows - 1 }
    const { data, joined } = continueLog(shown, loggedAfter(output))
    expect(joined).toBe(true)
    expect(textOf(rendered(output, data))).toEqual(['line 1', long, 'line 3'])
  })

  it('writes nothing when nothing was missed', () => {
    const { data, joined } = continueLog(imageOf(['line 1', 'line 2']), loggedAfter('line 1\r\nline 2'))
    expect(joined).toBe(true)
    expect(data).toEqual(Buffer.alloc(0))
  })

  it('goes on exactly where the pane does', () => {
    const output = 'line 1\r\nline 2\r\n'
    const { data } = continueLog(imageOf([...numbered(1, 8), '$ ']), loggedAfter(output))
    expect(textOf(rendered(output, data, 'ls'))).toEqual([...numbered(1, 8), '$ ls'])
  })

  it.each([
    ['a narrow one', 'nineteen cells long, x'.slice(-SIZE.cols)],
    ['a wide one', 'eighteen cells long漢'.slice(-SIZE.cols + 1)],
  ])('keeps the character before a cursor that stands behind the last column: %s', (_, full) => {
    for (const below of [[], ['below']]) {
      const image = imageOf([...numbered(1, 8), full, ...below], {
        cursorX: SIZE.cols,
        cursorY: SIZE.rows - 1 - below.length,
      })
      const output = 'line 1\r\nline 2\r\n'
      const transcript = rendered(output, continueLog(image, loggedAfter(output)).data)
      expect(transcript.cursor).toEqual({ x: SIZE.cols, y: image.cursorY })
      expect(textOf(transcript)).toEqual([...numbered(1, 8), full, ...below])
    }
  })

  it('goes on after a line that stands further up than in the pane, whose screen has grown', () => {
    const grown = rendered('line 8\r\nli')
    const logged = { ...loggedAfter(`${numbered(1, 8).join('\r\n')}\r\nli`), lastRow: grown.lastRow }
    grown.write(continueLog(imageOf([...numbered(1, 9), 'be']), logged).data)
    grown.write(Buffer.from('gun\r\nlater'))
    expect(textOf(grown)).toEqual(['line 8', 'line 9', 'begun', 'later'])
  })

  it('joins above a screen that was repainted', () => {
    const output = `${numbered(1, 8).join('\r\n')}\r\nworking 10%`
    const image = imageOf([...numbered(1, 8), 'done', 'line 10'])
    const { data, joined } = continueLog(image, loggedAfter(output))
    expect(joined).toBe(true)
    const text = textOf(rendered(output, data))
    expect(text.filter((line) => line.startsWith('line'))).toEqual([...numbered(1, 8), 'line 10'])
  })

  it('says so when the log and the pane have nothing in common', () => {
    const { joined } = continueLog(imageOf(numbered(500, 520)), loggedAfter(numbered(1, 9).join('\r\n')))
    expect(joined).toBe(false)
  })

  it('says so when the log fits in several places', () => {
    const output = 'y\r\n'.repeat(200)
    const { joined, certain } = continueLog(imageOf(Array.from({ length: 300 }, () => 'y')), loggedAfter(output))
    expect({ joined, certain }).toEqual({ joined: true, certain: false })
  })

  it('does not take the oldest line that a pane remembers for one that the log has begun', () => {
    const { joined } = continueLog(imageOf(numbered(500, 520)), loggedAfter(`${numbered(1, 9).join('\r\n')}\r\nli`))
    expect(joined).toBe(false)
  })

  it('ends a sequence in which the log stopped', () => {
    const output = 'line 1\r\nline 2\r\n\x1b]0;half a ti'
    const { data } = continueLog(imageOf(numbered(1, 4)), loggedAfter(output))
    expect(textOf(rendered(output, data))).toEqual(numbered(1, 4))
  })

  it('leaves the alternate screen when the pane has left it', () => {
    const output = 'line 1\r\nline 2\r\n\x1b[?1049h\x1b[Hvim'
    const { data } = continueLog(imageOf(numbered(1, 4)), loggedAfter(`${output}\x1b[?1049l`))
    expect(data.length).toBeGreaterThan(0)
    const logged = { ...loggedAfter(`${output}\x1b[?1049l`), alternate: true }
    expect(textOf(rendered(output, continueLog(imageOf(numbered(1, 4)), logged).data))).toEqual(numbered(1, 4))
  })
})

describe('continueLog with lines that repeat', () => {
  const same = (): string => 'the same'
  const cycle = (n: number): string => `of three ${n % 3}`

  it.each([
    ['the same line', same],
    ['three lines in turn', cycle],
  ])('adds exactly what is missing of %s, by the row', (_, line) => {
    for (const [logged, printed] of [
      [1, 2],
      [3, 60],
      [40, 40],
      [40, 43],
      [80, 300],
      [200, 1500],
    ] as const) {
      const lines = printed - logged
      expect(added(line, logged, printed)).toEqual({ lines, joined: true, certain: true })
    }
  })

  it('says so when text alone cannot tell', () => {
    expect(added(same, 80, 300, { anchored: false })).toEqual({ lines: 0, joined: true, certain: false })
  })

  it('needs no row where lines are told apart by their text', () => {
    const found = added((n) => `line ${n}`, 80, 300, { anchored: false })
    expect(found).toEqual({ lines: 220, joined: true, certain: true })
  })

  it('knows the place by row and text after a full history has dropped rows', () => {
    const right = { lines: 70, joined: true, certain: true }
    expect(added((n) => `line ${n}`, 250, 320, { limit: 200 })).toEqual(right)
    expect(added((n) => `line ${n % 70}`, 250, 320, { limit: 200 })).toEqual(right)
  })

  it('counts the rows that a full history has dropped before it was read, by their numbers or as the fewest', () => {
    const output = numbered(1, 30).join('\r\n')
    const logged = loggedAfter(output)
    const mark = { ...SIZE, historyRows: 25, historyLimit: 200 }
    const lostIn = (image: Partial<PaneImage>, counted: object): unknown => {
      const shown = imageOf(numbered(500, 700), { historyLimit: 200, ...image })
      return continueLog(shown, { ...logged, anchor: { row: 29, mark: { ...mark, ...counted } } })
    }
    // The pane has printed 700 lines and remembers 201 of them.
    expect(lostIn({ collected: 499, generation: 1 }, { collected: 0, generation: 1 })).toMatchObject({
      joined: false,
      lost: { rows: 469, exact: true },
    })
    expect(lostIn({}, {})).toMatchObject({ joined: false, lost: { rows: 10, exact: false } })
    expect(continueLog(imageOf(numbered(500, 700)), logged)).toMatchObject({ joined: false, lost: undefined })
    // The log's last line takes three rows.
    const wrapped = loggedAfter(`${output}\r\n${'x'.repeat(2 * SIZE.cols + 1)}`)
    const anchor = { row: 30, mark: { ...mark, collected: 0, generation: 1 } }
    const shown = imageOf(numbered(500, 700), { historyLimit: 200, collected: 499, generation: 1 })
    expect(continueLog(shown, { ...wrapped, anchor })).toMatchObject({ lost: { rows: 466, exact: true } })
  })

  it('does not pretend to know it when every place looks the same', () => {
    const { lines, joined, certain } = added(same, 250, 320, { limit: 200 })
    expect([joined, certain]).toEqual([true, false])
    expect(lines).toBeLessThan(70)
  })

  it('adds the fewest lines in doubt, also when the log was drawn wrong further up', () => {
    const output = 'the same\r\n'.repeat(250)
    const screen = loggedAfter(output)
    const lines = screen.lines.map((line, at) => (at === 70 ? '' : line))
    const mark = { ...SIZE, historyRows: 100, historyLimit: 200 }
    const shown = imageOf([...Array.from({ length: 195 }, same), ''])
    const image = { ...shown, historyLimit: 200 }
    const { data, certain } = continueLog(image, { ...screen, lines, anchor: { row: 249, mark } })
    expect(certain).toBe(false)
    expect(textOf(rendered(output, data)).length).toBeLessThan(260)
  })

  it('believes the text when the row is wrong', () => {
    const output = numbered(1, 30).join('\r\n')
    const mark = { ...SIZE, historyRows: 25, historyLimit: 2000 }
    const logged = { ...loggedAfter(output), anchor: { row: 12, mark } }
    expect(textOf(rendered(output, continueLog(imageOf(numbered(1, 40)), logged).data))).toEqual(numbered(1, 40))
  })

  it('joins a screen that was painted over whole, by the row', () => {
    const output = 'step 1\r\nworking 10%'
    const mark = { ...SIZE, historyRows: 0, historyLimit: 2000 }
    const logged = { ...loggedAfter(output), anchor: { row: 1, mark } }
    const image = imageOf(['step 2', 'working 20%'])
    expect(continueLog(image, logged).joined).toBe(true)
    expect(continueLog(image, { ...logged, anchor: undefined }).joined).toBe(false)
  })
})

describe('the start of a continuation', () => {
  it('is the row of the pane on which its first line is written', () => {
    const screen = loggedAfter(numbered(1, 9).join('\r\n'))
    const { data, start } = continueLog(imageOf(numbered(1, 30)), screen)
    expect(start.anchor.row).toBe(8)
    expect(data.subarray(start.offset).toString()).toMatch(/^line 9\r\n/)
  })
})

describe('colours of an image', () => {
  it('carry over from line to line and fill no row', () => {
    const before = numbered(1, 9)
    const lines = [...before, '\x1b[41mred', 'red too\x1b[39;42m', 'green', '\x1b[0mlast']
    const transcript = rendered(paint(imageOf(lines)))
    const ansi = [...transcript.take(), ...transcript.screen()].map((line) => line.ansi)
    expect(ansi.slice(before.length)).toEqual([
      '\x1b[0;41mred\x1b[0m',
      '\x1b[0;41mred too\x1b[0m',
      '\x1b[0;42mgreen\x1b[0m',
      'last',
    ])
  })
})

describe('the passage from one tap to the next', () => {
  const LOGGED = ['one', 'two', 'three', 'four', 'fi']
  it.each([
    ['nothing came', ['fi'], ['one', 'two', 'three', 'four', 'fi'], 'whole'],
    ['all of it came', ['five', 'six', ''], ['one', 'two', 'three', 'four', 'five', 'six'], 'whole'],
    [
      'lines are missing',
      ['fight', 'nine', 'ten'],
      [...LOGGED.slice(0, 4), 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
      'hole',
    ],
    ['part of a line is missing', ['fix'], ['one', 'two', 'three', 'four', 'five', 'six'], 'unknown'],
    ['the screen was painted anew', ['five', 'six'], ['a menu'], 'unknown'],
  ] as const)('when %s', (_, after, lines, found) => {
    expect(passage(imageOf(lines), LOGGED, [...LOGGED.slice(0, 4), ...after])).toBe(found)
  })
})
