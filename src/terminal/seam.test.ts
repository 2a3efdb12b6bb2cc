import { describe, expect, it } from 'vitest'
import type { PaneImage } from './pane-image.ts'
import { paint } from './pane-image.ts'
import { continueLog, type LoggedScreen } from './seam.ts'
import { Transcript } from './transcript.ts'

const SIZE = { cols: 20, rows: 5 }

/** The image of a pane that has printed these lines, the cursor after the last one. */
function imageOf(lines: readonly string[], rest: Partial<PaneImage> = {}): PaneImage {
  const blank = Math.max(0, SIZE.rows - lines.length)
  const last = lines.at(-1) ?? ''
  return {
    ...SIZE,
    historyRows: Math.max(0, lines.length - SIZE.rows),
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

async function rendered(...parts: readonly (Buffer | string)[]): Promise<Transcript> {
  const transcript = new Transcript(SIZE)
  for (const part of parts) await transcript.write(Buffer.from(part))
  return transcript
}

function textOf(transcript: Transcript): string[] {
  return [...transcript.take(), ...transcript.screen()].map((line) => line.text.trimEnd())
}

async function loggedAfter(output: string): Promise<LoggedScreen> {
  const transcript = await rendered(output)
  const { lastRow, alternate } = transcript
  return { lines: textOf(transcript), lastRow, alternate }
}

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}`)

describe('paint', () => {
  it('writes nothing for a pane that has shown nothing', () => {
    expect(paint(imageOf([], { cursorX: 0, cursorY: 0 }))).toEqual(Buffer.alloc(0))
  })

  it('puts history, screen and cursor where they are', async () => {
    const lines = numbered(1, 12)
    const transcript = await rendered(paint(imageOf(lines)), '!')
    expect(transcript.cursor).toEqual({ x: 8, y: 4 })
    expect(textOf(transcript)).toEqual([...lines.slice(0, -1), 'line 12!'])
  })

  it('puts the alternate screen over the main one', async () => {
    const alternate = { lines: ['full', 'screen'].map((line) => Buffer.from(line)), savedX: 6, savedY: 1 }
    const transcript = await rendered(paint(imageOf(['line 1', 'line 2'], { alternate, cursorX: 3, cursorY: 1 })))
    expect(transcript.alternate).toBe(true)
    expect(transcript.screen().map((line) => line.text)).toEqual(['full', 'screen'])
    await transcript.write(Buffer.from('\x1b[?1049l+'))
    expect(textOf(transcript)).toEqual(['line 1', 'line 2+'])
  })
})

describe('continueLog', () => {
  it.each([
    ['whole lines', numbered(1, 9), 12],
    ['nothing scrolled yet', numbered(1, 2), 4],
    ['many lines', numbered(1, 30), 300],
  ])('adds what follows, each line once: %s', async (_, logged, count) => {
    const output = logged.map((line) => `${line}\r\n`).join('')
    const { data, joined } = continueLog(imageOf(numbered(1, count)), await loggedAfter(output))
    expect(joined).toBe(true)
    expect(textOf(await rendered(output, data))).toEqual(numbered(1, count))
  })

  it('completes a line that had only begun', async () => {
    const { data } = continueLog(imageOf(numbered(1, 9)), await loggedAfter('line 1\r\nline 2\r\nli'))
    expect(textOf(await rendered('line 1\r\nline 2\r\nli', data))).toEqual(numbered(1, 9))
  })

  it('writes nothing when nothing was missed', async () => {
    const { data, joined } = continueLog(imageOf(['line 1', 'line 2']), await loggedAfter('line 1\r\nline 2'))
    expect(joined).toBe(true)
    expect(data).toEqual(Buffer.alloc(0))
  })

  it('goes on exactly where the pane does', async () => {
    const output = 'line 1\r\nline 2\r\n'
    const { data } = continueLog(imageOf([...numbered(1, 8), '$ ']), await loggedAfter(output))
    expect(textOf(await rendered(output, data, 'ls'))).toEqual([...numbered(1, 8), '$ ls'])
  })

  it('joins above a screen that was repainted', async () => {
    const output = `${numbered(1, 8).join('\r\n')}\r\nworking 10%`
    const image = imageOf([...numbered(1, 8), 'done', 'line 10'])
    const { data, joined } = continueLog(image, await loggedAfter(output))
    expect(joined).toBe(true)
    const text = textOf(await rendered(output, data))
    expect(text.filter((line) => line.startsWith('line'))).toEqual([...numbered(1, 8), 'line 10'])
  })

  it('says so when the log and the pane have nothing in common', async () => {
    const { joined } = continueLog(imageOf(numbered(500, 520)), await loggedAfter(numbered(1, 9).join('\r\n')))
    expect(joined).toBe(false)
  })

  it('ends a sequence in which the log stopped', async () => {
    const output = 'line 1\r\nline 2\r\n\x1b]0;half a ti'
    const { data } = continueLog(imageOf(numbered(1, 4)), await loggedAfter(output))
    expect(textOf(await rendered(output, data))).toEqual(numbered(1, 4))
  })

  it('leaves the alternate screen when the pane has left it', async () => {
    const output = 'line 1\r\nline 2\r\n\x1b[?1049h\x1b[Hvim'
    const { data } = continueLog(imageOf(numbered(1, 4)), await loggedAfter(`${output}\x1b[?1049l`))
    expect(data.length).toBeGreaterThan(0)
    const logged = { ...(await loggedAfter(`${output}\x1b[?1049l`)), alternate: true }
    expect(textOf(await rendered(output, continueLog(imageOf(numbered(1, 4)), logged).data))).toEqual(numbered(1, 4))
  })
})
