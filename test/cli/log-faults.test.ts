import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
} from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { IndexEntry } from '../../src/logs/index-entry.ts'
import { openLog } from '../../src/logs/reader.ts'
import { RunLog } from '../../src/logs/run-log.ts'
import { privateRoot } from '../support/private-root.ts'
import { canMount, smallDisk } from '../support/small-disk.ts'
import { waitFor } from '../support/wait-for.ts'

const MB = 1024 * 1024

/** A log that is written, with everything that was ever added to it. */
class Subject implements AsyncDisposable {
  readonly directory: string
  /** What was told of each file, and what is still so. */
  readonly troubles: string[] = []
  readonly #troubled = new Set<string>()
  readonly #options: { readonly maxBytes: number; readonly maxFiles: number }
  #written: Buffer[] = []
  #log: RunLog

  private constructor(directory: string, options: { maxBytes: number; maxFiles: number }, log: RunLog) {
    this.directory = directory
    this.#options = options
    this.#log = log
  }

  static async open(root: string, maxBytes = 100 * MB, maxFiles = 50): Promise<Subject> {
    const directory = join(root, 'state/run')
    mkdirSync(directory, { recursive: true })
    const options = { maxBytes, maxFiles }
    const subject: Subject = new Subject(directory, options, await Subject.#openLog(directory, options, () => subject))
    return subject
  }

  static async #openLog(
    directory: string,
    options: { maxBytes: number; maxFiles: number },
    subject: () => Subject,
  ): Promise<RunLog> {
    return RunLog.open({
      directory,
      ...options,
      onTrouble: (file, problem) => subject().#tell(file, problem),
    })
  }

  get isTroubled(): boolean {
    return this.#troubled.size > 0
  }

  #tell(file: string, problem: string | undefined): void {
    if (problem === undefined) this.#troubled.delete(file)
    else this.#troubled.add(file)
    if (problem !== undefined) this.troubles.push(`${file}: ${problem}`)
  }

  file(name: string): string {
    return join(this.directory, name)
  }

  /** Adds random bytes, in pieces like those of a busy pane. */
  add(bytes: number): void {
    const data = randomBytes(bytes)
    for (let at = 0; at < bytes; at += 4000) this.#log.append(data.subarray(at, at + 4000), Date.now())
    this.#written.push(data)
  }

  async flushed(): Promise<void> {
    await this.#log.flushed()
  }

  /** Forgets what was added and had no room. */
  forgetDropped(): void {
    this.#written = [Buffer.concat(this.#written).subarray(0, this.#log.end)]
  }

  /** As when the controller is replaced. */
  async reopen(): Promise<void> {
    await this.#log.close()
    this.#log = await Subject.#openLog(this.directory, this.#options, () => this)
  }

  async inTrouble(): Promise<void> {
    await waitFor('trouble', () => this.isTroubled)
  }

  /** Ends the log at once, whatever has become of its files. Returns its index. */
  async ended(): Promise<readonly IndexEntry[]> {
    await this.#log.finish(true)
    await this.#log.close()
    return (await openLog(this.directory)).entries
  }

  /** Ends the log and compares it with what was added. Returns its holes: `FROM-TO`, and what the index says of them. */
  async holes(): Promise<{ holes: string[]; gaps: string[] }> {
    await waitFor('everything to be on disk', async () => {
      await this.#log.flushed()
      const log = await openLog(this.directory)
      return log.end === this.#log.end
    })
    await this.#log.finish(true)
    await this.#log.close()
    const all = Buffer.concat(this.#written)
    const log = await openLog(this.directory)
    const holes: string[] = []
    let next = 0
    for await (const [at, chunk] of log.pieces(0)) {
      if (at > next) holes.push(`${next}-${at}`)
      next = at + chunk.length
      if (!chunk.equals(all.subarray(at, next))) throw new Error(`wrong bytes from ${at} to ${next}`)
    }
    const last = log.entries.at(-1)
    if (next !== all.length || last?.kind !== 'end' || last.at !== next) throw new Error(`ends at ${next}`)
    const gaps = log.entries.filter((entry): entry is IndexEntry & { kind: 'gap' } => entry.kind === 'gap')
    const foreign = readdirSync(this.directory).filter(
      (name) => !/^(output\.log(\.\d+(\.gz)?)?|index\.jsonl)$/.test(name),
    )
    if (foreign.length > 0) throw new Error(`there is ${foreign.join(', ')}`)
    return { holes, gaps: gaps.map(({ from, at, why }) => `${from}-${at} ${why}`) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#log.close()
  }
}

const whole = { holes: [], gaps: [] }

async function withLog(body: (log: Subject) => Promise<void>, maxBytes?: number, maxFiles?: number): Promise<void> {
  const root = await mkdtemp(join(privateRoot(), 'log-'))
  try {
    await using log = await Subject.open(root, maxBytes, maxFiles)
    await body(log)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

describe('a log whose files are changed by somebody else', () => {
  it('is whole and exact when nobody does', async () => {
    await withLog(async (log) => {
      for (let round = 0; round < 20; round += 1) {
        log.add(30_000)
        if (round % 5 === 4) await log.flushed()
        if (round % 7 === 6) await log.reopen()
      }
      expect(await log.holes()).toEqual(whole)
    }, 50_000)
  })

  it('loses only what was in the file when it is deleted', async () => {
    await withLog(async (log) => {
      log.add(100_000)
      await log.flushed()
      unlinkSync(log.file('output.log'))
      log.add(50_000)
      await sleep(50)
      log.add(7000)
      const end = 100_000
      expect(await log.holes()).toEqual({ holes: [`0-${end}`], gaps: [`0-${end} the file was deleted`] })
      expect(log.troubles).toEqual([])
    })
  })

  it('says at the end of its index that it has ended, also when the file turns out to be deleted after that', async () => {
    await withLog(async (log) => {
      log.add(100_000)
      await log.flushed()
      unlinkSync(log.file('output.log'))
      log.add(50_000)
      await log.flushed()
      const entries = await log.ended()
      expect(entries.filter(({ kind }) => kind === 'gap')).toHaveLength(1)
      expect(entries.at(-1)).toMatchObject({ kind: 'end', at: 150_000, confirmed: true })
    })
  })

  it.each([7000, 150_000])(
    'loses only what an earlier controller had written when that is deleted, with %i more',
    async (more) => {
      await withLog(async (log) => {
        log.add(100_000)
        await log.reopen()
        unlinkSync(log.file('output.log'))
        log.add(more)
        expect(await log.holes()).toEqual({ holes: ['0-100000'], gaps: ['0-100000 the file was deleted'] })
      })
    },
  )

  it('notices within seconds that its directory is gone, and makes it again for itself alone', async () => {
    await withLog(async (log) => {
      log.add(100_000)
      await log.flushed()
      rmSync(join(log.directory, '..'), { recursive: true })
      log.add(100)
      await waitFor(
        'the log to be back',
        () => statSync(log.file('output.log'), { throwIfNoEntry: false })?.size === 100,
      )
      expect(statSync(log.directory).mode & 0o777).toBe(0o700)
      expect(statSync(log.file('output.log')).mode & 0o777).toBe(0o600)
      expect(await log.holes()).toEqual({ holes: ['0-100000'], gaps: ['0-100000 the file was deleted'] })
    })
  })

  it.each([0, 40_000])('keeps what is left of a file that was cut to %i bytes', async (left) => {
    await withLog(async (log) => {
      log.add(100_000)
      await sleep(1100)
      log.add(10)
      await log.flushed()
      await sleep(1100)
      truncateSync(log.file('output.log'), left)
      log.add(30_000)
      await log.flushed()
      log.add(20_000)
      expect(await log.holes()).toEqual({ holes: [`${left}-100010`], gaps: [`${left}-100010 the file was cut`] })
    })
  })

  it('takes out what somebody else has added', async () => {
    await withLog(async (log) => {
      log.add(100_000)
      await log.flushed()
      appendFileSync(log.file('output.log'), 'not ours\n')
      log.add(30_000)
      await log.flushed()
      appendFileSync(log.file('output.log'), 'not ours either\n')
      log.add(30_000)
      expect(await log.holes()).toEqual(whole)
    })
  })

  it('goes on after the file was replaced by a copy', async () => {
    await withLog(async (log) => {
      log.add(100_000)
      await log.flushed()
      await sleep(1100)
      renameSync(log.file('output.log'), log.file('output.log.9'))
      appendFileSync(log.file('output.log'), '')
      renameSync(log.file('output.log.9'), log.file('output.log'))
      log.add(30_000)
      expect(await log.holes()).toEqual(whole)
    })
  })

  it('finds its bytes without the index that it had', async () => {
    await withLog(async (log) => {
      for (let round = 0; round < 10; round += 1) {
        log.add(17_000)
        await log.flushed()
      }
      await sleep(1200)
      unlinkSync(log.file('output.log'))
      log.add(20_000)
      await sleep(1200)
      log.add(20_000)
      await log.flushed()
      unlinkSync(log.file('index.jsonl'))
      log.add(130_000)
      await log.flushed()
      const { holes, gaps } = await log.holes()
      expect(holes).toEqual(['150000-170000'])
      expect(gaps).toEqual(['150000-170000 the file was deleted'])
    }, 50_000)
  })

  it.each(['output.log.0', 'output.log.zip'])('waits while a directory stands in the place of %s', async (name) => {
    await withLog(async (log) => {
      log.add(20_000)
      await log.flushed()
      mkdirSync(log.file(name))
      log.add(200_000)
      await log.inTrouble()
      expect((await openLog(log.directory)).end).toBeLessThan(120_000)
      rmdirSync(log.file(name))
      expect(await log.holes()).toEqual(whole)
    }, 50_000)
  })

  it('shows a hole where a zipped file was', async () => {
    await withLog(async (log) => {
      log.add(230_000)
      await log.flushed()
      await waitFor('four files to be zipped', () => {
        const names = readdirSync(log.directory)
        return names.includes('output.log.4.gz') && !names.some((name) => /\.(zip|0|0\.gz)$/.test(name))
      })
      unlinkSync(log.file('output.log.3.gz'))
      log.add(60_000)
      expect(await log.holes()).toEqual({ holes: ['50000-100000'], gaps: [] })
    }, 50_000)
  })
})

describe.skipIf(!canMount)('a log on a disk that refuses', () => {
  it('waits in memory while the disk is full, and is exact afterwards', async () => {
    await using disk = smallDisk(8 * MB)
    await using log = await Subject.open(disk.path)
    log.add(300_000)
    await log.flushed()
    disk.fill()
    log.add(5 * MB)
    await log.inTrouble()
    expect(log.troubles[0]).toMatch(/^(output\.log|index\.jsonl): ENOSPC: no space left on device/)
    const started = Date.now()
    await log.flushed()
    expect(Date.now() - started).toBeLessThan(1000)
    await disk.free()
    expect(await log.holes()).toEqual(whole)
    expect(log.isTroubled).toBe(false)
  })

  it('loses and doubles nothing, however often the disk is full in the middle of a batch', async () => {
    await using disk = smallDisk(6 * MB)
    await using log = await Subject.open(disk.path, 1 * MB)
    for (let round = 0; round < 6; round += 1) {
      log.add(300_000 + 12_345 * round)
      // A file that is being zipped or has been takes space and gives it back.
      await waitFor('trouble', () => {
        disk.fill()
        log.add(10_000)
        return log.isTroubled
      })
      log.add(100_000)
      await disk.free()
      await waitFor('logging to go on', () => !log.isTroubled)
    }
    expect(await log.holes()).toEqual(whole)
  })

  it('zips a full file when there is room again', async () => {
    await using disk = smallDisk(3 * MB)
    await using log = await Subject.open(disk.path, 500_000)
    log.add(490_000)
    await log.flushed()
    // Room for the rest of this file, but not for a zipped one of random bytes beside it.
    disk.fill()
    truncateSync(join(disk.path, 'filler'), statSync(join(disk.path, 'filler')).size - 600_000)
    log.add(1_000_000)
    await log.inTrouble()
    await disk.free()
    expect(await log.holes()).toEqual(whole)
  })

  it('waits while the file system is read-only', async () => {
    await using disk = smallDisk(4 * MB)
    await using log = await Subject.open(disk.path)
    log.add(100_000)
    await log.reopen()
    disk.setReadOnly(true)
    log.add(100_000)
    await log.inTrouble()
    expect(log.troubles[0]).toMatch(/EROFS: read-only file system/)
    disk.setReadOnly(false)
    expect(await log.holes()).toEqual(whole)
  })

  it('gives up what does not fit into memory, and says how much', async () => {
    await using disk = smallDisk(80 * MB)
    await using log = await Subject.open(disk.path)
    disk.fill()
    for (let sent = 0; sent < 80; sent += 1) log.add(MB)
    await log.inTrouble()
    log.forgetDropped()
    await disk.free()
    await waitFor('room in memory', () => {
      const found = statSync(log.file('output.log'), { throwIfNoEntry: false })
      return found !== undefined && found.size > 50 * MB
    })
    log.add(100_000)
    const { holes, gaps } = await log.holes()
    expect(holes).toEqual([])
    expect(gaps).toEqual([expect.stringMatching(/^undefined-6\d{7} the disk did not keep up$/)])
  })

  it('is closed in time, and what it holds is exact', async () => {
    await using disk = smallDisk(2 * MB)
    await using log = await Subject.open(disk.path)
    log.add(100_000)
    await log.flushed()
    disk.fill()
    log.add(MB)
    await log.inTrouble()
    const started = Date.now()
    await log.reopen()
    expect(Date.now() - started).toBeLessThan(3000)
    await disk.free()
    log.forgetDropped()
    log.add(1000)
    expect(await log.holes()).toEqual(whole)
  })
})
