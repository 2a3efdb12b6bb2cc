import { sleep } from '../../base/clock.ts'
import type { ReaderLink } from '../../pipe/listener.ts'
import type { Frame } from '../../pipe/wire.ts'
import type { PaneId } from '../../protocol/ids.ts'
import { isProcess, isRunning, processMark, signalProcess } from '../processes/process-state.ts'
import type { PipePosition, SourceSink } from './source.ts'

/** A started Node needs a tenth of a second; a starved machine more. */
const CONNECT_MS = 10_000
/** A reader that has lost its connection tries again within one second. */
const RECONNECT_MS = 5000
/** A disk that does not take bytes is asked again after so long. */
const REFUSED_MS = 500
/** A reader that may go does so at once. Until then the pipe of the pane is taken. */
const GO_MS = 1000
const GO_STEP_MS = 10
/** How long the end of a stream may take without a byte. */
const STUCK_MS = 5000

export interface PipeStreamOptions {
  readonly pane: PaneId
  readonly sink: SourceSink
  /** What comes next: the log has all before it. */
  readonly position: PipePosition
  /** The pipe is closed, or its reader is gone, and nobody here has asked for that. */
  readonly onLost: () => void
}

/** The bytes of one pane on their way from the reader of its pipe to its log. */
export class PipeStream {
  readonly #options: PipeStreamOptions
  #position: PipePosition
  #link: ReaderLink | undefined
  #timer: NodeJS.Timeout | undefined
  #acknowledging = false
  #finishing = false
  #state: 'open' | 'ended' | 'lost' = 'open'
  /** Run at each sign of life: a reader, a frame, the end. */
  readonly #watchers = new Set<() => void>()

  constructor(options: PipeStreamOptions) {
    this.#options = options
    this.#position = options.position
    this.#loseAfter(CONNECT_MS)
  }

  get pane(): PaneId {
    return this.#options.pane
  }

  get sink(): SourceSink {
    return this.#options.sink
  }

  get id(): string {
    return this.#position.id
  }

  /** Process id of the reader while it is connected. */
  get reader(): number | undefined {
    return this.#link?.pid
  }

  /** Takes what a reader sends, until its end or until the connection is lost. */
  async serve(link: ReaderLink): Promise<void> {
    clearTimeout(this.#timer)
    this.#link?.close()
    this.#link = link
    await this.#keep({ ...this.#position, reader: processMark(link.pid) })
    link.order({ kind: 'from', offset: this.#position.offset })
    if (this.#finishing) link.order({ kind: 'finish' })
    this.#stir()
    for await (const frame of link.frames()) {
      // Let go of: what still comes stays with the reader, since nobody has acknowledged it.
      if (this.#link !== link) continue
      if (frame.kind === 'end') {
        await this.#options.sink.flushed()
        link.order({ kind: 'leave', graceMs: 0 })
        this.#link = undefined
        return this.#settle('ended')
      }
      await this.#take(frame)
      this.#stir()
    }
    if (this.#link !== link) return
    this.#link = undefined
    if (isRunning(link.pid)) this.#loseAfter(RECONNECT_MS)
    else this.#settle('lost')
  }

  /** Resolves when a reader is connected, or with false when none has come within so many milliseconds. */
  async connected(withinMs: number): Promise<boolean> {
    return this.#until(() => this.#link !== undefined || this.#state !== 'open', withinMs, false)
  }

  /**
   * Takes what tmux has written to the pipe until now, then ends the reader, and with it the pipe. True when it was read
   * to its end; false when the reader is gone or stuck.
   */
  async finish(): Promise<boolean> {
    this.#finishing = true
    this.#link?.order({ kind: 'finish' })
    await this.#until(() => this.#state !== 'open', STUCK_MS, true)
    this.leave(0)
    const whole = this.#state === 'ended'
    const { reader } = this.#position
    // Whoever has the pipe and does not read makes tmux grow without a bound.
    if (reader !== undefined && !(await hasEnded(reader))) signalProcess(reader, 'SIGKILL')
    return whole
  }

  /** Lets go of the reader, which waits for another controller for so many milliseconds. */
  leave(graceMs: number): void {
    clearTimeout(this.#timer)
    this.#link?.order({ kind: 'leave', graceMs })
    this.#link = undefined
  }

  /** Passes on what is new of a frame. A jump of the offset is what the reader had to drop. */
  async #take({ offset, bytes }: Extract<Frame, { kind: 'bytes' }>): Promise<void> {
    const { sink } = this.#options
    const missing = offset - this.#position.offset
    if (missing > 0) {
      sink.missing(missing)
      await this.#keep({ ...this.#position, offset })
    }
    const fresh = bytes.subarray(Math.max(0, -missing))
    this.#position = { ...this.#position, offset: this.#position.offset + fresh.length }
    sink.bytes(fresh)
    if (!this.#acknowledging) void this.#acknowledge()
  }

  /** Tells the reader what it may forget, as the disk takes it. */
  async #acknowledge(): Promise<void> {
    this.#acknowledging = true
    // Before the first byte of the pipe there may be others that are not on disk.
    const onDisk = (): number => Math.max(0, this.#position.offset - this.#options.sink.unwritten)
    for (let told = onDisk(); told < this.#position.offset && this.#state === 'open';) {
      await this.#options.sink.flushed()
      const written = onDisk()
      if (written > told) this.#link?.order({ kind: 'from', offset: written })
      else await sleep(REFUSED_MS)
      told = Math.max(told, written)
    }
    this.#acknowledging = false
  }

  /** From here on a crash of this controller loses and repeats nothing. */
  async #keep(position: PipePosition): Promise<void> {
    this.#position = position
    await this.#options.sink.keepPipe(position)
  }

  #loseAfter(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#settle('lost'), ms)
  }

  #settle(state: 'ended' | 'lost'): void {
    if (this.#state !== 'open') return
    clearTimeout(this.#timer)
    this.#state = state
    this.#stir()
    if (!this.#finishing) this.#options.onLost()
  }

  #stir(): void {
    for (const watcher of this.#watchers) watcher()
  }

  /** Waits for a condition; `extends`: each sign of life starts the time anew. */
  async #until(isTrue: () => boolean, ms: number, extendsTime: boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.#watchers.delete(watcher)
        resolve(isTrue())
      }
      const watcher = (): void => {
        if (isTrue()) done()
        else if (extendsTime) timer.refresh()
      }
      const timer = setTimeout(done, ms)
      this.#watchers.add(watcher)
      watcher()
    })
  }
}

/** Waits for a process to end; false when it does not. */
async function hasEnded(mark: string): Promise<boolean> {
  for (let waited = 0; isProcess(mark); waited += GO_STEP_MS) {
    if (waited >= GO_MS) return false
    await sleep(GO_STEP_MS)
  }
  return true
}
