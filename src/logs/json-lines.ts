import { constants } from 'node:fs'
import { mkdir, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemCode } from '../base/failure.ts'
import { KeepTrying } from '../base/keep-trying.ts'
import { openRegular } from '../base/regular-file.ts'

const READ_AND_APPEND = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT
/** Most lines that wait while the disk is full: hours of a busy runner. */
const MAX_PENDING = 10_000

export interface JsonLinesOptions {
  /** Writing fails (with what the system said), or works again (undefined). */
  readonly onTrouble: (problem: string | undefined) => void
  /** The first lines of a new file, when the old one is gone. */
  readonly head?: () => readonly unknown[]
}

/**
 * Appends JSON objects to a file, one a line, in the order of the calls and never two at once. A line that a crash has
 * torn is first ended by a newline, so that the next line stays readable.
 *
 * Lines that cannot be written are kept and tried again, up to MAX_PENDING of them; the oldest go first.
 */
export class JsonLines {
  readonly #path: string
  readonly #options: JsonLinesOptions
  readonly #writing: KeepTrying
  #pending: string[] = []
  /** Lines that are being written. */
  #leaving = 0
  #closesTornLine = true
  #hasWritten = false

  constructor(path: string, options: JsonLinesOptions) {
    this.#path = path
    this.#options = options
    this.#writing = new KeepTrying({ step: async () => this.#write(), onTrouble: options.onTrouble })
  }

  append(value: unknown): void {
    if (this.#pending.length >= MAX_PENDING) this.#pending.shift()
    this.#pending.push(line(value))
    this.#writing.start()
  }

  /** Resolves when all appended lines are on disk, or the disk refuses them. */
  async flushed(): Promise<void> {
    await this.#writing.settled(() => this.#pending.length + this.#leaving === 0)
  }

  /** Resolves when all appended lines are on disk. Throws the system's error when the disk refuses them. */
  async written(): Promise<void> {
    await this.flushed()
    if (this.#pending.length + this.#leaving > 0) throw new Error(this.#writing.problem ?? 'the disk does not answer')
  }

  /** Tries to write the rest once more, and closes the file. */
  async close(): Promise<void> {
    await this.#writing.close()
  }

  async #write(): Promise<boolean> {
    await Promise.resolve()
    if (this.#pending.length === 0) return false
    const file = await openPrivate(this.#path)
    try {
      const { size } = await file.stat()
      const start = this.#closesTornLine && (await endsTorn(file, size)) ? '\n' : ''
      const lines = this.#pending
      const isNew = this.#hasWritten && size === 0
      const head = isNew ? (this.#options.head?.() ?? []).map(line).filter((text) => !lines.includes(text)) : []
      this.#pending = []
      this.#leaving = lines.length
      try {
        await file.appendFile([start, ...head, ...lines].join(''))
      } catch (error) {
        this.#pending = [...lines, ...this.#pending].slice(-MAX_PENDING)
        await file.truncate(size).catch(() => (this.#closesTornLine = true))
        throw error
      } finally {
        this.#leaving = 0
      }
      this.#closesTornLine = false
      this.#hasWritten = true
    } finally {
      await file.close()
    }
    return this.#pending.length > 0
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

/** Opens a file to read and append, and makes it and its directory when they are missing. */
async function openPrivate(path: string): Promise<FileHandle> {
  const found = await openRegular(path, READ_AND_APPEND, 0o600).catch(async (error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    return openRegular(path, READ_AND_APPEND, 0o600)
  })
  if (found === undefined) throw new Error(`${path} is no file`)
  return found
}

/** True when the file has a last byte that is no newline. */
async function endsTorn(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString() !== '\n'
}
