import { join } from 'node:path'
import { entryEnd, type IndexEntry } from './index-entry.ts'
import { beforeCut, INDEX_FILE } from './index-file.ts'
import { JsonLines } from './json-lines.ts'
import { Landmarks } from './landmarks.ts'
import { seeLiveFile, type LostBytes, type SeenFile } from './live-file.ts'
import { lineEnds, linesOf } from './line-count.ts'
import { lossesOf, plusGap, type Loss, type Losses } from './loss.ts'
import { LogFile } from './log-file.ts'
import { fullFile, LIVE_FILE } from './log-parts.ts'
import { openLog, type LogReader } from './reader.ts'

/** Least time between two time entries of the index, in milliseconds. */
const TIME_ENTRY_MS = 1000

export type RecoveryReason = Extract<IndexEntry, { kind: 'recovered' }>['why']

/** A row of the pane, as the index keeps it. */
export type RowNumber = Omit<Extract<IndexEntry, { kind: 'anchor' }>, 'kind' | 'at' | 'time'>

/** The traits of a pane that change how it draws, as the index keeps them. */
export type Traits = Omit<Extract<IndexEntry, { kind: 'pane' }>, 'kind' | 'at' | 'time'>

/** The size of a pane in cells. */
export interface Dimensions {
  readonly cols: number
  readonly rows: number
}

export interface RunLogOptions {
  readonly directory: string
  readonly maxBytes: number
  readonly maxFiles: number
  /** True when the run had ended and is started again in a new pane. */
  readonly isRestarted?: boolean
  /** A file of the log cannot be written (with what the system said), or can again (undefined). */
  readonly onTrouble: (file: string, problem: string | undefined) => void
  /** A file was full, and another one has begun. */
  readonly onRotated?: () => void
  /** Bytes that were in the log are gone from the disk. */
  readonly onLost?: (lost: LostBytes) => void
}

/** The log of one run: `output.log` and its table of contents `index.jsonl`. */
export class RunLog {
  readonly #options: RunLogOptions
  readonly #file: LogFile
  readonly #index: JsonLines
  readonly #landmarks: Landmarks
  #lastTimeEntry = 0
  #dimensions: Dimensions | undefined
  /** Offset of the last size. */
  #sizedAt = 0
  #traits = ''
  #agent: string
  #lastGapAt: number | undefined
  /** Set when the run has ended. Noted when all of it is on disk, and again after each later entry. */
  #ending: { readonly confirmed: boolean } | undefined
  #isEndNoted = false
  /** True when the first new output comes while the pane shows its alternate screen. */
  readonly beganAlternate: boolean
  /** The last bytes of an earlier controller's log, from the start of a line on. */
  readonly tail: Buffer
  recoveredBytes: number
  losses: Losses
  /** How many lines have ended in it; undefined when the first of them were not counted. */
  lines: number | undefined

  /** Opens the log of a run and continues it at its end. Throws the errors of the file system. */
  static async open(options: RunLogOptions): Promise<RunLog> {
    const reader = await openLog(options.directory)
    const seen = await seeLiveFile(options.directory)
    return new RunLog(options, reader, seen, await linesOf(reader).catch(() => undefined))
  }

  private constructor(options: RunLogOptions, found: LogReader, seen: SeenFile, lines: number | undefined) {
    const { end } = found
    const entries = found.entries.flatMap((entry) => beforeCut(entry, end))
    this.#options = options
    this.#index = new JsonLines(join(options.directory, INDEX_FILE), {
      onTrouble: (problem) => options.onTrouble(INDEX_FILE, problem),
      head: () => this.#landmarks.entries,
    })
    this.#landmarks = new Landmarks(entries, options.maxFiles)
    this.#agent = entries.findLast((entry) => entry.kind === 'agent')?.agent ?? 'command'
    const endedAlternate = entries.findLast((entry) => entry.kind === 'alternate')?.on === true
    this.beganAlternate = endedAlternate && options.isRestarted !== true
    this.#lastTimeEntry = entries.findLast((entry) => entry.kind === 'time')?.time ?? 0
    this.tail = options.isRestarted === true ? Buffer.alloc(0) : wholeLines(seen.tail, end)
    const recovered = entries.filter((entry) => entry.kind === 'recovered')
    this.recoveredBytes = recovered.reduce((sum, entry) => sum + entry.bytes, 0)
    this.losses = lossesOf(entries)
    this.lines = lines
    this.#lastGapAt = entries.findLast((entry) => entry.kind === 'gap')?.at
    if (found.entries.some((entry) => entryEnd(entry) > end)) this.#note({ kind: 'cut', at: end, time: Date.now() })
    if (options.isRestarted === true) this.#note({ kind: 'restart', at: end, time: Date.now() })
    if (endedAlternate && !this.beganAlternate) {
      this.#note({ kind: 'alternate', at: end, time: Date.now(), on: false })
    }
    const start = end - seen.bytes
    if (entries.findLast((entry) => entry.kind === 'file')?.at !== start) this.#fileStarts(start)
    this.#file = new LogFile({
      ...options,
      start,
      seen,
      beforeWrite: async () => this.#index.written(),
      onAllWritten: () => this.#noteEnd(),
      onRotated: (at) => {
        this.#fileStarts(at)
        options.onRotated?.()
      },
      onTrouble: (problem) => options.onTrouble(LIVE_FILE, problem),
      onDropped: (at, dropped) => this.gap({ loss: 'known', bytes: dropped }, 'the disk did not keep up', at),
      onLost: (lost) => this.#lost(lost),
    })
  }

  /** Logical offset of the next byte. */
  get end(): number {
    return this.#file.end
  }

  /** When output of the program was read last, in milliseconds since the epoch, to the second; 0 when it never was. */
  get lastReadMs(): number {
    return this.#lastTimeEntry
  }

  /** Logical offset up to which everything is on disk. */
  get written(): number {
    return this.#file.written
  }

  /** What may not be on disk yet, from logical offset `from` on. */
  from(from: number): Buffer {
    return this.#file.from(from)
  }

  /** Adds bytes that the program wrote, read at `time` (ms since the epoch). The buffer must not change afterwards. */
  append(data: Buffer, time: number): void {
    if (Math.abs(time - this.#lastTimeEntry) >= TIME_ENTRY_MS) {
      this.#lastTimeEntry = time
      this.#note({ kind: 'time', at: this.end, time, ...this.#counted() })
    }
    this.#append(data)
  }

  /** Adds text that was rebuilt from the pane's history. */
  recovered(data: Buffer, why: RecoveryReason): void {
    if (data.length === 0) return
    this.recoveredBytes += data.length
    this.#note({ kind: 'recovered', at: this.end, time: Date.now(), bytes: data.length, why })
    this.#append(data)
    // It is drawn in the size that the pane was looked at in: no later size holds from before its end on.
    this.#sizedAt = this.end
  }

  /** Records that output is missing before `at`. */
  gap(loss: Loss, why: string, at: number = this.end): void {
    // An earlier controller has noted this gap, and was killed before it could go on.
    if (loss.loss !== 'known' && at === this.#lastGapAt) return
    this.#noteGap({ bytes: null, ...loss, why, at })
  }

  /** The pane's size from here on, once it is known. */
  get dimensions(): Dimensions | undefined {
    return this.#dimensions
  }

  /** Records the pane's size from `at` on, when it is another one. */
  size(cols: number, rows: number, at: number = this.end): void {
    if (this.#dimensions?.cols === cols && this.#dimensions.rows === rows) return
    this.#dimensions = { cols, rows }
    this.#sizedAt = Math.max(at, this.#sizedAt)
    this.#note({ kind: 'size', at: this.#sizedAt, time: Date.now(), cols, rows })
  }

  /** Records the pane's traits from here on, when they are other ones. */
  traits(traits: Traits): void {
    const text = JSON.stringify(traits)
    if (text === this.#traits) return
    this.#traits = text
    this.#note({ kind: 'pane', at: this.end, time: Date.now(), ...traits })
  }

  /** Records that another program runs in the pane from `at` on. */
  respawned(at: number = this.end): void {
    this.#note({ kind: 'respawn', at, time: Date.now() })
  }

  /** Records which agent runs in the pane from here on, when it is another one. */
  agent(agent: string): void {
    if (agent === this.#agent) return
    this.#agent = agent
    this.#note({ kind: 'agent', at: this.end, time: Date.now(), agent })
  }

  /** Records that the pane shows its alternate screen from `at` on, or no longer. */
  alternate(at: number, on: boolean): void {
    this.#note({ kind: 'alternate', at, time: Date.now(), on })
  }

  /** Records what paints the alternate screen of the pane as everything added so far has drawn it. */
  screen(image: string): void {
    this.#note({ kind: 'screen', at: this.end, time: Date.now(), image })
  }

  /** Records the row on which the pane's cursor stands when the byte at `at` comes. */
  anchor(row: RowNumber, at: number = this.end): void {
    this.#note({ kind: 'anchor', at, time: Date.now(), ...row })
  }

  /** Resolves when all added bytes are on disk, or the disk refuses them. */
  async flushed(): Promise<void> {
    await this.#file.flushed()
    await this.#index.flushed()
  }

  /** Ends the log: nothing follows. Resolves as `flushed` does. */
  async finish(confirmed: boolean): Promise<void> {
    this.#ending = { confirmed }
    if (this.#file.written === this.end) this.#noteEnd()
    await this.flushed()
  }

  /** Writes what the disk takes now, and closes the files. Without `finish` another controller goes on with the log. */
  async close(): Promise<void> {
    const refused = await this.#file.close()
    if (refused > 0) {
      this.gap({ loss: 'known', bytes: refused }, 'the disk did not take it', this.#file.written)
      this.#ending &&= { confirmed: false }
    }
    this.#noteEnd()
    await this.#index.close()
  }

  #append(data: Buffer): void {
    this.#file.append(data)
    if (this.lines !== undefined) this.lines += lineEnds(data)
  }

  #counted(): { readonly lines?: number } {
    return this.lines === undefined ? {} : { lines: this.lines }
  }

  #noteEnd(): void {
    if (this.#ending === undefined || this.#isEndNoted) return
    const counted = this.#file.written === this.end ? this.#counted() : {}
    this.#note({ kind: 'end', at: this.#file.written, time: Date.now(), ...this.#ending, ...counted })
    this.#isEndNoted = true
  }

  #fileStarts(at: number): void {
    const ended = fullFile(this.#options.directory)
    this.#note({ kind: 'file', at, time: Date.now(), ...(ended === undefined ? {} : { ended }) })
  }

  #lost(lost: LostBytes): void {
    const { from, to, why } = lost
    this.#noteGap({ loss: 'known', bytes: to - from, why, from, at: to })
    this.#fileStarts(to)
    this.#options.onLost?.(lost)
  }

  #noteGap(gap: Omit<Gap, 'kind' | 'time'>): void {
    const entry: Gap = { kind: 'gap', time: Date.now(), ...gap }
    if (gap.from === undefined) this.#lastGapAt = gap.at
    this.losses = plusGap(this.losses, entry)
    this.#note(entry)
  }

  #note(entry: IndexEntry): void {
    this.#index.append(entry)
    this.#isEndNoted = false
    this.#landmarks.noted(entry)
  }
}

type Gap = Extract<IndexEntry, { kind: 'gap' }>

/** The last bytes of a log of `size` bytes without the line that they begin in the middle of. */
function wholeLines(tail: Buffer, size: number): Buffer {
  return tail.length === size ? tail : tail.subarray(tail.indexOf('\n') + 1)
}
