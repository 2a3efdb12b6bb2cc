import { appendFile, mkdtemp, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IndexEntry } from '../../src/logs/index-entry.ts'
import { openLog, type LogReader } from '../../src/logs/reader.ts'
import { RunLog } from '../../src/logs/run-log.ts'
import { privateRoot } from '../support/private-root.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(privateRoot(), 'log-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true })
})

const file = (name: string): string => join(directory, name)
const text = (from: number, to: number): string =>
  Buffer.from(Array.from({ length: to - from }, (_, i) => 97 + ((from + i) % 26))).toString()

async function writeIndex(...entries: readonly (IndexEntry | string)[]): Promise<void> {
  const lines = entries.map((entry) => (typeof entry === 'string' ? entry : `${JSON.stringify(entry)}\n`))
  await writeFile(file('index.jsonl'), lines.join(''))
}

async function readAll(log: LogReader, from = 0, to?: number): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of log.read(from, to)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** Ranges of offsets of which the log has no bytes. */
async function holesOf(log: LogReader): Promise<string[]> {
  const holes: string[] = []
  let next = log.start
  for await (const [at, chunk] of log.pieces(log.start)) {
    if (at > next) holes.push(`${next}-${at}`)
    next = at + chunk.length
  }
  return holes
}

/** Files of 100, 200, 300 and 50 bytes, the oldest first. */
async function writeFourFiles(): Promise<void> {
  await writeFile(file('output.log.3.gz'), gzipSync(text(0, 100)))
  await writeFile(file('output.log.2.gz'), gzipSync(text(100, 300)))
  await writeFile(file('output.log.1.gz'), gzipSync(text(300, 600)))
  await writeFile(file('output.log'), text(600, 650))
}

const starts = [0, 100, 300, 600].map((at, time) => ({ kind: 'file', at, time }) as const)

describe('a rotated log', () => {
  beforeEach(writeFourFiles)

  it('is one stream of bytes', async () => {
    await writeIndex(...starts)
    const log = await openLog(directory)
    expect([log.start, log.end]).toEqual([0, 650])
    expect(await readAll(log)).toBe(text(0, 650))
  })

  it('can be read from and to any offset', async () => {
    await writeIndex(...starts)
    const log = await openLog(directory)
    for (const from of [0, 1, 99, 100, 299, 300, 450, 600, 649, 650, 900]) {
      for (const to of [0, 100, 101, 300, 599, 600, 650, 900]) {
        expect(await readAll(log, from, to)).toBe(
          from < to ? text(from, Math.min(to, 650)).slice(0, Math.max(0, 650 - from)) : '',
        )
      }
    }
  })

  it('keeps its offsets when the oldest file is gone', async () => {
    await writeIndex(...starts)
    await unlink(file('output.log.3.gz'))
    const log = await openLog(directory)
    expect([log.start, log.end]).toEqual([100, 650])
    expect(await readAll(log)).toBe(text(100, 650))
  })

  it.each<[string, readonly (IndexEntry | string)[]]>([
    ['missing', []],
    ['torn', [...starts, '{"kind":"fi']],
    [
      'corrupt',
      ['null\n', '{}\n', ...starts.slice(0, 2), 'garbage\n', ...starts.slice(2), '{"kind":"time","at":"x","time":1}\n'],
    ],
    ['behind by one rotation', starts.slice(0, 3)],
  ])('is read with an index that is %s', async (_, entries) => {
    await writeIndex(...entries)
    const log = await openLog(directory)
    expect([log.start, log.end]).toEqual([0, 650])
    expect(await readAll(log)).toBe(text(0, 650))
  })

  it.each([
    ['waits to be zipped', ['output.log.0']],
    ['is zipped and not deleted yet', ['output.log.0', 'output.log.0.gz']],
    ['is zipped and has no number yet', ['output.log.0.gz']],
  ])('is whole while a full file %s', async (_, names) => {
    for (const name of names) {
      await writeFile(file(name), name.endsWith('.gz') ? gzipSync(text(600, 650)) : text(600, 650))
    }
    await writeFile(file('output.log'), text(650, 700))
    await writeIndex(...starts, { kind: 'file', at: 650, time: 9 })
    const log = await openLog(directory)
    expect([log.start, log.end]).toEqual([0, 700])
    expect(await readAll(log)).toBe(text(0, 700))
  })

  it('is whole when a crash has come between putting a full file aside and the index', async () => {
    await rename(file('output.log'), file('output.log.0'))
    await writeIndex(...starts)
    expect(await readAll(await openLog(directory))).toBe(text(0, 650))
    await writeFile(file('output.log'), text(650, 660))
    const log = await openLog(directory)
    expect([log.start, log.end]).toEqual([0, 660])
    expect(await readAll(log)).toBe(text(0, 660))
  })

  it.each([
    ['output.log.2.gz', 100, 300],
    ['output.log.1.gz', 300, 600],
  ])('goes on behind a hole when %s was deleted', async (name, from, to) => {
    await writeIndex(...starts)
    await unlink(file(name))
    const log = await openLog(directory)
    expect([log.start, log.end]).toEqual([0, 650])
    expect(await holesOf(log)).toEqual([`${from}-${to}`])
    expect(await readAll(log)).toBe(text(0, from) + text(to, 650))
    expect(await readAll(log, from + 20)).toBe(text(to, 650))
    expect(log.offsetAfter(0, from + 7)).toBe(to + 7)
  })

  it('knows the offsets that the index says are lost', async () => {
    // The live file from 600 on was cut at 620 when the log had come to 650, and deleted at 700.
    await rename(file('output.log.3.gz'), file('output.log.4.gz'))
    await rename(file('output.log.2.gz'), file('output.log.3.gz'))
    await rename(file('output.log.1.gz'), file('output.log.2.gz'))
    await writeFile(file('output.log.1.gz'), gzipSync(text(600, 620)))
    await writeFile(file('output.log'), text(700, 730))
    const why = 'the file was cut'
    await writeIndex(
      ...starts,
      { kind: 'gap', at: 650, from: 620, bytes: 30, loss: 'known', time: 5, why },
      { kind: 'file', at: 650, time: 5 },
      { kind: 'gap', at: 700, from: 650, bytes: 50, loss: 'known', time: 6, why },
      { kind: 'file', at: 700, time: 6 },
    )
    const log = await openLog(directory)
    expect([log.start, log.end]).toEqual([0, 730])
    expect(await readAll(log)).toBe(text(0, 620) + text(700, 730))
    expect(await holesOf(log)).toEqual(['620-700'])
    expect(await readAll(log, 640)).toBe(text(700, 730))
  })

  it('goes on when the files are rotated while it is read', async () => {
    await writeIndex(...starts)
    const log = await openLog(directory)
    const chunks: Buffer[] = []
    for await (const chunk of log.read(0)) {
      chunks.push(chunk)
      if (chunks.length > 1) continue
      for (const number of [3, 2, 1]) await rename(file(`output.log.${number}.gz`), file(`output.log.${number + 1}.gz`))
      await writeFile(file('output.log.1.gz'), gzipSync(text(600, 650)))
      await unlink(file('output.log'))
      await writeFile(file('output.log'), text(650, 700))
      await appendFile(file('index.jsonl'), `${JSON.stringify({ kind: 'file', at: 650, time: 9 })}\n`)
    }
    expect(Buffer.concat(chunks).toString()).toBe(text(0, 650))
  })

  it('says which file is damaged, after what can be read', async () => {
    await writeIndex(...starts)
    await writeFile(file('output.log.1.gz'), gzipSync(text(300, 600)).subarray(0, -12))
    const log = await openLog(directory)
    await expect(readAll(log)).rejects.toThrow('output.log.1.gz is damaged')
    expect(await readAll(log, 600)).toBe(text(600, 650))
  })
})

describe('a log', () => {
  it('without any file is empty', async () => {
    const log = await openLog(join(directory, 'none'))
    expect([log.start, log.end, log.entries]).toEqual([0, 0, []])
    expect(await readAll(log)).toBe('')
  })

  it('grows between refreshes', async () => {
    await writeFile(file('output.log'), text(0, 10))
    await writeIndex(starts[0] as IndexEntry, '{"kind":"time",')
    const log = await openLog(directory)
    await appendFile(file('output.log'), text(10, 30))
    await appendFile(file('index.jsonl'), '"at":10,"time":5}\n')
    expect(log.end).toBe(10)
    await log.refresh()
    expect(log.end).toBe(30)
    expect(log.entries.at(-1)).toEqual({ kind: 'time', at: 10, time: 5 })
    expect(await readAll(log, 10)).toBe(text(10, 30))
  })

  it('knows sizes and times', async () => {
    await writeFile(file('output.log'), text(0, 100))
    await writeIndex(
      { kind: 'size', at: 0, time: 1000, cols: 100, rows: 30 },
      { kind: 'time', at: 0, time: 10_000 },
      { kind: 'time', at: 40, time: 11_000 },
      { kind: 'size', at: 50, time: 60_000, cols: 120, rows: 40 },
      { kind: 'time', at: 50, time: 60_000 },
    )
    const log = await openLog(directory)
    expect([0, 49, 50, 99].map((at) => log.sizeAt(at).cols)).toEqual([100, 100, 120, 120])
    expect([0, 10_500, 11_500, 12_500, 60_500, 99_000].map((time) => log.offsetAtTime(time))).toEqual([
      0, 0, 40, 50, 50, 100,
    ])
  })

  it('is complete at any moment while it is written and rotated', async () => {
    const trouble: (string | undefined)[] = []
    const writer = await RunLog.open({
      directory,
      maxBytes: 20_000,
      maxFiles: 100,
      onTrouble: (problem) => trouble.push(problem),
    })
    const log = await openLog(directory)
    let written = ''
    let read = ''
    for (let round = 0; round < 60; round += 1) {
      const piece = `${round} ${'x'.repeat(97 * round)}\n`
      written += piece
      writer.append(Buffer.from(piece), Date.now())
      await log.refresh()
      read += await readAll(log, read.length)
      expect(written.startsWith(read)).toBe(true)
    }
    await writer.finish(true)
    await log.refresh()
    expect(read + (await readAll(log, read.length))).toBe(written)
    expect(await readAll(await openLog(directory))).toBe(written)
    expect(trouble).toEqual([])
  })
})
