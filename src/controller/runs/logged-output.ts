import type { Moment } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import type { Loss } from '../../logs/loss.ts'
import type { RecoveryReason, RunLog } from '../../logs/run-log.ts'
import { isFull, type Anchor } from '../../terminal/anchor.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import { OutputScanner, type Scan } from '../../terminal/scanner.ts'
import { continueLog, passage, type Continuation, type LoggedScreen, type Passage } from '../../terminal/seam.ts'
import type { Dropped } from '../sources/source.ts'
import { AnchorPace, rowNumber } from './anchor-pace.ts'
import { loggedTail, type LoggedTail } from './logged-tail.ts'

/** The end of a log that cannot be read. */
const UNKNOWN: LoggedScreen = {
  lines: [],
  since: 0,
  lastRow: undefined,
  freeRow: 0,
  anchor: undefined,
  alternate: false,
}

/** From a noted screen on a log is drawn; so much of it is drawn in some ten milliseconds. */
const SCREEN_EVERY_BYTES = 512 * 1024
/** A line of the index holds little more. */
const MAX_SCREEN_BYTES = 60 * 1024

export interface LoggedOutputOptions {
  readonly log: RunLog
  readonly directory: string
  /** Where the pane's cursor is, by the bytes appended until it resolves; undefined when nobody can tell. */
  readonly position: () => Promise<Anchor | undefined>
}

/** What was added to a log from the image of a pane. */
export interface Filled {
  readonly bytes: number
  /** False when something between the log and what was added may be missing for good. */
  readonly joined: boolean
  /** Some of it is visible. */
  readonly visible: boolean
}

/** The output of one runner on its way into the log: looked at as it comes, and taken from its pane where it did not. */
export class LoggedOutput {
  readonly #log: RunLog
  readonly #directory: string
  readonly #scanner: OutputScanner
  readonly #anchors: AnchorPace
  /** The last line of what an earlier controller has logged. */
  readonly #lineBefore: string
  /** From here on a screen is noted as soon as there is one. */
  #screenDueAt: number

  constructor({ log, directory, position }: LoggedOutputOptions) {
    this.#log = log
    this.#directory = directory
    this.#scanner = new OutputScanner(log.beganAlternate)
    const before = new OutputScanner(log.beganAlternate)
    before.push(log.tail)
    this.#lineBefore = before.lastLine
    this.#anchors = new AnchorPace(log, position)
    this.#screenDueAt = log.end + SCREEN_EVERY_BYTES
  }

  /** The last line of it that says something; empty when none did. */
  get lastLine(): string {
    return this.#scanner.lastLine || this.#lineBefore
  }

  /** The line that it has begun and not ended. */
  get openLine(): string {
    return this.#scanner.openLine
  }

  /** Adds what the program wrote. */
  append(data: Buffer, at: Moment): Scan {
    const start = this.#log.end
    this.#log.append(data, at.wallMs)
    const scan = this.#scan(data, start)
    this.#anchors.bytesCame(at.steadyMs)
    return scan
  }

  /** Notes what a program shows on the alternate screen, when so much has been written that this helps to draw the log. */
  noteScreen(paint: () => string | undefined): void {
    if (this.#log.end < this.#screenDueAt) return
    const image = paint()
    if (image === undefined || Buffer.byteLength(JSON.stringify(image)) > MAX_SCREEN_BYTES) return
    this.#log.screen(image)
    this.#screenDueAt = this.#log.end + SCREEN_EVERY_BYTES
  }

  /**
   * Adds what a pane still knows and the log does not have, after a gap where the two do not meet for certain, or where it
   * is not certain that nothing was dropped in between.
   */
  async fillFrom(image: PaneImage, why: RecoveryReason, dropped: Dropped): Promise<Filled> {
    const hasDropped = dropped === 'something'
    const continuation = await this.#continue(image)
    const { joined, certain } = continuation
    if (!joined) this.#log.gap(lossBefore(image, continuation, hasDropped), why)
    else if (!certain) this.#log.gap({ loss: hasDropped ? 'at-least' : 'perhaps' }, 'its place is not certain')
    else if (this.#log.end > 0 && dropped === 'perhaps') this.#log.gap({ loss: 'perhaps' }, 'its pipe was not read')
    else if (this.#log.end > 0 && image.alternate !== undefined && why === 'resumed') {
      // tmux keeps no history of it.
      this.#log.gap({ loss: 'perhaps' }, 'a full-screen program may have painted meanwhile')
    }
    return this.#recover(image, continuation, why)
  }

  /** Adds what a dead pane still shows and the log does not have, if the two meet. */
  async completeFrom(image: PaneImage): Promise<Filled> {
    this.#log.size(image.cols, image.rows)
    const continuation = await this.#continue(image)
    const { joined, data } = continuation
    if (!joined || data.length === 0) return { bytes: 0, joined, visible: false }
    return this.#recover(image, continuation, 'ended')
  }

  /** Compares a pane with the end of the log, and with that after `data` was added to it. */
  async passage(data: Buffer, image: PaneImage): Promise<Passage> {
    const tail = await this.#tail(image)
    return passage(image, tail.lines, await tail.linesWith(data))
  }

  /** What the pane shows and the log does not have. A log that cannot be read has nothing in common with it. */
  async #continue(image: PaneImage): Promise<Continuation> {
    try {
      return continueLog(image, await this.#tail(image))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return { ...continueLog(image, UNKNOWN), joined: false, lost: undefined }
    }
  }

  async #tail(image: PaneImage): Promise<LoggedTail> {
    await this.#log.flushed()
    return loggedTail(this.#directory, image, (from) => this.#log.from(from))
  }

  #recover(image: PaneImage, { data, start, joined }: Continuation, why: RecoveryReason): Filled {
    // The pane may have another size by now: the image is drawn in its own.
    const now = this.#log.dimensions
    this.#log.size(image.cols, image.rows)
    const from = this.#log.end
    this.#log.recovered(data, why)
    if (now !== undefined) this.#log.size(now.cols, now.rows)
    const before = this.#scan(data.subarray(0, start.offset), from)
    this.#log.anchor(rowNumber(start.anchor), from + start.offset)
    const after = this.#scan(data.subarray(start.offset), from + start.offset)
    return { bytes: data.length, joined, visible: before.visible || after.visible }
  }

  /** Looks at what stands in the log from `start` on. */
  #scan(data: Buffer, start: number): Scan {
    const scan = this.#scanner.push(data)
    for (const change of scan.alternateChanges) this.#log.alternate(start + change.offset, change.on)
    return scan
  }
}

/**
 * What is missing between a log and an image that have nothing in common. While a history is not full nothing has left it:
 * then the log's end may only have been painted over.
 */
function lossBefore(image: PaneImage, { lost }: Continuation, hasDropped: boolean): Loss {
  if (lost === undefined) return { loss: hasDropped || isFull(image) ? 'at-least' : 'perhaps' }
  if (lost.rows === 0) return { loss: 'perhaps' }
  return lost.exact ? { loss: 'known', lines: lost.rows } : { loss: 'at-least', lines: lost.rows }
}
