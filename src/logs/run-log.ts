import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexEntry } from './index-entry.ts'
import { JsonLines } from './json-lines.ts'
import { LogFile } from './log-file.ts'
import { dropUnfinished, LIVE_FILE } from './log-parts.ts'
import { openLog } from './reader.ts'

/** How often the index says when output was read, at most. */
const TIME_ENTRY_MS = 1000

export type RecoveryReason = Extract<IndexEntry, { kind: 'recovered' }>['why']

export interface RunLogOptions {
  readonly directory: string
  readonly maxBytes: number
  readonly maxFiles: number
  readonly onTrouble: (problem: string | undefined) => void
}

/** Everything that is written about the output of one run: `output.log` and its table of contents `index.jsonl`. */
export class RunLog {
  readonly #file: LogFile
  readonly #index: JsonLines
  #lastTimeEntry = 0
  #lastSize = ''
  recoveredBytes: number
  gaps: number

  /** Opens the log of a run and continues it where it ended. Throws what the file system throws. */
  static async open(options: RunLogOptions): Promise<RunLog> {
    await dropUnfinished(options.directory, options.maxBytes)
    const reader = await openLog(options.directory)
    const liveBytes = await stat(join(options.directory, LIVE_FILE)).then(
      (found) => found.size,
      () => 0,
    )
    return new RunLog(options, { startAt: reader.end, liveBytes, entries: reader.entries })
  }

  private constructor(
    options: RunLogOptions,
    found: { readonly startAt: number; readonly liveBytes: number; readonly entries: readonly IndexEntry[] },
  ) {
    this.#index = new JsonLines(join(options.directory, 'index.jsonl'))
    const recovered = found.entries.filter((entry) => entry.kind === 'recovered')
    this.recoveredBytes = recovered.reduce((sum, entry) => sum + entry.bytes, 0)
    this.gaps = found.entries.filter((entry) => entry.kind === 'gap').length
    this.#file = new LogFile({
      ...options,
      startAt: found.startAt,
      liveBytes: found.liveBytes,
      onRotated: (at) => this.#note({ kind: 'file', at, time: Date.now() }),
      onDropped: (at, bytes) => this.gap(bytes, 'the disk did not keep up', at),
    })
    if (found.entries.length === 0) this.#note({ kind: 'file', at: found.startAt - found.liveBytes, time: Date.now() })
  }

  /** Logical offset of the next byte. */
  get end(): number {
    return this.#file.end
  }

  /** Adds bytes that the program wrote, read at `time` (ms since the epoch). The buffer must not change afterwards. */
  append(data: Buffer, time: number): void {
    if (time - this.#lastTimeEntry >= TIME_ENTRY_MS) {
      this.#lastTimeEntry = time
      this.#note({ kind: 'time', at: this.end, time })
    }
    this.#file.append(data)
  }

  /** Adds text that was rebuilt from the pane's history. */
  recovered(data: Buffer, why: RecoveryReason): void {
    if (data.length === 0) return
    this.recoveredBytes += data.length
    this.#note({ kind: 'recovered', at: this.end, time: Date.now(), bytes: data.length, why })
    this.#file.append(data)
  }

  /** Records that output is missing before `at`: `bytes` of it, or null when nobody can tell. */
  gap(bytes: number | null, why: string, at: number = this.end): void {
    this.gaps += 1
    this.#note({ kind: 'gap', at, time: Date.now(), bytes, why })
  }

  /** Records the pane's size from here on, when it is another one. */
  size(cols: number, rows: number): void {
    const size = `${cols}x${rows}`
    if (size === this.#lastSize) return
    this.#lastSize = size
    this.#note({ kind: 'size', at: this.end, time: Date.now(), cols, rows })
  }

  /** Records that the pane shows its alternate screen from `at` on, or no longer. */
  alternate(at: number, on: boolean): void {
    this.#note({ kind: 'alternate', at, time: Date.now(), on })
  }

  /** Resolves when everything added so far is on disk. */
  async flushed(): Promise<void> {
    await this.#file.flushed()
    await this.#index.flushed()
  }

  /** Ends the log: nothing follows. */
  async finish(confirmed: boolean): Promise<void> {
    this.#note({ kind: 'end', at: this.end, time: Date.now(), confirmed })
    await this.close()
  }

  /** Closes the files without ending the log: another controller goes on with it. */
  async close(): Promise<void> {
    await this.#file.close()
    await this.#index.flushed()
  }

  #note(entry: IndexEntry): void {
    this.#index.append(entry)
  }
}
