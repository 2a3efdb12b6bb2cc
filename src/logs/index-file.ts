import { openRegular } from '../base/regular-file.ts'
import { absent } from './absent.ts'
import type { IndexEntry } from './index-entry.ts'
import { parseIndexLine } from './parse-index.ts'

export const INDEX_FILE = 'index.jsonl'
/** A longer line is not one of ours; it is skipped without being held. */
const MAX_LINE_BYTES = 64 * 1024
const CHUNK_BYTES = 256 * 1024
const LINE_FEED = 0x0a

/** The entries of an `index.jsonl` that may still grow. Lines that are cut or no entries are skipped. */
export class IndexFile {
  readonly #path: string
  #entries: IndexEntry[] = []
  #offset = 0
  #rest: Buffer = Buffer.alloc(0)

  constructor(path: string) {
    this.#path = path
  }

  /** Everything read so far, in the order of the file. */
  get entries(): readonly IndexEntry[] {
    return this.#entries
  }

  /** Reads what was appended since the last time. Where there is no regular file it is an empty one. */
  async refresh(): Promise<void> {
    const file = await openRegular(this.#path).catch(absent)
    if (file === undefined) return
    try {
      for (;;) {
        const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, this.#offset)
        if (bytesRead === 0) return
        this.#offset += bytesRead
        this.#push(buffer.subarray(0, bytesRead))
      }
    } finally {
      await file.close()
    }
  }

  #push(chunk: Buffer): void {
    const end = chunk.lastIndexOf(LINE_FEED)
    if (end === -1) {
      this.#rest = Buffer.concat([this.#rest, chunk])
      if (this.#rest.length > MAX_LINE_BYTES) this.#rest = Buffer.alloc(0)
      return
    }
    const lines = Buffer.concat([this.#rest, chunk.subarray(0, end)]).toString()
    this.#rest = Buffer.from(chunk.subarray(end + 1))
    for (const line of lines.split('\n')) {
      const entry = parseIndexLine(line)
      if (entry?.kind === 'cut') this.#entries = this.#entries.flatMap((earlier) => beforeCut(earlier, entry.at))
      else if (entry !== undefined) this.#entries.push(entry)
    }
  }
}

/** The part of an entry that remains when the log ends at `end`. */
export function beforeCut(entry: IndexEntry, end: number): IndexEntry[] {
  if (entry.at > end) return []
  if (entry.kind !== 'recovered') return [entry]
  const bytes = Math.min(entry.bytes, end - entry.at)
  return bytes > 0 ? [{ ...entry, bytes }] : []
}
