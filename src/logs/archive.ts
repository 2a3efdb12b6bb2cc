import { createReadStream, createWriteStream } from 'node:fs'
import { rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip } from 'node:zlib'
import { ignoreGone } from '../base/ignore-gone.ts'
import { absent } from './absent.ts'
import { FULL_FILE, rotatedFile, rotatedNumbers } from './log-parts.ts'

/** The unfinished zip file; a crash leaves it behind, and the next one overwrites it. */
const UNFINISHED = 'output.log.zip'

/**
 * Zips full files while the next one is written. Numbered files are complete at every moment: a file gets its number by
 * a rename, and the plain one is deleted last.
 */
export class Archive {
  readonly #directory: string
  readonly #maxFiles: number
  readonly #beforeZip: () => Promise<void>
  readonly #ended = new AbortController()
  #running: Promise<void> | undefined

  /** `beforeZip` resolves when the next file is in the index: until then the full one is known by its identity. */
  constructor(directory: string, maxFiles: number, beforeZip: () => Promise<void>) {
    this.#directory = directory
    this.#maxFiles = maxFiles
    this.#beforeZip = beforeZip
  }

  /** Zips the full file, if there is one. A failure is not reported: `free` tries again. */
  start(): void {
    this.#running ??= this.#work()
      .catch(() => undefined)
      .finally(() => {
        this.#running = undefined
      })
  }

  /** Resolves when the name of the full file is free. Throws the system's error. */
  async free(): Promise<void> {
    await this.#running
    await this.#work()
  }

  /** Stops; the full file stays as it is. */
  async close(): Promise<void> {
    this.#ended.abort()
    await this.#running
  }

  async #work(): Promise<void> {
    const full = join(this.#directory, FULL_FILE)
    if ((await stat(full).catch(absent)) === undefined) return this.#goOnMoving()
    await this.#beforeZip()
    await this.#zip(full, join(this.#directory, rotatedFile(0)))
    await unlink(full)
    await this.#move(await rotatedNumbers(this.#directory))
  }

  /** Finishes a renumbering that a crash has interrupted: some files have moved on already, and left a hole. */
  async #goOnMoving(): Promise<void> {
    const numbers = await rotatedNumbers(this.#directory)
    if (numbers[0] !== 0) return
    const hole = numbers.findIndex((number, index) => number !== index)
    await this.#move(hole < 0 ? numbers : numbers.slice(0, hole))
  }

  async #zip(from: string, to: string): Promise<void> {
    const unfinished = join(this.#directory, UNFINISHED)
    try {
      await pipeline(
        createReadStream(from),
        // Terminal output shrinks nearly as much at the fastest level, which keeps up with any pane.
        createGzip({ level: constants.Z_BEST_SPEED }),
        createWriteStream(unfinished, { mode: 0o600 }),
        { signal: this.#ended.signal },
      )
      await rename(unfinished, to)
    } catch (error) {
      await ignoreGone(unlink(unfinished))
      throw error
    }
  }

  /** Gives files the next number, and deletes those beyond the last one. */
  async #move(numbers: readonly number[]): Promise<void> {
    for (const number of numbers.toReversed()) {
      const path = join(this.#directory, rotatedFile(number))
      if (number >= this.#maxFiles) await unlink(path)
      else await rename(path, join(this.#directory, rotatedFile(number + 1)))
    }
  }
}
