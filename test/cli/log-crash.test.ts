import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import {
  appendFile,
  copyFile,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLog } from '../../src/logs/reader.ts'
import { RunLog } from '../../src/logs/run-log.ts'
import { checkIndex } from '../support/numbered-log.ts'
import { privateRoot } from '../support/private-root.ts'
import { seededRandom } from '../support/random.ts'
import { waitFor } from '../support/wait-for.ts'

const WRITER = join(import.meta.dirname, '../support/programs/log-writer.mjs')
const FILE_BYTES = 4096
/** So small that a kill often falls into a rotation. */
const SMALL = 512

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(privateRoot(), 'crash-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true })
})

const file = (name: string): string => join(directory, name)

async function open(maxBytes = FILE_BYTES): Promise<RunLog> {
  return RunLog.open({ directory, maxBytes, maxFiles: 999, onTrouble: () => undefined })
}

async function contents(): Promise<string> {
  const log = await openLog(directory)
  const chunks: Buffer[] = []
  for await (const chunk of log.read(0)) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  expect([log.start, log.end]).toEqual([0, text.length])
  expect(checkIndex(log.entries, log.end)).toEqual([])
  return text
}

/** The numbers that were written as recovered text, and are in the log without being marked as that. */
async function unmarked(text: string): Promise<number[]> {
  const { entries } = await openLog(directory)
  const marked = new Set(entries.flatMap((entry) => (entry.kind === 'recovered' ? [entry.at] : [])))
  const found: number[] = []
  for (let number = 1, at = 0; at < text.length; at += `${number}\n`.length, number += 1) {
    if (number % 7 === 0 && !marked.has(at)) found.push(number)
  }
  return found
}

/** The text of the numbers from 1 on, as long as it is asked for. */
function numbers(bytes: number): string {
  let text = ''
  for (let number = 1; text.length < bytes; number += 1) text += `${number}\n`
  return text.slice(0, bytes)
}

describe('a log whose writer is killed', () => {
  it('goes on at the byte where it stopped, at any moment, in the middle of rotations too', async () => {
    const random = seededRandom(7)
    let text = ''
    for (let kill = 0; kill < 12; kill += 1) {
      // As a controller does, the next one goes on with what is missing: here the rest of a torn line.
      const rest = numbers(text.length + 10).slice(text.length)
      if (!text.endsWith('\n') && text !== '') {
        const log = await open(SMALL)
        log.append(Buffer.from(rest.slice(0, rest.indexOf('\n') + 1)), Date.now())
        await log.close()
        text = await contents()
      }
      const first = text === '' ? 1 : Number(text.slice(0, -1).split('\n').at(-1)) + 1
      const child = spawn(process.execPath, [WRITER, directory, String(SMALL), String(first)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(child.stdout, 'data')
      await sleep(random() * 150)
      child.kill('SIGKILL')
      await once(child, 'close')
      // What a controller does first; reading needs nothing of it.
      await (await open(SMALL)).close()
      text = await contents()
      expect(text).toBe(numbers(text.length))
      expect(await unmarked(text)).toEqual([])
    }
    expect(text.length).toBeGreaterThan(3 * SMALL)
  })
})

describe('a rotation that was cut short', () => {
  const text = numbers(5 * FILE_BYTES + 100)
  const live = 'output.log'
  const full = 'output.log.0'
  const unfinished = 'output.log.zip'
  const zipped = (number: number): string => `${live}.${number}.gz`

  /** A log with two whole files zipped, and the third one full but for its last byte. */
  beforeEach(async () => {
    const log = await open()
    log.append(Buffer.from(text.slice(0, 3 * FILE_BYTES - 1)), 1)
    await waitFor('two files to be zipped', () => existsSync(file(zipped(2))) && !existsSync(file(full)))
    await log.close()
  })

  const move = async (from: number): Promise<void> => rename(file(zipped(from)), file(zipped(from + 1)))
  const fill = async (): Promise<void> => appendFile(file(live), text.slice(3 * FILE_BYTES - 1, 3 * FILE_BYTES))
  const putAside = async (): Promise<void> => (await fill(), rename(file(live), file(full)))
  const zip = async (): Promise<Buffer> => gzipSync(await readFile(file(full)))
  /** Zipping begins when the next file is noted. */
  const note = async (): Promise<void> => {
    const { size, dev, ino, birthtimeMs } = await stat(file(full))
    expect(size).toBe(FILE_BYTES)
    const entry = { kind: 'file', at: 3 * FILE_BYTES, time: 1, ended: `${dev}:${ino}:${birthtimeMs}` }
    await appendFile(file('index.jsonl'), `${JSON.stringify(entry)}\n`)
  }

  it.each<[string, () => Promise<void>]>([
    ['before it began', fill],
    ['before the next file was made', putAside],
    [
      'before the next file was noted',
      async () => {
        await putAside()
        await writeFile(file(live), '')
      },
    ],
    [
      'half zipped',
      async () => {
        await putAside()
        await note()
        await writeFile(file(unfinished), (await zip()).subarray(0, 900))
      },
    ],
    [
      'with the zipped file whole and the other still there',
      async () => {
        await putAside()
        await note()
        await writeFile(file(zipped(0)), await zip())
      },
    ],
    [
      'with nothing but the zipped file',
      async () => {
        await putAside()
        await note()
        await writeFile(file(zipped(0)), await zip())
        await unlink(file(full))
      },
    ],
    [
      'while the older files got their next number',
      async () => {
        await putAside()
        await note()
        await writeFile(file(zipped(0)), await zip())
        await unlink(file(full))
        await move(2)
      },
    ],
    [
      'after they had',
      async () => {
        await putAside()
        await note()
        await writeFile(file(zipped(0)), await zip())
        await unlink(file(full))
        await move(2)
        await move(1)
      },
    ],
  ])('is finished: %s', async (_, cutShort) => {
    await cutShort()
    const log = await open()
    expect(log.end).toBe(3 * FILE_BYTES)
    expect(await contents()).toBe(text.slice(0, log.end))
    log.append(Buffer.from(text.slice(log.end)), 2)
    await log.close()
    expect(await contents()).toBe(text)
  })
})

describe('an index that is ahead of its log', () => {
  it('is cut to what came, and later entries count', async () => {
    const log = await open()
    log.append(Buffer.from('12345'), 1)
    log.recovered(Buffer.from('67890'), 'resumed')
    log.gap({ loss: 'at-least' }, 'resumed')
    log.alternate(10, true)
    await log.close()
    await truncate(file('output.log'), 7)
    const next = await open()
    expect([next.end, next.recoveredBytes, next.beganAlternate]).toEqual([7, 2, false])
    next.append(Buffer.from('abc'), 2)
    await next.close()
    const { entries, end } = await openLog(directory)
    expect(end).toBe(10)
    expect(entries.filter(({ kind }) => kind === 'recovered')).toMatchObject([{ at: 5, bytes: 2 }])
    expect(entries.filter(({ kind }) => kind === 'gap' || kind === 'alternate')).toEqual([])
  })

  it('has its torn last line closed', async () => {
    const log = await open()
    log.append(Buffer.from('12345'), 1)
    await log.close()
    await copyFile(file('index.jsonl'), file('whole'))
    await appendFile(file('index.jsonl'), '{"kind":"recovered","at":5,"ti')
    const next = await open()
    next.gap({ loss: 'known', bytes: 3 }, 'test')
    await next.close()
    expect((await openLog(directory)).entries.at(-1)).toMatchObject({ kind: 'gap', bytes: 3 })
  })

  it('keeps one gap when a controller was killed after it had noted it', async () => {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const log = await open()
      log.gap({ loss: 'at-least' }, 'resumed')
      await log.close()
    }
    const log = await open()
    expect(log.losses.gaps).toBe(1)
    await log.close()
  })
})
