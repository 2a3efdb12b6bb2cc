import type { PatternSearch } from '../../../base/pattern.ts'
import { openLog, type LogReader } from '../../../logs/reader.ts'
import type { Line } from '../../../terminal/styled-line.ts'
import { drawingStart, imageStart, isFullScreen, lastLinesStart, lineStart } from '../print/line-start.ts'
import { LogView, type Markers } from '../print/log-printer.ts'
import { HeldLines } from './lines.ts'
import type { LogText } from './text.ts'

/** Drawn at once, and more than a screen. */
const FIRST_BYTES = 128 * 1024
/** How much is drawn before keys are handled again. */
const READ_BYTES = 256 * 1024
/** How much farther back each step goes. */
const GROWTH = 8
/** Drawn in one or two seconds. */
const MAX_BYTES = 16 * 1024 * 1024
/** How much more than the wanted lines is drawn, to replace lines that are painted over. */
const SPARE_LINES = 50

export interface WindowRequest {
  readonly directory: string
  /** Offset of the start of a line: nothing before it is shown. */
  readonly since: number
  /** How many lines to begin with. */
  readonly lines: number | undefined
  readonly grep: PatternSearch | undefined
  readonly markers: Markers
  readonly signal: AbortSignal
}

/** A part of a log as lines, mostly its end: the final ones, and after them those on the runner's screen as it was then. */
export class LogWindow implements LogText {
  readonly #log: LogReader
  readonly #request: WindowRequest
  readonly #from: number
  readonly #view: LogView
  readonly #final = new HeldLines()
  #live: readonly Line[] = []
  /** More than was wanted to begin with has been drawn, and is left out. */
  #cut = false
  /** It does not go on by itself as the log grows: it was opened somewhere before the end. */
  #isApart = false

  private constructor(log: LogReader, request: WindowRequest, from: number, view: LogView) {
    this.#log = log
    this.#request = request
    this.#from = from
    this.#view = view
  }

  /** Draws the end of the log, as of its last refresh. */
  static async open(log: LogReader, request: WindowRequest): Promise<LogWindow> {
    const { lines, since } = request
    const oldest = Math.max(since, log.end - MAX_BYTES)
    const from =
      lines === undefined
        ? await lineStart(log, Math.max(since, log.end - FIRST_BYTES))
        : await lastLinesStart(log, lines + SPARE_LINES, oldest)
    const window = await LogWindow.#begin(log, request, Math.max(since, drawingStart(log, from)))
    await window.#draw(log.end)
    if (lines !== undefined) window.#cutTo(lines)
    return window
  }

  /** Draws what was there at a time, in milliseconds since the epoch; `line` is the first one that came then. */
  static async at(request: WindowRequest, timeMs: number): Promise<{ window: LogWindow; line: number }> {
    const log = await openLog(request.directory)
    const offset = Math.max(request.since, log.offsetAtTime(timeMs))
    const start = isFullScreen(log, offset) ? offset : await lineStart(log, offset)
    const from = await lineStart(log, Math.max(request.since, log.start, start - FIRST_BYTES))
    const window = await LogWindow.#begin(log, request, Math.max(request.since, drawingStart(log, from)))
    window.#isApart = true
    await window.#draw(start)
    const line = window.count
    await window.#draw(Math.min(log.end, start + FIRST_BYTES))
    return { window, line }
  }

  static async #begin(log: LogReader, request: WindowRequest, from: number): Promise<LogWindow> {
    return new LogWindow(log, request, from, await LogView.open(log, from, request.markers))
  }

  get count(): number {
    return this.#final.length + this.#live.length
  }

  get above(): LogText['above'] {
    const oldest = Math.max(this.#request.since, this.#log.start)
    if (!this.#cut && !this.#final.overflown && this.#from <= oldest) return 'nothing'
    return this.#final.overflown || this.#view.at - this.#from >= MAX_BYTES ? 'too-old' : 'more'
  }

  get below(): boolean {
    return this.#isApart && this.behind > 0
  }

  /** True when reading on makes the oldest lines go. */
  get full(): boolean {
    return this.#final.full
  }

  /** How much of the log was not drawn yet. */
  get behind(): number {
    return this.#log.end - this.#view.at
  }

  line(index: number): Line {
    const line = this.#final.at(index) ?? this.#live[index - this.#final.length]
    if (line === undefined) throw new RangeError(`no line ${index} of ${this.count}`)
    return line
  }

  /** Looks how much of the log there is by now. */
  async refresh(): Promise<void> {
    await this.#log.refresh()
  }

  /**
   * Draws the next part of what there is; all of it appears at once. Returns by how many lines the old ones have moved:
   * up when negative.
   */
  async read(): Promise<number> {
    const final: Line[] = []
    for await (const lines of this.#view.read(Math.min(this.#log.end, this.#view.at + READ_BYTES))) {
      for (const line of lines) final.push(line)
    }
    return -this.#take(final)
  }

  /** The end of the log drawn anew. */
  async reopened(): Promise<LogWindow> {
    return LogWindow.open(this.#log, { ...this.#request, lines: undefined })
  }

  /** A window that ends where this one does and begins farther back. */
  async grown(): Promise<LogWindow> {
    const { directory, since } = this.#request
    const log = await openLog(directory)
    const bytes = Math.min(MAX_BYTES, GROWTH * Math.max(FIRST_BYTES, this.#view.at - this.#from))
    const from = await lineStart(log, Math.max(since, log.start, this.#view.at - bytes))
    const window = await LogWindow.#begin(log, this.#request, Math.max(since, imageStart(log, from)))
    window.#isApart = this.#isApart
    await window.#draw(this.#view.at)
    return window
  }

  /** By how many lines the lines that both hold are farther down in another window that ends where this one does. */
  shiftTo(other: LogWindow): number {
    return other.#final.length - this.#final.length
  }

  async #draw(to: number): Promise<void> {
    for await (const lines of this.#view.read(to)) {
      this.#take(lines)
      if (this.#request.signal.aborted) return
    }
  }

  /** Adds final lines together with what the screen shows after them; returns how many lines had to go. */
  #take(lines: readonly Line[]): number {
    const { grep } = this.#request
    const wanted = (some: readonly Line[]): readonly Line[] => grep?.filter(some, ({ text }) => text) ?? some
    this.#live = wanted(this.#view.rest())
    return this.#final.add(wanted(lines))
  }

  #cutTo(lines: number): void {
    const count = this.#final.length + Math.min(this.#live.length, lines) - lines
    if (count <= 0) return
    this.#cut = true
    this.#final.dropFirst(count)
  }
}
