import type { FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Failure, messageOf, systemCode } from '../base/failure.ts'
import { openRegular } from '../base/regular-file.ts'
import type { IndexEntry } from './index-entry.ts'
import { INDEX_FILE, IndexFile } from './index-file.ts'
import { identityOf, listParts, sameParts, type LogPart } from './log-parts.ts'
import { placeParts, type PlacedPart } from './place-parts.ts'

const CHUNK_BYTES = 256 * 1024
/** Output may come up to this long after its time entry, in milliseconds. */
const TIME_ENTRY_MS = 1000
/** Entries that say when the output that begins with them was read. */
const READ: ReadonlySet<IndexEntry['kind']> = new Set(['time', 'recovered'])
/** The size at which a run without a noted size is drawn, in cells. */
const DEFAULT_SIZE = { cols: 80, rows: 24 }

/**
 * Opens the log of the runner in `directory`. A log without any file is an empty one.
 *
 * Throws a Failure `permission-denied` or `log-unavailable` when the files cannot be read; never for a bad index.
 */
export async function openLog(directory: string): Promise<LogReader> {
  const reader = new LogReader(directory)
  await reader.refresh()
  return reader
}

/** The log of one run across its files, by logical offsets: bytes since the run's first one. Safe beside a writer. */
export class LogReader {
  readonly #directory: string
  readonly #index: IndexFile
  #parts: readonly PlacedPart[] = []
  /** Bytes from this offset on are not returned. */
  #limit = Infinity

  constructor(directory: string) {
    this.#directory = directory
    this.#index = new IndexFile(join(directory, INDEX_FILE))
  }

  /** Offset of the oldest byte that is still there. */
  get start(): number {
    return Math.min(this.#parts[0]?.start ?? this.end, this.#limit)
  }

  /** Offset after the newest byte, as of the last refresh, or the one given to `endsAt`. */
  get end(): number {
    return Math.min(this.#parts.at(-1)?.end ?? 0, this.#limit)
  }

  /** The index, as of the last refresh. */
  get entries(): readonly IndexEntry[] {
    return this.#index.entries
  }

  /** Hides all bytes from this offset on. */
  endsAt(offset: number): void {
    this.#limit = offset
  }

  /** Looks at the files again: then `end` and `entries` include the output written meanwhile. */
  async refresh(): Promise<void> {
    try {
      let before: readonly LogPart[]
      let parts = await listParts(this.#directory)
      // The same files before and after: the index that was read between belongs to them.
      do {
        before = parts
        await this.#index.refresh()
        parts = await listParts(this.#directory)
      } while (!sameParts(before, parts))
      this.#parts = placeParts(parts, this.#index.entries)
    } catch (error) {
      throw unreadable(this.#directory, error)
    }
  }

  /**
   * The bytes from logical offset `from` to before `to`, or to `end` when it is left out. Bytes that are no longer there are
   * left out; a rotation meanwhile does not show.
   *
   * Throws a Failure `log-unavailable` for a damaged file, after everything that could be read of it.
   */
  async *read(from: number, to: number = this.end): AsyncGenerator<Buffer, void, undefined> {
    for await (const [, bytes] of this.pieces(from, to)) yield bytes
  }

  /** The same as `read`, each piece with its offset: where that jumps, bytes are no longer there. */
  async *pieces(from: number, to: number = this.end): AsyncGenerator<readonly [number, Buffer], void, undefined> {
    let at = Math.max(from, this.start)
    while (at < to) {
      const part = this.#parts.find((candidate) => candidate.end > at)
      if (part === undefined || part.start >= to) return
      at = Math.max(at, part.start)
      const file = await this.#open(part)
      if (file === undefined) {
        await this.refresh()
        continue
      }
      const until = Math.min(to, part.end)
      const bytes = part.zipped ? unzip(file, part) : readPlain(file, at - part.start)
      for await (const piece of slice(bytes, part.zipped ? at - part.start : 0, until - at)) {
        yield [at, piece]
        at += piece.length
      }
      at = until
    }
  }

  /** The offset `bytes` bytes after `from`, counting only bytes that are still there. */
  offsetAfter(from: number, bytes: number): number {
    let at = from
    let left = bytes
    for (const { start, end } of this.#parts) {
      if (end <= at) continue
      at = Math.max(at, start)
      if (at + left <= end) return at + left
      left -= end - at
      at = end
    }
    return at
  }

  /** The size of the pane in cells when the byte at `offset` was written. */
  sizeAt(offset: number): { readonly cols: number; readonly rows: number } {
    const sizes = this.entries.filter((entry) => entry.kind === 'size')
    return sizes.findLast((entry) => entry.at <= offset) ?? sizes[0] ?? DEFAULT_SIZE
  }

  /** The traits of the pane that wrote the byte at `offset`; undefined when none were noted. */
  traitsAt(offset: number): Extract<IndexEntry, { kind: 'pane' }> | undefined {
    const traits = this.entries.filter((entry) => entry.kind === 'pane')
    return traits.findLast((entry) => entry.at <= offset) ?? traits[0]
  }

  /** Offset of the first output that was read, or taken from the pane, at `timeMs` (since the epoch) or later, to the second; `end` when there is none. */
  offsetAtTime(timeMs: number): number {
    const entry = this.entries.find(({ kind, time }) => READ.has(kind) && time > timeMs - TIME_ENTRY_MS)
    return Math.min(Math.max(entry?.at ?? this.end, this.start), this.end)
  }

  /** Opens a file; undefined when its name belongs to another one by now. */
  async #open(part: PlacedPart): Promise<FileHandle | undefined> {
    try {
      const file = await openRegular(part.path)
      if (file === undefined) return undefined
      if ((await identityOf(file)) === part.identity) return file
      await file.close()
      return undefined
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined
      throw unreadable(this.#directory, error)
    }
  }
}

async function* readPlain(file: FileHandle, from: number): AsyncGenerator<Buffer, void, undefined> {
  let at = from
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, at)
      if (bytesRead === 0) return
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

async function* unzip(file: FileHandle, part: PlacedPart): AsyncGenerator<Buffer, void, undefined> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  pipeline(file.createReadStream({ highWaterMark: CHUNK_BYTES }), gunzip, () => undefined)
  try {
    for await (const chunk of gunzip) yield chunk as Buffer
  } catch (error) {
    throw new Failure('log-unavailable', `${basename(part.path)} is damaged: ${messageOf(error)}`, {
      next: 'read what comes after it with `log -n`',
      cause: error,
    })
  }
}

/** `count` bytes after the first `skip`. */
async function* slice(
  chunks: AsyncIterable<Buffer>,
  skip: number,
  count: number,
): AsyncGenerator<Buffer, void, undefined> {
  let toSkip = skip
  let left = count
  for await (const chunk of chunks) {
    const from = Math.min(toSkip, chunk.length)
    toSkip -= from
    const wanted = chunk.subarray(from, from + left)
    left -= wanted.length
    if (wanted.length > 0) yield wanted
    if (left <= 0) return
  }
}

function unreadable(directory: string, error: unknown): unknown {
  const code = systemCode(error)
  if (error instanceof Failure || code === undefined) return error
  const denied = code === 'EACCES' || code === 'EPERM'
  return new Failure(
    denied ? 'permission-denied' : 'log-unavailable',
    `cannot read the log in ${directory}: ${messageOf(error)}`,
    {
      cause: error,
    },
  )
}
