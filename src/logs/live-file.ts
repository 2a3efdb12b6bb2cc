import { constants, type Stats } from 'node:fs'
import { mkdir, rename, stat, unlink, type FileHandle } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import { openRegular } from '../base/regular-file.ts'
import { absent } from './absent.ts'
import { FULL_FILE, identify, LIVE_FILE } from './log-parts.ts'

/** Bytes written since the last look at the file stay in memory; at this many the file is looked at again. */
const UNCHECKED_BYTES = 1024 * 1024
/** Bytes at the end of the checked part that must be unchanged, or the file does not count as ours. */
const TAIL_BYTES = 1024
/** How long to wait for a stream to close, in milliseconds: one that the disk has refused may never report it. */
const CLOSE_MS = 500

/** Bytes of a log that are gone from the disk: the logical offsets `from` to before `to`. */
export interface LostBytes {
  readonly from: number
  readonly to: number
  readonly why: string
}

/** Identity and tail of a file, to notice when it was replaced. */
export interface SeenFile {
  readonly bytes: number
  /** Its last bytes. */
  readonly tail: Buffer
  /** Its identity; undefined when there was no file. */
  readonly identity: string | undefined
}

export interface LiveFileOptions {
  readonly directory: string
  /** The file is put aside as full and followed by a new one at exactly this size. */
  readonly maxBytes: number
  /** Logical offset of its first byte. */
  readonly start: number
  /** The file as an earlier controller has left it. */
  readonly seen: SeenFile
}

/** Looks at the live file in this directory. */
export async function seeLiveFile(directory: string): Promise<SeenFile> {
  const file = await openRegular(join(directory, LIVE_FILE)).catch(absent)
  if (file === undefined) return { bytes: 0, tail: Buffer.alloc(0), identity: undefined }
  try {
    const found = await file.stat()
    const tailBytes = Math.min(found.size, TAIL_BYTES)
    return {
      bytes: found.size,
      tail: await readAt(file, found.size - tailBytes, tailBytes),
      identity: identify(found),
    }
  } finally {
    await file.close()
  }
}

/**
 * The live file, and its content that was seen on disk.
 *
 * An acknowledged write may still be missing: the library does not notice a short one, and another program can cut,
 * extend, replace or delete the file. So written bytes stay in memory until a look at the file has shown them. After an
 * error, or when a look shows something else, `mend` finds out what is there.
 */
export class LiveFile {
  readonly #directory: string
  readonly #path: string
  readonly #full: string
  readonly #maxBytes: number
  #stream: RotatingFileStream | undefined
  #start: number
  /** How many bytes of it were seen on disk. */
  #checked: number
  /** The last of these bytes. */
  #tail: Buffer
  #unchecked: Buffer[] = []
  #uncheckedBytes = 0
  #identity: string | undefined
  /** Where the next file begins; set when nothing must be added to this one. */
  #next: number | undefined

  constructor({ directory, maxBytes, start, seen }: LiveFileOptions) {
    this.#directory = directory
    this.#path = join(directory, LIVE_FILE)
    this.#full = join(directory, FULL_FILE)
    this.#maxBytes = maxBytes
    this.#start = start
    this.#checked = seen.bytes
    this.#tail = seen.tail
    this.#identity = seen.identity
    if (seen.bytes >= maxBytes) this.#next = start + seen.bytes
  }

  /** Logical offset of its first byte. */
  get start(): number {
    return this.#next ?? this.#start
  }

  /** Logical offset of the next byte. */
  get end(): number {
    return this.#next ?? this.#start + this.#checked + this.#uncheckedBytes
  }

  /** How many more bytes it takes. */
  get room(): number {
    return this.#maxBytes - this.#checked - this.#uncheckedBytes
  }

  /** True when it must be put aside before the next write. */
  get isOver(): boolean {
    return this.#next !== undefined
  }

  get unchecked(): boolean {
    return this.#uncheckedBytes > 0
  }

  get wantsCheck(): boolean {
    return this.#uncheckedBytes >= UNCHECKED_BYTES
  }

  /** Bytes that were written and not seen on disk yet. */
  get recent(): Buffer {
    return Buffer.concat(this.#unchecked)
  }

  /** Writes at most `room` bytes. After a rejection nothing is known until `mend`. */
  async write(data: Buffer): Promise<void> {
    const stream = (this.#stream ??= this.#open())
    this.#unchecked.push(data)
    this.#uncheckedBytes += data.length
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject)
      stream.write(data, (error) => {
        if (error === null || error === undefined) resolve()
        else reject(error)
      })
    })
    stream.removeAllListeners('error').on('error', ignore)
  }

  /** True when all written bytes are on disk; if not, call `mend`. */
  async check(): Promise<boolean> {
    const bytes = this.#checked + this.#uncheckedBytes
    const isFull = bytes >= this.#maxBytes
    const found = await stat(isFull ? this.#full : this.#path).catch(absent)
    if (found?.size !== bytes || !this.#isOurs(found)) return false
    if (isFull) this.#begin(this.#start + bytes)
    else this.#know(found, bytes)
    return true
  }

  /**
   * Finds out which bytes are on disk, removes those that do not belong there, and goes on after them. Returns the
   * bytes that have to be written again, and those that are lost.
   */
  async mend(): Promise<{ readonly again: Buffer; readonly lost: LostBytes | undefined }> {
    await this.#close()
    await mkdir(this.#directory, { recursive: true, mode: 0o700 })
    const wasCut = this.room === 0 && (await stat(this.#full).catch(absent)) !== undefined
    const path = wasCut ? this.#full : this.#path
    const file = await openRegular(path, constants.O_RDWR).catch(absent)
    const again = this.recent
    if (file === undefined && (await stat(path).catch(absent)) !== undefined) throw new Error(`${path} is no file`)
    if (file === undefined) return this.#lose(0, again, 'the file was deleted')
    try {
      const found = await file.stat()
      if (!(await this.#holdsChecked(file, found.size))) {
        const kept = await this.#keptBefore(file, found.size, again)
        await file.truncate(kept)
        if (wasCut && kept === 0) await unlink(this.#full)
        const result = this.#lose(kept, again, this.#isOurs(found) ? 'the file was cut' : 'the file was deleted')
        if (wasCut) this.#begin(this.start)
        return result
      }
      const written = await readAt(file, this.#checked, again.length)
      const kept = commonLength(written, again)
      if (found.size > this.#checked + kept) await file.truncate(this.#checked + kept)
      this.#know(found, this.#checked + kept)
      if (wasCut) this.#begin(this.#start + this.#checked)
      return { again: again.subarray(kept), lost: undefined }
    } finally {
      await file.close()
    }
  }

  /** Puts the file aside as full, and begins the next one. The name for the full file must be free. */
  async cut(): Promise<void> {
    if (this.#next === undefined) return
    await this.#close()
    await rename(this.#path, this.#full).catch(absent)
    this.#begin(this.#next)
  }

  async close(): Promise<void> {
    await this.#close()
  }

  /** Takes over that the file ends after `kept` bytes, and that later bytes seen before are gone. */
  #lose(kept: number, again: Buffer, why: string): { again: Buffer; lost: LostBytes | undefined } {
    const [from, to] = [this.#start + kept, this.#start + this.#checked]
    this.#checked = kept
    this.#tail = Buffer.alloc(0)
    this.#forget()
    if (kept > 0) this.#next = to
    else this.#begin(to)
    return { again, lost: to > from ? { from, to, why } : undefined }
  }

  #begin(at: number): void {
    this.#start = at
    this.#next = undefined
    this.#checked = 0
    this.#tail = Buffer.alloc(0)
    this.#identity = undefined
    this.#forget()
  }

  /** The first `bytes` of the file were seen. */
  #know(found: Stats, bytes: number): void {
    const seen = this.recent.subarray(0, bytes - this.#checked)
    this.#tail = Buffer.from(Buffer.concat([this.#tail, seen.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES))
    this.#checked = bytes
    this.#identity = identify(found)
    this.#forget()
  }

  #forget(): void {
    this.#unchecked = []
    this.#uncheckedBytes = 0
  }

  #isOurs(found: Stats): boolean {
    return this.#identity === undefined || this.#identity === identify(found)
  }

  async #holdsChecked(file: FileHandle, size: number): Promise<boolean> {
    if (size < this.#checked) return false
    const tail = await readAt(file, this.#checked - this.#tail.length, this.#tail.length)
    return tail.equals(this.#tail)
  }

  /** How many bytes of a cut file are from before the cut, without the last ones that were written. */
  async #keptBefore(file: FileHandle, size: number, written: Buffer): Promise<number> {
    const end = await readAt(file, Math.max(0, size - written.length), Math.min(size, written.length))
    let after = 0
    for (let at = 0, part = 0; part < this.#unchecked.length; at += this.#unchecked[part]?.length ?? 0, part += 1) {
      const rest = written.subarray(at)
      if (rest.length > size || !end.subarray(end.length - rest.length).equals(rest)) continue
      after = rest.length
      break
    }
    return size - after < this.#checked ? size - after : 0
  }

  #open(): RotatingFileStream {
    const stream = createStream((index) => (typeof index === 'number' && index > 0 ? FULL_FILE : LIVE_FILE), {
      path: this.#directory + sep,
      size: `${this.#maxBytes}B`,
      rotate: 1,
      mode: 0o600,
    })
    return stream.on('error', ignore)
  }

  async #close(): Promise<void> {
    const stream = this.#stream
    this.#stream = undefined
    if (stream === undefined || stream.closed) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, CLOSE_MS)
      stream
        .once('close', () => {
          clearTimeout(timer)
          resolve()
        })
        .destroy()
    })
  }
}

async function readAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, at)
  return buffer.subarray(0, bytesRead)
}

/** How many bytes two buffers have in common at their start. */
function commonLength(one: Buffer, other: Buffer): number {
  const length = Math.min(one.length, other.length)
  if (one.subarray(0, length).equals(other.subarray(0, length))) return length
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at
  return length
}

function ignore(): void {
  // The callback of the write reports the error.
}
