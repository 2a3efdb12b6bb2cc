import { createReadStream } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { ignoreGone } from '../base/ignore-gone.ts'
import { READ_AT_ONCE } from '../base/regular-file.ts'
import { Book } from './book.ts'
import { readLines } from './lines.ts'
import type { Findings } from './provider.ts'

/** Read at once; more is not faster. */
const CHUNK_BYTES = 256 * 1024

const BRACE = { open: 0x7b, close: 0x7d, carriageReturn: 0x0d } as const

/** Takes one record of a file into its book; false when it should be usage and cannot be read as that. */
export type RecordReader = (record: unknown, book: Book) => boolean

export interface LineFormat<Shared> {
  /** Only lines with one of these texts are looked into: most of a transcript is not about usage. */
  readonly marks: readonly string[]
  /** What all files share, for records that stand in more than one. */
  readonly share: () => Shared
  /** Begins a file. */
  readonly open: (path: string, shared: Shared) => RecordReader
}

interface FileState {
  readonly inode: number
  readonly book: Book
  readonly read: RecordReader
  /** Everything before this is in the book. */
  offset: number
}

/**
 * Files of JSON objects, one a line, that only grow. A file is read from where the last reading ended; when one was
 * deleted, replaced or cut, all are read anew, because records that stand in several count where they were met first.
 */
export class LineFiles<Shared> {
  readonly #format: LineFormat<Shared>
  readonly #marks: readonly Buffer[]
  readonly #files = new Map<string, FileState>()
  #shared: Shared

  constructor(format: LineFormat<Shared>) {
    this.#format = format
    this.#marks = format.marks.map((mark) => Buffer.from(mark))
    this.#shared = format.share()
  }

  /**
   * Reads what is new in the files, in their order, and tells all that is known of them. Entries before `sinceMs` are left
   * out, and files that have not changed since are not read at all, unless `changedSince` says otherwise.
   */
  async read(
    paths: readonly string[],
    sinceMs: number,
    findings: Findings,
    changedSince: number = sinceMs,
  ): Promise<void> {
    if (await this.#isOutdated()) {
      this.#files.clear()
      this.#shared = this.#format.share()
    }
    for (const path of paths) {
      try {
        await this.#readFile(path, changedSince, sinceMs, findings)
      } catch (error) {
        findings.problem(path, error)
      }
    }
  }

  async #readFile(path: string, changedSince: number, sinceMs: number, findings: Findings): Promise<void> {
    // Most files are older than what is asked for, and need not be opened.
    if (!this.#files.has(path) && changedSince > 0 && (await stat(path)).mtimeMs < changedSince) return
    const file = await open(path, READ_AT_ONCE)
    try {
      await this.#readOpened(file, path, sinceMs, findings)
    } finally {
      await file.close()
    }
  }

  async #readOpened(file: FileHandle, path: string, sinceMs: number, findings: Findings): Promise<void> {
    const status = await file.stat()
    if (!status.isFile()) throw new Error('it is not a regular file')
    const { ino, size } = status
    const state = this.#files.get(path) ?? this.#begin(path, ino, sinceMs)
    let torn = false
    // One that was put in its place just now is for the next reading.
    if (state.inode === ino && size > state.offset) {
      const stream = createReadStream(path, {
        fd: file,
        autoClose: false,
        start: state.offset,
        end: size - 1,
        highWaterMark: CHUNK_BYTES,
      })
      const { whole, rest } = await readLines(stream, {
        onLine: (line) => this.#line(line, state),
        onTooLong: () => (state.book.notUnderstood += 1),
      })
      state.offset += whole
      if (rest !== undefined) {
        // It may be a line that is being written: then it is read when it is whole.
        const record = parse(rest)
        torn = record === undefined
        if (!torn) {
          this.#line(rest, state)
          state.offset += rest.length
        }
      }
    }
    findings.add(state.book, torn ? 1 : 0)
  }

  #begin(path: string, inode: number, sinceMs: number): FileState {
    const file = { inode, book: new Book(sinceMs), read: this.#format.open(path, this.#shared), offset: 0 }
    this.#files.set(path, file)
    return file
  }

  #line(line: Buffer, { book, read }: FileState): void {
    if (line.length === 0) return
    if (!this.#marks.some((mark) => line.includes(mark))) {
      if (!isObject(line)) book.notUnderstood += 1
      return
    }
    const record = parse(line)
    if (record === undefined || !read(record, book)) book.notUnderstood += 1
  }

  async #isOutdated(): Promise<boolean> {
    for (const [path, { inode, offset }] of this.#files) {
      const found = await ignoreGone(stat(path))
      if (found === undefined || found.ino !== inode || found.size < offset) return true
    }
    return false
  }
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Whether a line can be an object, without reading it. */
function isObject(line: Buffer): boolean {
  const end = line.at(-1) === BRACE.carriageReturn ? line.length - 2 : line.length - 1
  return line[0] === BRACE.open && line[end] === BRACE.close
}
