import { sleep } from '../../base/clock.ts'
import type { Frame } from '../../pipe/frame.ts'
import { TELL_BYTES, type Order } from '../../pipe/order.ts'
import type { PaneId } from '../../protocol/ids.ts'
import { endProcess } from '../../host/end-process.ts'
import { processMark } from '../../host/process-state.ts'
import type { PipeEar } from './pipe-reader.ts'
import type { PipePosition } from '../../records/run-source.ts'
import type { SourceSink } from './source.ts'

/** How long to wait before a disk that refused bytes is tried again, in milliseconds. */
const REFUSED_MS = 500
/** How long to wait for a stream's end without a new byte, in milliseconds. */
const STUCK_MS = 5000

export interface PipeStreamOptions {
  readonly pane: PaneId
  readonly sink: SourceSink
  /** The place of the next byte: the log has all bytes before it. */
  readonly position: PipePosition
  /** Sends an order to the reader. */
  readonly order: (order: Order) => void
  /** The pipe was closed or its reader has ended, without an order from here. */
  readonly onLost: (why: PipeLoss) => void
}

/** How a pipe was lost: it was closed or replaced, or its pane has gone (`closed`); or its reader has ended. */
export type PipeLoss = 'closed' | 'reader-gone'

/** The bytes of one pane on their way from its pipe to its log. */
export class PipeStream implements PipeEar {
  readonly #options: PipeStreamOptions
  #position: PipePosition
  /** The offset up to which the reader was told that all bytes are on disk. */
  #told = 0
  #acknowledging = false
  #finishing = false
  #state: 'opening' | 'open' | 'ended' | 'lost' | 'left' = 'opening'
  /** Frames that wait until those before them are taken. */
  readonly #frames: Frame[] = []
  #taking = false
  /** Called at each sign of life: a frame, or the end. */
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

  /** False once the pipe is known to be closed, or its reader to be gone. */
  get isOpen(): boolean {
    return this.#state === 'open'
  }

  /** Waits for the carrier; false when it does not come in time, or the pipe has ended. */
  async opened(withinMs: number): Promise<boolean> {
    await this.#until(() => this.#position.carrier !== undefined || this.#state !== 'opening', withinMs, false)
    return this.#position.carrier !== undefined
  }

  /** Takes the bytes from here on; false when the pipe is lost already. */
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
   * Takes the bytes that tmux has written to the pipe until now, then has it closed. True when it was read to its end;
   * false when its reader is gone or stuck.
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

  /** Takes no more bytes. */
  leave(): void {
    this.#state = 'left'
  }

  /** Ends the carrier, even of a silent pane: no reader is left for its bytes. */
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
      // Frames that need not wait are taken in one turn.
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

  /** Passes on the new bytes of a frame. A jump of the offset means that the reader had to drop bytes. */
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

  /** Tells the reader which bytes are on disk and may be forgotten. */
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

  /** Offset up to which all is on disk. Negative while log bytes from before this pipe are not on disk. */
  #onDisk(): number {
    return this.#position.offset - this.#options.sink.unwritten
  }

  #tell(offset: number): void {
    this.#told = offset
    this.#order({ kind: 'from', pipe: this.id, offset })
  }

  /** Saves the position: from then on a crash of this controller neither loses nor repeats bytes. */
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

  /** Waits up to `ms` for a condition; with `extendsTime` each sign of life starts that time again. */
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
