import { PatternSearch } from '../../src/base/pattern.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LogWindow, type WindowRequest } from '../../src/cli/log/viewer/window.ts'
import { openLog } from '../../src/logs/reader.ts'
import { RunLog } from '../../src/logs/run-log.ts'
import { privateRoot } from '../support/private-root.ts'

let directory: string
let writer: RunLog

beforeEach(async () => {
  directory = await mkdtemp(join(privateRoot(), 'log-'))
  writer = await RunLog.open({ directory, maxBytes: 100_000, maxFiles: 50, onTrouble: () => undefined })
  writer.size(40, 5)
})

afterEach(async () => {
  await writer.close()
  await rm(directory, { recursive: true })
})

async function say(output: string): Promise<void> {
  writer.append(Buffer.from(output), Date.now())
  await writer.flushed()
}

async function open(wanted: Partial<WindowRequest> = {}): Promise<LogWindow> {
  const { signal } = new AbortController()
  const request = { directory, since: 0, lines: undefined, grep: undefined, markers: 'all' as const, signal, ...wanted }
  return LogWindow.open(await openLog(directory), request)
}

function numbered(count: number, from = 0): string {
  return Array.from({ length: count }, (_, line) => `line ${from + line}\r\n`).join('')
}

function texts(window: LogWindow, from = 0): string[] {
  return Array.from({ length: window.count - from }, (_, index) => window.line(from + index).text)
}

describe('LogWindow', () => {
  it('holds a small log whole, with the line that is being written', async () => {
    await say(`${numbered(9)}Continue? [y/N] `)
    const window = await open()
    expect([texts(window).slice(-2), window.count, window.above]).toEqual([
      ['line 8', 'Continue? [y/N]'],
      10,
      'nothing',
    ])
    await say('\rdone\u001b[K')
    await window.refresh()
    await window.read()
    expect([texts(window, 9), window.behind]).toEqual([['done'], 0])
  })

  it('holds the end of a larger one, and more of it when grown, across its files', async () => {
    await say(numbered(60_000))
    const window = await open()
    expect(window.above).toBe('more')
    const grown = await window.grown()
    const shift = window.shiftTo(grown)
    expect(shift).toBeGreaterThan(window.count)
    expect(texts(grown, shift)).toEqual(texts(window))
    expect([grown.above, grown.count, grown.line(0).text]).toEqual(['nothing', 60_000, 'line 0'])
  })

  it('begins with as many lines as are wanted', async () => {
    await say(numbered(100))
    const window = await open({ lines: 10 })
    expect([texts(window), window.above]).toEqual([numbered(10, 90).trimEnd().split('\r\n'), 'more'])
    expect((await window.grown()).count).toBe(100)
  })

  it('holds the lines that match, also one that is being written', async () => {
    await say(`${numbered(100)}line 1`)
    expect(texts(await open({ grep: new PatternSearch('^line \\d?1$') }))).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((ten) => `line ${ten === 0 ? '' : ten}1`),
      'line 1',
    ])
  })

  it('shows a full-screen program as it is, and what is missing as a line of its own', async () => {
    await say('before\r\n')
    writer.gap({ loss: 'at-least' }, 'exited while paused')
    writer.alternate(writer.end, true)
    await say('\u001b[?1049h\u001b[Hmenu\u001b[2;1H> one')
    expect(texts(await open())).toEqual([
      'before',
      '── gap: output missing (unknown how much): exited while paused ──',
      'menu',
      '> one',
    ])
  })

  it('begins at a time, goes on from there when it is read, and back', async () => {
    const ago = Date.now() - 3_600_000
    writer.append(Buffer.from(numbered(30_000)), ago)
    writer.append(Buffer.from(numbered(30_000, 30_000)), ago + 10_000)
    writer.append(Buffer.from(numbered(10, 60_000)), Date.now())
    await writer.flushed()
    const { signal } = new AbortController()
    const request = { directory, since: 0, lines: undefined, grep: undefined, markers: 'all' as const, signal }
    const { window, line } = await LogWindow.at(request, ago + 10_000)
    expect(texts(window).slice(line - 1, line + 1)).toEqual(['line 29999', 'line 30000'])
    expect([window.above, window.below]).toEqual(['more', true])
    const grown = await window.grown()
    expect(texts(grown, window.shiftTo(grown))).toEqual(texts(window))
    while (grown.below) await grown.read()
    expect([texts(grown).at(-1), grown.behind]).toEqual(['line 60009', 0])
  })

  it('goes on across rotations', async () => {
    const window = await open()
    for (let round = 0; round < 20; round += 1) {
      await say(numbered(1000, round * 1000))
      await window.refresh()
      await window.read()
    }
    expect(texts(window)).toEqual(numbered(20_000).trimEnd().split('\r\n'))
  })
})
