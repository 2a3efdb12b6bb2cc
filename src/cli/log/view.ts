import type { IndexEntry } from '../../logs/index-entry.ts'
import type { LogReader } from '../../logs/reader.ts'
import type { Line } from '../../terminal/styled-line.ts'
import { Transcript } from '../../terminal/transcript.ts'
import { markerText } from './view-marker.ts'

const ALTERNATE_ON = Buffer.from('\u001b[?1049h')
/** Ends whatever sequence the log stops in, and makes of the screen a new one; what stood on it becomes lines. */
const NEW_PANE = Buffer.from('\u0018\u001bc')

/**
 * The log of a run, drawn as its pane drew it, from some offset on.
 *
 * Follows the pane's size through the index. With `markers`, says in a line of its own where output is missing or was
 * rebuilt.
 */
export class LogView {
  readonly #log: LogReader
  readonly #transcript: Transcript
  readonly #markers: boolean
  #at: number
  /** Entries of the index that were looked at. */
  #passed: number

  private constructor(log: LogReader, from: number, markers: boolean) {
    this.#log = log
    this.#markers = markers
    this.#at = Math.max(from, log.start)
    const later = log.entries.findIndex(({ at }) => at >= this.#at)
    this.#passed = later === -1 ? log.entries.length : later
    this.#transcript = new Transcript(log.sizeAt(this.#at))
  }

  static async open(log: LogReader, from: number, markers: boolean): Promise<LogView> {
    const view = new LogView(log, from, markers)
    const before = log.entries.slice(0, view.#passed)
    const alternate = before.findLast((entry) => entry.kind === 'alternate')
    if (alternate?.on === true) await view.#transcript.write(ALTERNATE_ON)
    return view
  }

  /** Offset of the first byte that was not drawn yet. */
  get at(): number {
    return this.#at
  }

  /**
   * Reads on, by default to the end of the log as of its last refresh; yields the lines that became final, in batches.
   */
  async *read(to: number = this.#log.end): AsyncGenerator<readonly Line[], void, undefined> {
    this.#at = Math.max(this.#at, this.#log.start)
    for await (const [at, chunk] of this.#log.pieces(this.#at, to)) {
      if (at > this.#at) await this.#skip(at)
      await this.#draw(chunk)
      const lines = this.#transcript.take()
      if (lines.length > 0) yield lines
    }
    if (to > this.#at) await this.#skip(to)
    await this.#passEntries(this.#at)
    yield this.#transcript.take()
  }

  /** Lines that are still on the screen, but above the cursor. */
  settled(): readonly Line[] {
    return this.#transcript.aboveCursor()
  }

  /** All lines that are still on the screen, the alternate one after the normal one. */
  rest(): readonly Line[] {
    return [...this.#transcript.behind(), ...this.#transcript.screen()]
  }

  async #draw(chunk: Buffer): Promise<void> {
    let rest = chunk
    while (rest.length > 0) {
      await this.#passEntries(this.#at)
      const next = this.#log.entries[this.#passed]
      const part = next === undefined ? rest : rest.subarray(0, next.at - this.#at)
      await this.#transcript.write(part)
      this.#at += part.length
      rest = rest.subarray(part.length)
    }
  }

  /** What is before an offset is no longer there. */
  async #skip(to: number): Promise<void> {
    const from = this.#at
    const isKnown = this.#log.entries.some((entry) => entry.kind === 'gap' && entry.at > from && entry.at <= to)
    this.#at = to
    await this.#passEntries(to)
    const gap = { kind: 'gap', at: to, time: 0, bytes: to - from, why: 'a file of the log is gone' } as const
    if (this.#markers && !isKnown) this.#mark(gap)
  }

  /** Acts on the entries of the index up to an offset. */
  async #passEntries(offset: number): Promise<void> {
    for (;;) {
      const entry = this.#log.entries[this.#passed]
      if (entry === undefined || entry.at > offset) return
      this.#passed += 1
      if (entry.kind === 'restart') await this.#transcript.write(NEW_PANE)
      if (entry.kind === 'size') await this.#transcript.resize(entry.cols, entry.rows)
      else if (this.#markers) this.#mark(entry)
    }
  }

  /** Says it between the lines: drawn on the screen, it would be painted over. */
  #mark(entry: IndexEntry): void {
    const text = markerText(entry)
    if (text !== undefined) this.#transcript.note({ text, ansi: `\u001b[0;2m${text}\u001b[0m` })
  }
}
