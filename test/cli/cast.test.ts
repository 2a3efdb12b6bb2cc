import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { castOfLog } from '../../src/cli/log/export/cast-of-log.ts'
import { openLog } from '../../src/logs/reader.ts'
import { RunLog } from '../../src/logs/run-log.ts'
import { Redactor } from '../../src/redaction/redactor.ts'
import { PaneTerminal } from '../../src/terminal/pane/pane-terminal.ts'
import { privateRoot } from '../support/private-root.ts'
import { madeUpKey, madeUpSecrets } from '../support/secrets.ts'

const hasAsciinema = ['asciinema', 'script'].every((program) => spawnSync(program, ['--version']).status === 0)
const START = 1_700_000_000_000

let directory: string
let writer: RunLog

beforeEach(async () => {
  directory = await mkdtemp(join(privateRoot(), 'cast-'))
  writer = await RunLog.open({ directory, maxBytes: 10_000_000, maxFiles: 20, onTrouble: () => undefined })
  writer.size(40, 8)
})

afterEach(async () => {
  await writer.close()
  await rm(directory, { recursive: true, force: true })
})

type Event = [number, string, string]

interface Cast {
  readonly header: Record<string, unknown>
  readonly events: readonly Event[]
  readonly masked: Readonly<Record<string, number>>
  readonly text: string
}

async function cast({
  redact = false,
  version = '2',
}: { readonly redact?: boolean; readonly version?: '2' | '3' } = {}): Promise<Cast> {
  await writer.flushed()
  const { pieces, counts } = await castOfLog({
    directory,
    log: await openLog(directory),
    redactor: redact ? new Redactor() : undefined,
    title: 'api',
    version,
    onBytes: () => undefined,
  })
  let text = ''
  for await (const piece of pieces) text += piece
  expect(text).not.toContain('\ufffe')
  const [header, ...events] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
  return { header: header as Cast['header'], events: events as Event[], masked: Object.fromEntries(counts()), text }
}

/** Each screen that a player shows, as rows of text. */
function screens({ header, events }: Cast): string[][] {
  const size = { cols: Number(header['width']), rows: Number(header['height']) }
  const pane = new PaneTerminal(size, { version: '3.8', historyLimit: 0, alternateScreen: true })
  const shown: string[][] = []
  for (const [, code, data] of events) {
    if (code === 'o') pane.write(Buffer.from(data))
    if (code === 'r') pane.resize(...(data.split('x').map(Number) as [number, number]))
    shown.push(pane.shownText())
  }
  return shown
}

describe('a recording', () => {
  it('has the output with its times, sizes, marks and a header that players know', async () => {
    writer.append(Buffer.from('one\r\n'), START)
    writer.size(60, 9)
    writer.append(Buffer.from('\u001b]133;C\u001b\\two\r\n'), START + 5000)
    await writeFile(
      join(directory, 'events.jsonl'),
      [
        {
          type: 'state',
          time: new Date(START + 3000).toISOString(),
          state: { kind: 'waiting', waitingFor: 'permission' },
        },
        { type: 'output', time: new Date(START).toISOString() },
      ]
        .map((event) => JSON.stringify(event))
        .join('\n') + '\n{"torn',
    )
    const { header, events } = await cast()
    expect(header).toMatchObject({ version: 2, width: 40, height: 8, timestamp: START / 1000, title: 'api' })
    expect(events).toEqual([
      [0, 'o', 'one\r\n'],
      [3, 'm', 'waiting: permission'],
      [5, 'r', '60x9'],
      [5, 'm', 'command'],
      [5, 'o', '\u001b]133;C\u001b\\two\r\n'],
    ])
  })

  it('counts from the event before in version 3', async () => {
    for (const second of [0, 2, 7]) writer.append(Buffer.from(`at ${second}\r\n`), START + second * 1000)
    const { header, events } = await cast({ version: '3' })
    expect(header).toMatchObject({ version: 3, term: { cols: 40, rows: 8 } })
    expect(events.map(([time]) => time)).toEqual([0, 2, 5])
  })

  it('has characters whole that two writes have cut, and is UTF-8 whatever was written', async () => {
    const emoji = Buffer.from('😀é')
    writer.append(Buffer.concat([Buffer.from('a'), emoji.subarray(0, 2)]), START)
    writer.append(Buffer.concat([emoji.subarray(2), Buffer.from([0xff, 0x62])]), START + 3000)
    const { events } = await cast()
    expect(events.map(([, , data]) => data)).toEqual(['a', '😀é\ufffdb'])
  })

  it('tells of a gap, and paints the screen anew behind it', async () => {
    writer.append(Buffer.from('before\r\n\u001b[31m'), START)
    writer.gap({ loss: 'known', bytes: 3000 }, 'the disk did not keep up')
    writer.append(Buffer.from('after\r\n'), START + 2000)
    const { events } = await cast()
    const at = events.findIndex(([, code]) => code === 'm')
    expect(events[at]?.[2]).toBe('gap: output missing (3.0 kB): the disk did not keep up')
    expect(events[at + 1]?.[2]).toMatch(/^\u001bc.*before/)
  })

  it('shows the same screens masked as exact where nothing is secret', async () => {
    for (let second = 0; second < 20; second += 1)
      writer.append(
        Buffer.from(`\u001b[3${second % 8}m${second} words that go on and on over 好 the row\u001b[0m\r\n`),
        START + second * 1000,
      )
    writer.append(Buffer.from('\u001b[?1049h\u001b[3;5Hfull\u001b[?1049l'), START + 30_000)
    const exact = screens(await cast()).at(-1)
    expect(screens(await cast({ redact: true })).at(-1)).toEqual(exact)
  })

  it('shows no secret in any frame: wrapped, typed letter by letter, scrolled half away, or painted in any order', async () => {
    const made = madeUpSecrets(11).filter(({ secret }) => secret.length > 12)
    let ms = START
    for (const { line, secret } of made) {
      const [before = '', after = ''] = line.split('{}')
      writer.append(Buffer.from(before), (ms += 1500))
      // As it is typed.
      for (const letter of secret) writer.append(Buffer.from(letter), (ms += 1001))
      writer.append(Buffer.from(`${after}\r\n`), (ms += 1500))
      for (let row = 0; row < 3; row += 1) writer.append(Buffer.from(`row ${row}\r\n`), (ms += 1500))
    }
    const token = `ghp_${'A1b2C3d4E5f6'.repeat(3)}`
    // From its end to its beginning.
    for (let at = token.length - 1; at >= 0; at -= 1)
      writer.append(Buffer.from(`\u001b[1;${(at % 40) + 1}H${token[at]}`), (ms += 1001))
    const recording = await cast({ redact: true })
    const texts = [...new Set(screens(recording).map((rows) => rows.join('')))]
    for (const { secret, line } of made) {
      const pieces = Array.from({ length: secret.length - 11 }, (_, at) => secret.slice(at, at + 12)).slice(8)
      expect([line, texts.find((text) => pieces.some((piece) => text.includes(piece)))]).toEqual([line, undefined])
    }
    expect(texts.at(-1)).not.toContain(token.slice(4))
    expect(Object.values(recording.masked).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(made.length)
  })

  it.skipIf(!hasAsciinema)('is read by asciinema, masked or not', async () => {
    for (let second = 0; second < 5; second += 1)
      writer.append(Buffer.from(`\u001b[3${second}mline ${second} 好\u001b[0m\r\n`), START + second * 1000)
    const expected = screens(await cast()).at(-1)
    for (const redact of [false, true]) {
      const file = join(directory, `${redact}.cast`)
      await writeFile(file, (await cast({ redact })).text)
      const pane = new PaneTerminal({ cols: 40, rows: 8 }, { version: '3.8', historyLimit: 0, alternateScreen: true })
      // It wants a terminal.
      pane.write(
        execFileSync('script', ['-qec', `asciinema cat '${file}'`, '/dev/null'], {
          env: { ...process.env, LANG: 'C.UTF-8', HOME: directory },
        }),
      )
      expect(pane.shownText()).toEqual(expected)
    }
  })

  it('is of the log as it was when it began, and says when that is deleted meanwhile', async () => {
    writer.append(Buffer.from('one\r\n'), START)
    writer.append(Buffer.from('two\r\n'), START + 3000)
    await writer.flushed()
    const { pieces } = await castOfLog({
      directory,
      log: await openLog(directory),
      redactor: undefined,
      title: '',
      version: '2',
      onBytes: () => undefined,
    })
    let text = ''
    const read = async (): Promise<void> => {
      for await (const piece of pieces) {
        if (text === '') {
          writer.append(Buffer.from('three\r\n'), START + 6000)
          await writer.flushed()
        }
        text += piece
        if (piece.includes('two')) await rm(directory, { recursive: true })
      }
    }
    await expect(read()).rejects.toThrow('the log was deleted while it was read')
    expect(text).toContain('two')
    expect(text).not.toContain('three')
  })

  it('shows no line of a key that is longer than the screen', async () => {
    const key = madeUpKey(5, 30)
    let ms = START
    for (const line of key) writer.append(Buffer.from(`${line}\r\n`), (ms += 1500))
    const recording = await cast({ redact: true })
    const texts = screens(recording).map((rows) => rows.join('\n'))
    for (const line of key.slice(1, -2)) expect(texts.find((text) => text.includes(line.slice(0, 30)))).toBeUndefined()
    expect(recording.masked).toEqual({ 'private-key': 1 })
  })
})
