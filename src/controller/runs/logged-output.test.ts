import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RunLog } from '../../logs/run-log.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import { LoggedOutput } from './logged-output.ts'

let directory: string
let log: RunLog

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'geppetto-'))
  log = await RunLog.open({ directory, maxBytes: 50_000, maxFiles: 2, onTrouble: () => undefined })
})

afterEach(async () => {
  await log.close()
  await rm(directory, { recursive: true })
})

function image(rows: number): PaneImage {
  return {
    isDead: false,
    cols: 40,
    rows,
    historyRows: 0,
    historyLimit: 2000,
    cursorX: 0,
    cursorY: 1,
    regionTop: 0,
    regionBottom: rows - 1,
    lines: [Buffer.from('first'), ...Array.from({ length: rows - 1 }, () => Buffer.alloc(0))],
    alternate: undefined,
    pending: Buffer.alloc(0),
  }
}

describe('what a pane shows', () => {
  it('may be less than was painted on the alternate screen meanwhile, which has no history', async () => {
    const output = new LoggedOutput({ log, directory, position: async () => undefined })
    const fullScreen = { ...image(5), alternate: { lines: [Buffer.from('page')], savedX: 0, savedY: 1 } }
    await output.fillFrom(fullScreen, 'adopted', 'nothing')
    expect(log.losses.gaps).toBe(0)
    await output.fillFrom(fullScreen, 'resumed', 'nothing')
    expect(log.losses.gaps).toBe(1)
  })

  it('is there once when it is taken twice and nothing came between, whatever may be missing before it', async () => {
    const output = new LoggedOutput({ log, directory, position: async () => undefined })
    await output.fillFrom(image(5), 'adopted', 'nothing')
    expect(await output.fillFrom(image(5), 'resumed', 'perhaps')).toMatchObject({ bytes: 0, joined: true })
    expect(log.losses.gaps).toBe(1)
    expect(await output.fillFrom(image(5), 'resumed', 'perhaps')).toMatchObject({ bytes: 0, joined: true })
  })

  it('is drawn in the size that the pane had then, also when it has another one by now', async () => {
    const output = new LoggedOutput({ log, directory, position: async () => undefined })
    log.size(40, 5)
    const filled = output.fillFrom(image(5), 'resumed', 'nothing')
    log.size(40, 9)
    const { bytes } = await filled
    await log.flushed()
    const index = (await readFile(join(directory, 'index.jsonl'), 'utf8')).trim().split('\n')
    const entries = index.map((line) => JSON.parse(line) as { kind: string; at: number; rows?: number })
    const sizeAt = (at: number) => entries.findLast((entry) => entry.kind === 'size' && entry.at <= at)?.rows
    expect(sizeAt(bytes - 1)).toBe(5)
    expect(sizeAt(bytes)).toBe(9)
  })

  it('keeps the size that it was taken in, also when a later one was first heard of before it', async () => {
    const output = new LoggedOutput({ log, directory, position: async () => undefined })
    log.size(40, 5)
    const { bytes } = await output.fillFrom(image(5), 'resumed', 'nothing')
    log.size(40, 9, 0)
    await log.flushed()
    const index = (await readFile(join(directory, 'index.jsonl'), 'utf8')).trim().split('\n')
    const sizes = index
      .map((line) => JSON.parse(line) as { kind: string; at: number })
      .filter(({ kind }) => kind === 'size')
    expect(sizes.map(({ at }) => at)).toEqual([0, bytes])
  })
})
