import type { Moment } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import type { Loss } from '../../logs/loss.ts'
import type { RecoveryReason, RunLog } from '../../logs/run-log.ts'
import { isFull, type Anchor } from '../../terminal/anchor.ts'
import { openLineOf, type PaneImage } from '../../terminal/pane-image.ts'
import { OutputScanner, type Scan } from '../../terminal/scanner.ts'
import { continueLog, passage, type Continuation, type LoggedScreen, type Passage } from '../../terminal/seam.ts'
import type { Dropped } from '../sources/source.ts'
import { AnchorPace, rowNumber } from './anchor-pace.ts'
import { loggedTail, type LoggedTail } from './logged-tail.ts'

/** The screen that stands for a log that cannot be read. */
const UNKNOWN: LoggedScreen = {
  lines: [],
  since: 0,
  lastRow: undefined,
  freeRow: 0,
  anchor: undefined,
  alternate: false,
}

/** Bytes between two noted screens, from which a log can be drawn; this much is drawn in some ten milliseconds. */
const SCREEN_EVERY_BYTES = 512 * 1024
/** Longest screen that is noted, in bytes; a line of the index holds little more. */
const MAX_SCREEN_BYTES = 60 * 1024

export interface LoggedOutputOptions {
  readonly log: RunLog
  readonly directory: string
  /** The pane's cursor after the bytes appended until this resolves; undefined when it is not known. */
  readonly position: () => Promise<Anchor | undefined>
}

/** How a log was filled up from the image of a pane. */
export interface Filled {
  readonly bytes: number
  /** False when output between the log and the added bytes may be lost. */
  readonly joined: boolean
  /** True when the added bytes show something. */
  readonly visible: boolean
}

/** Writes the output of one runner to its log: scans it as it comes, and fills holes from the image of its pane. */
export class LoggedOutput {
  readonly #log: RunLog
  readonly #directory: string
  readonly #scanner: OutputScanner
  readonly #anchors: AnchorPace
  /** The last line that an earlier controller has logged. */
  readonly #lineBefore: string
  /** The open line of an image that was added last; undefined once there was output. */
  #openInImage: string | undefined
  /** True until there is output that the earlier controller has not logged. */
  #isAsBefore = true
  /** Offset of the log from which the next screen is noted. */
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

  /** The last line of output with text in it; empty when there was none. */
  get lastLine(): string {
    return this.#scanner.lastLine || this.#lineBefore
  }

  /** What the program has written last, while that is what an earlier controller has logged. */
  get saidBefore(): string | undefined {
    return this.#isAsBefore && this.#lineBefore !== '' ? this.#lineBefore : undefined
  }

  /** The line that the program has begun and not ended. */
  get openLine(): string {
    return this.#openInImage ?? this.#scanner.openLine
  }

  /** Adds output of the program. */
  append(data: Buffer, at: Moment): Scan {
    const start = this.#log.end
    this.#openInImage = undefined
    this.#log.append(data, at.wallMs)
    const scan = this.#scan(data, start)
    this.#anchors.bytesCame(at.steadyMs)
    return scan
  }

  /** Notes the alternate screen, once SCREEN_EVERY_BYTES were written since the last one: drawing can begin there. */
  noteScreen(paint: () => string | undefined): void {
    if (this.#log.end < this.#screenDueAt) return
    const image = paint()
    if (image === undefined || Buffer.byteLength(JSON.stringify(image)) > MAX_SCREEN_BYTES) return
    this.#log.screen(image)
    this.#screenDueAt = this.#log.end + SCREEN_EVERY_BYTES
  }

  /**
   * Adds the output that the pane still shows and the log does not have. Notes a gap before it when it is not certain
   * that the two meet, or that nothing was dropped in between.
   */
  async fillFrom(image: PaneImage, why: RecoveryReason, dropped: Dropped): Promise<Filled> {
    const hasDropped = dropped === 'something'
    const continuation = await this.#continue(image)
    const { joined, certain } = continuation
    if (!joined) this.#log.gap(lossBefore(image, continuation, hasDropped), why)
    else if (!certain) this.#log.gap({ loss: hasDropped ? 'at-least' : 'perhaps' }, 'its place is not certain')
    else if (this.#log.end > 0 && dropped === 'perhaps') this.#log.gap({ loss: 'perhaps' }, 'its pipe was not read')
    else if (this.#log.end > 0 && image.alternate !== undefined && why === 'resumed') {
      // tmux keeps no history of the alternate screen.
      this.#log.gap({ loss: 'perhaps' }, 'a full-screen program may have painted meanwhile')
    }
    return this.#recover(image, continuation, why)
  }

  /** Adds the output that a dead pane still shows and the log does not have, if the two meet. */
  async completeFrom(image: PaneImage): Promise<Filled> {
    this.#log.size(image.cols, image.rows)
    const continuation = await this.#continue(image)
    const { joined, data } = continuation
    if (!joined || data.length === 0) return { bytes: 0, joined, visible: false }
    return this.#recover(image, continuation, 'ended')
  }

  /** Compares a pane with the end of the log, without `data` and with `data` added. */
  async passage(data: Buffer, image: PaneImage): Promise<Passage> {
    const tail = await this.#tail(image)
    return passage(image, tail.lines, await tail.linesWith(data))
  }

  /** The part of the image that the log does not have; all of it if the log cannot be read. */
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
    // The pane may have another size by now; the image has the size at which it was taken.
    const now = this.#log.dimensions
    this.#log.size(image.cols, image.rows)
    const from = this.#log.end
    this.#log.recovered(data, why)
    if (now !== undefined) this.#log.size(now.cols, now.rows)
    const before = this.#scan(data.subarray(0, start.offset), from)
    this.#log.anchor(rowNumber(start.anchor), from + start.offset)
    const after = this.#scan(data.subarray(start.offset), from + start.offset)
    // An image is painted, so that the scanner cannot tell where a line has ended.
    this.#openInImage = openLineOf(image)
    return { bytes: data.length, joined, visible: before.visible || after.visible }
  }

  /** Scans bytes that are in the log from `start` on. */
  #scan(data: Buffer, start: number): Scan {
    if (data.length > 0) this.#isAsBefore = false
    const scan = this.#scanner.push(data)
    for (const change of scan.alternateChanges) this.#log.alternate(start + change.offset, change.on)
    return scan
  }
}

/**
 * The loss between a log and an image that have nothing in common. While the history is not full, no line has left it:
 * then the log's end may only have been painted over.
 */
function lossBefore(image: PaneImage, { lost }: Continuation, hasDropped: boolean): Loss {
  if (lost === undefined) return { loss: hasDropped || isFull(image) ? 'at-least' : 'perhaps' }
  if (lost.rows === 0) return { loss: 'perhaps' }
  return lost.exact ? { loss: 'known', lines: lost.rows } : { loss: 'at-least', lines: lost.rows }
}
