import { KeepTrying } from '../base/keep-trying.ts'
import { Archive } from './archive.ts'
import { LiveFile, type LiveFileOptions, type LostBytes } from './live-file.ts'
import { PendingBytes } from './pending-bytes.ts'

/** Most bytes of one write: enough to make the system call cheap, and few enough to share the disk fairly. */
const MAX_BATCH_BYTES = 256 * 1024
/** Small writes are batched for this long; events must still go out within 10 ms. */
const COALESCE_MS = 3
/**
 * While output flows, a file is written once in this time, unless a flush is pending: a write costs as much as reading
 * some KB.
 */
const FLOW_MS = 200
/** Most writes in a second of all files together; with many flowing files each is written less often. */
const WRITES_PER_S = 200
/** Longest time that output stays only in memory, in milliseconds; a killed controller loses no more. */
const MAX_FLOW_MS = 500
/** Flowing files are written together, at multiples of this time. */
const MOMENT_MS = 50
/** Time between two looks at a file while it is written, in milliseconds, to notice that it was cut or deleted. */
const CHECK_MS = 1000

export interface LogFileOptions extends LiveFileOptions {
  /** Zipped files that are kept. */
  readonly maxFiles: number
  /** Called before bytes are written, to write their index entries first. Throws the system's error. */
  readonly beforeWrite: () => Promise<void>
  /** Everything that was appended is on disk. */
  readonly onAllWritten: () => void
  /** A new live file starts at this logical offset. */
  readonly onRotated: (at: number) => void
  /** Writing fails (with what the system said), or works again (undefined). */
  readonly onTrouble: (problem: string | undefined) => void
  /** This many bytes before logical offset `at` could not be kept, and have no offsets. */
  readonly onDropped: (at: number, bytes: number) => void
  /** A new live file starts behind bytes that are gone from the disk. */
  readonly onLost: (lost: LostBytes) => void
}

/** How many files delay their next write while output flows. */
let flowing = 0

/**
 * Writes the bytes of one runner to disk in batches. A batch stays in memory until it was seen in the file, so that no
 * trouble of the disk loses bytes that were not on it before.
 */
export class LogFile {
  readonly #options: LogFileOptions
  readonly #live: LiveFile
  readonly #archive: Archive
  readonly #writing: KeepTrying
  readonly #pending = new PendingBytes()
  #end: number
  /** How many bytes were dropped because there was no room for them. */
  #dropped = 0
  /** True when the disk may hold other bytes than were written. */
  #doubtful = false
  /** Bytes that were found gone from the disk, and must still be reported. */
  #lost: LostBytes | undefined
  #fileStart: number
  #written: number
  /** Logical offset up to which a flush is pending. */
  #wanted = 0
  /** Ends the delay of the next write. */
  #hurry: (() => void) | undefined
  /** When bytes were last written, on the steady clock. */
  #wroteMs = Number.NEGATIVE_INFINITY
  #checkAt = 0
  #checkTimer: NodeJS.Timeout | undefined

  constructor(options: LogFileOptions) {
    this.#options = options
    this.#live = new LiveFile(options)
    this.#archive = new Archive(options.directory, options.maxFiles, options.beforeWrite)
    this.#writing = new KeepTrying({ step: async () => this.#step(), onTrouble: options.onTrouble })
    this.#end = this.#live.end
    this.#fileStart = options.start
    this.#written = this.#end
    this.#archive.start()
    if (this.#live.isOver) this.#writing.start()
  }

  /** Logical offset of the next byte. */
  get end(): number {
    return this.#end
  }

  /** Logical offset up to which everything is on disk, as far as the system says. */
  get written(): number {
    return this.#written
  }

  append(data: Buffer): void {
    if (data.length === 0) return
    if ((this.#dropped > 0 && !this.#pending.hasRoom) || !this.#pending.push(data)) {
      this.#dropped += data.length
      return
    }
    this.#tellDropped()
    this.#end += data.length
    if (this.#pending.bytes >= MAX_BATCH_BYTES) this.#hurry?.()
    this.#writing.start()
  }

  /** Resolves when all appended bytes are on disk, or the disk refuses them. */
  async flushed(): Promise<void> {
    const end = this.#end
    this.#wanted = end
    this.#hurry?.()
    await this.#writing.settled(() => this.written >= end)
  }

  /** The bytes from logical offset `from` on that may not be on disk yet. */
  from(from: number): Buffer {
    const recent = this.#live.recent
    const start = this.#live.end - recent.length
    return Buffer.concat([recent, this.#pending.peek()]).subarray(Math.max(0, from - start))
  }

  /** Writes the rest if the disk takes it, and closes the file. Returns how many bytes the disk did not take. */
  async close(): Promise<number> {
    clearTimeout(this.#checkTimer)
    this.#checkAt = 0
    this.#wanted = this.#end
    this.#hurry?.()
    if (this.#live.unchecked || this.#doubtful) this.#writing.start()
    const answered = await this.#writing.close()
    clearTimeout(this.#checkTimer)
    if (answered) await Promise.all([this.#archive.close(), this.#live.close()])
    return this.#pending.drop() + this.#dropped
  }

  async #step(): Promise<boolean> {
    clearTimeout(this.#checkTimer)
    if (this.#pending.bytes > 0) await this.#company()
    const live = this.#live
    if (this.#doubtful) await this.#mend()
    if (live.isOver) {
      await this.#archive.free()
      await live.cut()
      this.#tellFileStart()
    }
    const bytes = Math.min(this.#pending.bytes, MAX_BATCH_BYTES, live.room)
    if (bytes > 0 && bytes === live.room) await this.#archive.free()
    if (bytes > 0) await this.#options.beforeWrite()
    if (bytes > 0) await this.#write(this.#pending.take(bytes))
    const isDue = live.room === 0 || live.wantsCheck || performance.now() >= this.#checkAt
    if (isDue || this.#writing.problem !== undefined) await this.#check()
    if (this.#pending.bytes === 0) this.#tellDropped()
    if (this.#doubtful) return true
    this.#written = Math.max(this.#written, live.end)
    if (this.#pending.bytes > 0) return true
    this.#options.onAllWritten()
    if (live.unchecked) this.#checkTimer = setTimeout(() => this.#writing.start(), this.#checkAt - performance.now())
    return false
  }

  /** Delays the next write while output keeps coming, unless a flush is pending. */
  async #company(): Promise<void> {
    if (this.#pending.bytes >= MAX_BATCH_BYTES || this.#wanted > this.#written) return
    const nowMs = performance.now()
    const flowMs = Math.min(MAX_FLOW_MS, Math.max(FLOW_MS, ((flowing + 1) * 1000) / WRITES_PER_S))
    const flowsUntil = Math.floor((this.#wroteMs + flowMs) / MOMENT_MS) * MOMENT_MS
    const flows = flowsUntil > nowMs + COALESCE_MS
    if (flows) flowing += 1
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, flows ? flowsUntil - nowMs : COALESCE_MS)
      this.#hurry = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#hurry = undefined
    if (flows) flowing -= 1
  }

  async #write(batch: Buffer): Promise<void> {
    try {
      await this.#live.write(batch)
      this.#wroteMs = performance.now()
    } catch (error) {
      this.#doubtful = true
      throw error
    }
  }

  async #check(): Promise<void> {
    this.#doubtful = !(await this.#live.check())
    this.#checkAt = performance.now() + CHECK_MS
    if (!this.#doubtful) this.#tellFileStart()
  }

  async #mend(): Promise<void> {
    const { again, lost } = await this.#live.mend()
    this.#doubtful = false
    this.#pending.putBack(again)
    this.#lost ??= lost
    if (!this.#live.isOver) this.#tellFileStart()
  }

  /** Reports a new file once it is the live file. */
  #tellFileStart(): void {
    if (this.#live.start === this.#fileStart) return
    this.#fileStart = this.#live.start
    if (this.#lost === undefined) this.#options.onRotated(this.#fileStart)
    else this.#options.onLost(this.#lost)
    this.#lost = undefined
    this.#archive.start()
  }

  #tellDropped(): void {
    if (this.#dropped === 0) return
    this.#options.onDropped(this.#end, this.#dropped)
    this.#dropped = 0
  }
}
