import { isAsleep } from './asleep.ts'
import { Backlog } from './backlog.ts'
import { removeNote } from './carrier-note.ts'
import { frameHeader } from './frame.ts'
import { Intake } from './intake.ts'
import { TELL_BYTES } from './order.ts'
import type { Outgoing } from './outgoing.ts'
import type { ReadingPace } from './reading-pace.ts'

/** Most bytes kept of one pipe for a controller that does not take them: seconds of the fastest pane. */
const MAX_BACKLOG_BYTES = 32 * 1024 * 1024
/** Most bytes that are sent and not on disk yet: limits the bytes that wait in a controller with a slow disk. */
const WINDOW_BYTES = 2 * 1024 * 1024
/** When no byte has come for this time and the carrier waits for input, all bytes that tmux had written have come. */
const QUIET_MS = 30
/** A pane that is released while it floods is never quiet. More than a socket and a FIFO hold, so that no end is cut. */
const FINISH_BYTES = 1024 * 1024
/** One that trickles is not, either. */
const FINISH_MS = 500
/** A carrier that was killed goes at once. */
const KILLED_MS = 1000

/** The way to a controller. */
type Link = Pick<Outgoing, 'write'>

/** One pipe in the reader: its bytes, which of them were sent to the controller, and which are on disk there. */
export class Channel {
  readonly #pipe: string
  readonly #path: string
  readonly #intake: Intake
  readonly #backlog = new Backlog(MAX_BACKLOG_BYTES)
  readonly #onBytes: () => void
  #carrier: number | undefined
  #link: Link | undefined
  /** True when the controller of this connection has said from which offset to send. */
  #begun = false
  #sent = 0
  #acknowledged = 0
  /** True when nothing more is read, and the end must be reported. */
  #ended = false
  #toldEnd = false
  #isCut = false
  #timer: NodeJS.Timeout | undefined

  /** Opens the FIFO at `path`. Throws when that cannot be. */
  constructor(options: {
    readonly pipe: string
    readonly path: string
    readonly pace: ReadingPace
    readonly onBytes: () => void
  }) {
    const { pipe, path, pace, onBytes } = options
    this.#pipe = pipe
    this.#path = path
    this.#onBytes = onBytes
    this.#intake = new Intake(path, pace, {
      opened: (carrier) => this.#opened(carrier),
      bytes: (data) => this.#read(data),
      ended: () => this.#end(),
    })
  }

  /** True when its carrier has opened it. */
  get isOpen(): boolean {
    return this.#carrier !== undefined
  }

  /** Bytes that are kept. */
  get size(): number {
    return this.#backlog.end - this.#backlog.start
  }

  /** A controller has connected, or is gone (undefined). */
  link(link: Link | undefined): void {
    this.#link = link
    this.#begun = false
    this.#toldEnd = false
  }

  /** The controller has everything before this offset on disk. */
  from(offset: number): void {
    this.#acknowledged = this.#begun ? Math.max(this.#acknowledged, offset) : offset
    this.#backlog.forget(offset)
    if (!this.#begun) this.#sent = offset
    this.#begun = true
    this.#send()
  }

  /** Drops the oldest bytes. */
  shed(bytes: number): void {
    this.#backlog.forget(this.#backlog.start + bytes)
  }

  /** Reads until no more bytes come, and ends the pipe. */
  finish(): void {
    this.#intake.hurry()
    const enough = this.#backlog.end + FINISH_BYTES
    const late = performance.now() + FINISH_MS
    let before = -1
    const look = (): void => {
      if (this.#ended) return
      const { end } = this.#backlog
      const isStill = end === before
      const isQuiet = isStill && this.#carrier !== undefined && isAsleep(this.#carrier)
      // Nothing comes of a carrier that is stopped, or starved: it may have more.
      if (performance.now() >= late) this.#isCut = isStill && !isQuiet
      if (isQuiet || end >= enough || performance.now() >= late) return this.#cutOff()
      before = end
      // Bytes that have come by then are read before the next check.
      this.#timer = setTimeout(() => setImmediate(look), QUIET_MS)
    }
    look()
  }

  /** Ends the pipe at once; bytes that still come are lost. */
  close(): void {
    this.#forgetCarrier()
    clearTimeout(this.#timer)
    this.#ended = true
    this.#intake.endCarrier()
    this.#intake.close()
  }

  #opened(carrier: number): void {
    this.#carrier = carrier
    this.#link?.write(frameHeader('opened', this.#pipe, carrier))
  }

  /** Removes the note of the carrier, which has ended or is about to. */
  #forgetCarrier(): void {
    if (this.#carrier !== undefined) removeNote(this.#path)
  }

  #read(data: Buffer): void {
    this.#backlog.push(data)
    this.#onBytes()
    this.#send()
  }

  #cutOff(): void {
    this.#intake.endCarrier()
    this.#timer = setTimeout(() => {
      this.#intake.close()
      this.#end()
    }, KILLED_MS)
  }

  #end(): void {
    this.#forgetCarrier()
    if (this.#ended) return
    clearTimeout(this.#timer)
    this.#ended = true
    this.#send()
  }

  /** Sends the bytes that fit into the window. Dropped bytes show as a jump of the offset. */
  #send(): void {
    const link = this.#link
    if (link === undefined) return
    if (this.#begun) this.#sendBytes(link)
    const { end } = this.#backlog
    // A pipe that was never opened only reports its end.
    if (this.#ended && !this.#toldEnd && (!this.isOpen || (this.#begun && this.#sent === end))) {
      this.#toldEnd = true
      link.write(frameHeader(this.#isCut ? 'cut' : 'end', this.#pipe, end))
    }
  }

  #sendBytes(link: Link): void {
    const { start, end } = this.#backlog
    if (this.#sent < start) {
      // The bytes on their way can still arrive, and their last ones are not acknowledged; the hole begins after them.
      if (this.#sent - this.#acknowledged >= TELL_BYTES) return
      this.#sent = start
      this.#acknowledged = start
    }
    const until = Math.min(end, this.#acknowledged + WINDOW_BYTES)
    while (this.#sent < until) {
      const bytes = this.#backlog.from(this.#sent, until - this.#sent)
      link.write(frameHeader('bytes', this.#pipe, this.#sent, bytes.length))
      link.write(bytes)
      this.#sent += bytes.length
    }
  }
}
