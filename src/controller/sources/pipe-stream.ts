import { sleep } from '../../base/clock.ts'
import type { Frame } from '../../pipe/frame.ts'
import { TELL_BYTES, type Order } from '../../pipe/order.ts'
import type { PaneId } from '../../protocol/ids.ts'
import { endProcess } from '../../host/end-process.ts'
import { processMark } from '../../host/process-state.ts'
import type { PipeEar } from './pipe-reader.ts'
import type { PipePosition } from '../../records/run-source.ts'
import type { SourceSink } from './source.ts'

/** A disk that does not take bytes is asked again after so long. */
const REFUSED_MS = 500
/** How long the end of a stream may take without a byte. */
const STUCK_MS = 5000

export interface PipeStreamOptions {
  readonly pane: PaneId
  readonly sink: SourceSink
  /** What comes next: the log has all before it. */
  readonly position: PipePosition
  /** Tells the reader. */
  readonly order: (order: Order) => void
  /** The pipe is closed, or its reader is gone, and nobody here has asked for that. */
  readonly onLost: (why: PipeLoss) => void
}

/** How a pipe was lost: somebody has closed or replaced it, or the pane has gone; or nobody reads it any more. */
export type PipeLoss = 'closed' | 'reader-gone'

/** The bytes of one pane on their way from its pipe to its log. */
export class PipeStream implements PipeEar {
  readonly #options: PipeStreamOptions
  #position: PipePosition
  /** The reader knows that all before this offset is on disk. */
  #told = 0
  #acknowledging = false
  #finishing = false
  #state: 'opening' | 'open' | 'ended' | 'lost' | 'left' = 'opening'
  /** What has come and waits for what came before it. */
  readonly #frames: Frame[] = []
  #taking = false
  /** Run at each sign of life: a frame, the end. */
  readonly #watchers = new Set<() => void>()

  constructor(options: PipeStreamOptions) {
    this.#options = options
    this.#position = options.position
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

  /** False as soon as the pipe is known to be closed, or its reader to be gone. */
  get isOpen(): boolean {
    return this.#state === 'open'
  }

  /** Waits for the carrier; false when it does not come, or cannot carry. */
  async opened(withinMs: number): Promise<boolean> {
    await this.#until(() => this.#position.carrier !== undefined || this.#state !== 'opening', withinMs, false)
    return this.#position.carrier !== undefined
  }

  /** Takes what comes from here on; false when the pipe is lost already. */
  async begin(reader: string | undefined): Promise<boolean> {
    if (reader !== undefined) await this.#keep({ ...this.#position, reader })
    if (this.#state !== 'opening') return false
    this.#state = 'open'
    this.connected()
    return true
  }

  connected(): void {
    if (this.#state !== 'open') return
    this.#tell(Math.max(0, this.#onDisk()))
    if (this.#finishing) this.#order({ kind: 'finish', pipe: this.id })
    this.#stir()
  }

  heard(frame: Frame): void {
    this.#frames.push(frame)
    if (!this.#taking) void this.#takeAll()
  }

  gone(): void {
    this.#settle('lost')
  }

  /**
   * Takes what tmux has written to the pipe until now, then has it closed. True when it was read to its end; false when
   * its reader is gone or stuck.
   */
  async finish(): Promise<boolean> {
    this.#finishing = true
    this.#order({ kind: 'finish', pipe: this.id })
    await this.#until(() => this.#state !== 'open', STUCK_MS, true)
    const whole = this.#state === 'ended'
    this.leave()
    if (!whole) await this.endCarrier()
    return whole
  }

  /** Takes no more. */
  leave(): void {
    this.#state = 'left'
  }

  /** Closes the pipe of a silent pane, too: nobody reads what its carrier would write. */
  async endCarrier(): Promise<void> {
    if (this.#position.carrier !== undefined) await endProcess(this.#position.carrier)
  }

  #order(order: Order): void {
    this.#options.order(order)
  }

  async #takeAll(): Promise<void> {
    this.#taking = true
    for (let frame = this.#frames.shift(); frame !== undefined; frame = this.#frames.shift()) {
      const taken = this.#take(frame)
      // What has not to wait is taken in one turn.
      if (taken !== undefined) await taken
      this.#stir()
    }
    this.#taking = false
  }

  #take(frame: Frame): Promise<void> | undefined {
    switch (frame.kind) {
      case 'opened':
        this.#position = { ...this.#position, carrier: processMark(frame.carrier) }
        return undefined
      case 'bytes':
        return this.#takeBytes(frame)
      case 'end':
        return this.#end(true)
      case 'cut':
        return this.#end(false)
    }
  }

  /** Passes on what is new of a frame. A jump of the offset is what the reader had to drop. */
  #takeBytes(frame: Extract<Frame, { kind: 'bytes' }>): Promise<void> | undefined {
    if (this.#state !== 'open') return undefined
    const missing = frame.offset - this.#position.offset
    if (missing > 0) return this.#skip(missing).then(async () => this.#takeBytes(frame))
    const fresh = frame.bytes.subarray(-missing)
    this.#position = { ...this.#position, offset: this.#position.offset + fresh.length }
    this.#options.sink.bytes(fresh)
    if (!this.#acknowledging) void this.#acknowledge()
    return undefined
  }

  async #skip(bytes: number): Promise<void> {
    this.#options.sink.missing({ loss: 'known', bytes }, 'the controller did not keep up')
    await this.#keep({ ...this.#position, offset: this.#position.offset + bytes })
  }

  async #end(isWhole: boolean): Promise<void> {
    await this.#options.sink.flushed()
    this.#settle(isWhole ? 'ended' : 'lost')
  }

  /** Tells the reader what it may forget, as the disk takes it. */
  async #acknowledge(): Promise<void> {
    this.#acknowledging = true
    while (this.#position.offset - this.#told >= TELL_BYTES && this.#state === 'open') {
      await this.#options.sink.flushed()
      const written = this.#onDisk()
      if (written - this.#told >= TELL_BYTES) this.#tell(written)
      else await sleep(REFUSED_MS)
    }
    this.#acknowledging = false
  }

  /** Before the first byte of the pipe there may be others that are not on disk: then this is less than 0. */
  #onDisk(): number {
    return this.#position.offset - this.#options.sink.unwritten
  }

  #tell(offset: number): void {
    this.#told = offset
    this.#order({ kind: 'from', pipe: this.id, offset })
  }

  /** From here on a crash of this controller loses and repeats nothing. */
  async #keep(position: PipePosition): Promise<void> {
    this.#position = position
    await this.#options.sink.keepPosition({ kind: 'pipe', ...position })
  }

  #settle(state: 'ended' | 'lost'): void {
    if (this.#state !== 'open' && this.#state !== 'opening') return
    const wasOpen = this.#state === 'open'
    this.#state = state
    this.#stir()
    if (wasOpen && !this.#finishing) this.#options.onLost(state === 'ended' ? 'closed' : 'reader-gone')
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
