import { KeepTrying } from '../base/keep-trying.ts'
import { Archive } from './archive.ts'
import { LiveFile, type LiveFileOptions, type LostBytes } from './live-file.ts'
import { PendingBytes } from './pending-bytes.ts'

/** One write call: large enough that the system call does not show, small enough to be shared fairly. */
const MAX_BATCH_BYTES = 256 * 1024
/** The first output after a silence waits this long for company, unless somebody waits for it. */
const COALESCE_MS = 3
/**
 * While output flows, a file is written this often, unless somebody waits for the bytes: a write costs as much as reading
 * some KB.
 */
const FLOW_MS = 200
/** With many files that flow it is less often, so that there are no more writes than this in a second. */
const WRITES_PER_S = 200
/** What comes from memory only when a controller is killed: no more than this is at stake. */
const MAX_FLOW_MS = 500
/** Files that flow are written in the same moments. */
const MOMENT_MS = 50
/** How long a file that was cut or deleted under us may go unnoticed while it is written to. */
const CHECK_MS = 1000

export interface LogFileOptions extends LiveFileOptions {
  /** Zipped files that are kept. */
  readonly maxFiles: number
  /** Has to be done before bytes are written: what is said of them comes first. Throws what the system says. */
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

/** How many files wait for company while output flows. */
let flowing = 0

/**
 * The bytes of one runner on their way to disk, in batches. A batch stays in memory until the file was seen to hold it, so
 * that whatever happens to the disk costs no byte that was not on it before.
 */
export class LogFile {
  readonly #options: LogFileOptions
  readonly #live: LiveFile
  readonly #archive: Archive
  readonly #writing: KeepTrying
  readonly #pending = new PendingBytes()
  #end: number
  /** Bytes that came while there was no room for them. */
  #dropped = 0
  /** What the disk holds may be something else than what was written. */
  #doubtful = false
  /** What was found to be gone from the disk, and has to be told. */
  #lost: LostBytes | undefined
  #fileStart: number
  #written: number
  /** Somebody waits for the bytes before this logical offset. */
  #wanted = 0
  /** Ends the wait for company. */
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

  /** Resolves when everything appended so far is on disk, or the disk does not take it now. */
  async flushed(): Promise<void> {
    const end = this.#end
    this.#wanted = end
    this.#hurry?.()
    await this.#writing.settled(() => this.written >= end)
  }

  /** What may not be on disk yet, from logical offset `from` on. */
  from(from: number): Buffer {
    const recent = this.#live.recent
    const start = this.#live.end - recent.length
    return Buffer.concat([recent, this.#pending.peek()]).subarray(Math.max(0, from - start))
  }

  /** Writes what is left, as far as the disk takes it now, and closes the file. Returns how many bytes it did not take. */
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

  /** Waits for more to write, as long as nobody waits for what there is. */
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

  /** Tells of a new file once it is the one that is written to. */
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
