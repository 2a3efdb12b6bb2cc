import { sep } from 'node:path'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import { messageOf } from '../base/failure.ts'
import { backoffMs } from '../base/backoff.ts'
import { LIVE_FILE, rotatedFile } from './log-parts.ts'

/** One write call: large enough that the system call does not show, small enough to be shared fairly. */
const MAX_BATCH_BYTES = 256 * 1024
/** Small output waits this long for company; an event that speaks of it has to be out within 10 ms. */
const COALESCE_MS = 3
/** What may wait while a rotated file is being zipped: some seconds at the fastest that tmux delivers (27 MB/s). */
const MAX_PENDING_BYTES = 64 * 1024 * 1024

export interface LogFileOptions {
  readonly directory: string
  /** A file is closed, zipped and followed by a new one at exactly this size. */
  readonly maxBytes: number
  /** Rotated files that are kept. */
  readonly maxFiles: number
  /** Logical offset of the end of what the directory holds already. */
  readonly startAt: number
  /** Size of the live file now. */
  readonly liveBytes: number
  /** A new live file starts at this logical offset. */
  readonly onRotated: (at: number) => void
  /** Writing fails (with what the system said), or works again (undefined). */
  readonly onTrouble: (problem: string | undefined) => void
  /** This many bytes before logical offset `at` could not be kept. */
  readonly onDropped: (at: number, bytes: number) => void
}

/**
 * The bytes of one runner, batched in front of rotating-file-stream.
 *
 * That library is slow for small writes, is destroyed by its first error and forgets what it had not written yet. So it
 * gets one batch at a time, cut where a file must end, and a batch stays ours until it was acknowledged.
 */
export class LogFile {
  readonly #options: LogFileOptions
  #stream: RotatingFileStream
  #pending: Buffer[] = []
  #pendingBytes = 0
  #liveBytes: number
  /** Logical offset up to which everything is on disk. */
  #written: number
  #end: number
  #running: Promise<void> | undefined
  #closing = false
  #wake: (() => void) | undefined

  constructor(options: LogFileOptions) {
    this.#options = options
    this.#written = options.startAt
    this.#end = options.startAt
    this.#liveBytes = options.liveBytes
    this.#stream = this.#open()
    // The library starts with a rotation when it finds a file that is full already.
    if (this.#liveBytes >= options.maxBytes) this.#fileEnds()
  }

  /** Logical offset of the next byte. */
  get end(): number {
    return this.#end
  }

  append(data: Buffer): void {
    if (data.length === 0) return
    if (this.#pendingBytes + data.length > MAX_PENDING_BYTES) {
      this.#options.onDropped(this.#end, data.length)
      return
    }
    this.#pending.push(data)
    this.#pendingBytes += data.length
    this.#end += data.length
    this.#running ??= this.#drain()
  }

  /** Resolves when everything appended so far is on disk. Waits as long as the disk refuses. */
  async flushed(): Promise<void> {
    await this.#running
  }

  /** Writes what is left, as far as the disk takes it within one attempt, and closes the file. */
  async close(): Promise<void> {
    this.#closing = true
    this.#wake?.()
    await this.#running
    await new Promise<void>((resolve) => {
      if (this.#stream.destroyed) resolve()
      else this.#stream.once('close', resolve).end()
    })
  }

  async #drain(): Promise<void> {
    let attempt = 0
    if (this.#pendingBytes < MAX_BATCH_BYTES) await this.#pause(COALESCE_MS)
    while (this.#pendingBytes > 0) {
      const batch = this.#nextBatch()
      const problem = await this.#write(batch)
      if (problem === undefined) {
        if (attempt > 0) this.#options.onTrouble(undefined)
        attempt = 0
        continue
      }
      this.#pending.unshift(batch)
      this.#pendingBytes += batch.length
      attempt += 1
      if (attempt === 1) this.#options.onTrouble(problem)
      if (this.#closing) break
      await this.#pause(backoffMs(attempt))
      this.#stream = this.#open()
    }
    this.#running = undefined
  }

  /** Takes pending bytes up to the batch size, and never beyond the end of the live file. */
  #nextBatch(): Buffer {
    const room = Math.max(1, Math.min(MAX_BATCH_BYTES, this.#options.maxBytes - this.#liveBytes))
    const parts: Buffer[] = []
    let bytes = 0
    while (bytes < room) {
      const head = this.#pending[0]
      if (head === undefined) break
      const left = room - bytes
      if (head.length > left) {
        parts.push(head.subarray(0, left))
        this.#pending[0] = head.subarray(left)
        bytes = room
      } else {
        parts.push(head)
        this.#pending.shift()
        bytes += head.length
      }
    }
    this.#pendingBytes -= bytes
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, bytes)
  }

  async #write(batch: Buffer): Promise<string | undefined> {
    const stream = this.#stream
    const problem = await new Promise<string | undefined>((resolve) => {
      stream.once('error', (error) => resolve(messageOf(error)))
      stream.write(batch, (error) => resolve(error === null || error === undefined ? undefined : messageOf(error)))
    })
    stream.removeAllListeners('error').on('error', () => undefined)
    if (problem !== undefined) {
      stream.destroy()
      return problem
    }
    this.#written += batch.length
    this.#liveBytes += batch.length
    if (this.#liveBytes >= this.#options.maxBytes) this.#fileEnds()
    return undefined
  }

  #fileEnds(): void {
    this.#liveBytes = 0
    this.#options.onRotated(this.#written)
  }

  #open(): RotatingFileStream {
    const { directory, maxBytes, maxFiles } = this.#options
    const stream = createStream((index) => (typeof index === 'number' && index > 0 ? rotatedFile(index) : LIVE_FILE), {
      path: directory + sep,
      size: `${maxBytes}B`,
      rotate: maxFiles,
      compress: 'gzip',
      mode: 0o600,
    })
    stream.on('error', () => undefined)
    return stream
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = undefined
  }
}
