import { getDefaultHighWaterMark, setDefaultHighWaterMark, type Readable } from 'node:stream'

/** What follows other input within this time flows. What comes more rarely is taken at once, piece by piece. */
const FLOW_MS = 8
/**
 * While input flows it is left to gather for so long, and longer each time up to the most. Whatever else comes meanwhile
 * waits with it: a badge has to follow its cause within 20 ms.
 */
const FIRST_REST_MS = 4
const MOST_REST_MS = 16
/** The most where nothing that can come is urgent: more pieces of the same. A person sees no wait. */
const PATIENT_REST_MS = 60
/**
 * So much in so many milliseconds is a flood: then nothing rests. What we do not take tmux keeps, and drops when the pane
 * goes to another session.
 */
const FLOOD_BYTES = 16 * 1024
const FLOOD_MS = 20

/**
 * Begins to read a stream of bytes so that it stops at once when it is paused: otherwise it goes on until 16 KB wait, with
 * one wake-up for each piece. Streams that `open` makes take this over.
 */
export function withoutReadAhead<T>(open: () => T): T {
  const bytes = getDefaultHighWaterMark(false)
  setDefaultHighWaterMark(false, 1)
  try {
    return open()
  } finally {
    setDefaultHighWaterMark(false, bytes)
  }
}

/**
 * Takes what comes through a stream in few pieces. Waking up for each line that a program writes costs far more than the
 * line: what flows is left to gather for some milliseconds.
 */
export class PacedInput {
  readonly #stream: Readable
  readonly #take: (chunk: Buffer) => void
  readonly #canWait: () => boolean
  #rest: NodeJS.Timeout | undefined
  #restMs = FIRST_REST_MS
  /** Since when something could have been taken, on the steady clock. */
  #readyMs = Number.NEGATIVE_INFINITY
  #hurried = false
  /** Since when bytes are counted, on the steady clock, and how many came since, and in the time before. */
  #countedMs = Number.NEGATIVE_INFINITY
  #bytes = 0
  #bytesBefore = 0
  /** What comes now was read while the stream rested: the rest has gathered behind it. */
  #isLate = false

  /** `canWait`: nothing that can come now is urgent. */
  constructor(stream: Readable, take: (chunk: Buffer) => void, canWait: () => boolean) {
    this.#stream = stream
    this.#take = take
    this.#canWait = canWait
    stream.on('data', (chunk: Buffer) => this.#came(chunk))
  }

  /** An answer is awaited: input is taken as it comes, until `calm`. */
  hurry(): void {
    this.#hurried = true
    if (this.#rest !== undefined) this.#goOn()
  }

  /** The answer has come. */
  calm(): void {
    this.#hurried = false
  }

  #came(chunk: Buffer): void {
    const nowMs = performance.now()
    const flows = nowMs - this.#readyMs < FLOW_MS
    this.#readyMs = nowMs
    this.#count(chunk.length, nowMs)
    this.#take(chunk)
    if (!flows) this.#restMs = FIRST_REST_MS
    else if (!this.#isLate && Math.max(this.#bytes, this.#bytesBefore) < FLOOD_BYTES) this.#pause()
    if (this.#stream.readableLength === 0) this.#isLate = false
  }

  #count(bytes: number, nowMs: number): void {
    if (nowMs - this.#countedMs >= FLOOD_MS) {
      this.#bytesBefore = this.#bytes
      this.#bytes = 0
      this.#countedMs = nowMs
    }
    this.#bytes += bytes
  }

  #pause(): void {
    if (this.#hurried || this.#rest !== undefined) return
    this.#stream.pause()
    const mostMs = this.#canWait() ? PATIENT_REST_MS : MOST_REST_MS
    this.#rest = setTimeout(() => this.#goOn(), Math.min(mostMs, this.#restMs))
    this.#restMs = Math.min(mostMs, 2 * this.#restMs)
  }

  #goOn(): void {
    clearTimeout(this.#rest)
    this.#rest = undefined
    this.#readyMs = performance.now()
    this.#isLate = this.#stream.readableLength > 0
    this.#stream.resume()
  }
}
