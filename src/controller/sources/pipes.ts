import { randomBytes } from 'node:crypto'
import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { carrierNote } from '../../pipe/carrier-note.ts'
import { carrierCommand } from '../../pipe/carrier.ts'
import { holdFifo, makeFifo, removeFifo } from '../../pipe/fifo.ts'
import { fifoPath } from '../../pipe/fifo-path.ts'
import type { PaneId } from '../../protocol/ids.ts'
import type { Asker } from '../../tmux/asker.ts'
import { openPipe } from '../../tmux/pipe.ts'
import { endProcess } from '../../host/end-process.ts'
import { isProcess } from '../../host/process-state.ts'
import { endNotedCarriers } from '../../traces/noted-carriers.ts'
import { PipeReader, type PipeReaderOptions } from './pipe-reader.ts'
import { PipeStream, type PipeLoss } from './pipe-stream.ts'
import type { PipePosition } from '../../records/run-source.ts'
import type { Source, SourceRequest } from './source.ts'

/** How long to wait for the shell of a pipe, in milliseconds; it usually takes a few, on a starved machine more. */
const OPEN_MS = 5000
/** How long to wait until tmux has noticed the end of a carrier, in milliseconds; until then it still has the pipe. */
const CLOSED_MS = 2000
const CLOSED_STEP_MS = 10
/** Turns of the event loop after which arrived bytes are passed on: they are read in one, and passed on by the next. */
const TURNS_TO_READ = 3
/** Time between two checks whether a stopped reader goes on, in milliseconds. */
const STOPPED_MS = 500
/** How long the reader waits for the next controller: enough for an update, or a restart by hand. In milliseconds. */
const GRACE_MS = 5000

export interface PipesOptions extends PipeReaderOptions {
  /** Asks tmux; undefined while it cannot be asked. */
  readonly asker: () => Asker | undefined
  /** A pane whose program still runs is no longer fed. It can be added again. */
  readonly onLost: (pane: PaneId, why: PipeLoss) => void
  /** A pane whose pipe was closed has ended. */
  readonly onChange: () => void
}

/** Feeds runners from the pipes of their panes, which one process reads for all of them. */
export class Pipes implements Source {
  readonly #options: PipesOptions
  readonly #reader: PipeReader
  readonly #streams = new Map<PaneId, PipeStream>()
  /** Panes whose reader has gone. */
  readonly #unread = new Set<PaneId>()
  #restTimer: NodeJS.Timeout | undefined
  /** How many pipes are being opened. */
  #opening = 0

  constructor(options: PipesOptions) {
    this.#options = options
    this.#reader = new PipeReader(options)
  }

  /** The reader, if one is connected, and the panes whose pipes it reads. */
  get readers(): { readonly pid: number; readonly panes: PaneId[] }[] {
    const { pid } = this.#reader
    return pid === undefined ? [] : [{ pid, panes: [...this.#streams.keys()] }]
  }

  /** Why no pane is read now, in words; undefined when all is well. */
  get problem(): string | undefined {
    return this.#reader.problem
  }

  /** Starts the reader, so that the first pane need not wait for it. */
  prepare(): void {
    clearTimeout(this.#restTimer)
    // `add` reports what is wrong.
    this.#reader.ready().catch(() => undefined)
  }

  /** Also throws `pipe-taken` when another program uses the pipe of the pane. */
  async add(request: SourceRequest): Promise<void> {
    clearTimeout(this.#restTimer)
    const { position } = request.sink
    this.#opening += 1
    try {
      if (position !== undefined && (await this.#resume(request, position))) return
      // Bytes that the reader and the carrier of the former pipe held are lost with them.
      await this.#openWhenFree(request, this.#unread.delete(request.pane) || position !== undefined)
    } finally {
      this.#opening -= 1
    }
  }

  async remove(pane: PaneId): Promise<boolean> {
    this.#unread.delete(pane)
    const stream = this.#streams.get(pane)
    if (stream === undefined) return false
    const isOurs = stream.isOpen
    const whole = await stream.finish()
    if (!whole) stream.sink.cut()
    this.#forget(stream)
    if (isOurs) await this.#closed(pane)
    return whole
  }

  async catchUp(): Promise<void> {
    // Until then the latest output is not known, so the pane does not count as silent.
    while (this.#reader.problem !== undefined) await sleep(STOPPED_MS)
    // Bytes that arrived while this process stood still are read in one turn of its loop.
    for (let turn = 0; turn < TURNS_TO_READ; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }

  async position(): Promise<undefined> {
    // An answer of tmux is in no order with the bytes of a pipe.
    return undefined
  }

  update(): void {
    // A pipe stays with its pane when the pane moves.
    this.#reader.look()
  }

  async close(): Promise<void> {
    clearTimeout(this.#restTimer)
    for (const stream of this.#streams.values()) stream.leave()
    this.#streams.clear()
    await this.#reader.close(GRACE_MS)
  }

  /** Goes on with the pipe of an earlier controller at this position; false when no reader has that pipe. */
  async #resume(request: SourceRequest, position: PipePosition): Promise<boolean> {
    if (position.reader !== undefined) await this.#reader.awaitReturn(position.reader)
    if (this.#reader.has(position.id)) {
      const stream = this.#stream(request, position)
      await stream.begin(undefined)
      this.#streams.set(request.pane, stream)
      request.sink.resumed()
      return true
    }
    if (position.carrier === undefined || !isProcess(position.carrier)) return false
    await endProcess(position.carrier)
    await this.#closed(request.pane)
    return false
  }

  /** Opens the pipe, after ending a carrier of an earlier controller that may still have it and is only noted. */
  async #openWhenFree(request: SourceRequest, isDoubtful: boolean): Promise<void> {
    if (await endNotedCarriers(this.#options.socket, request.pane)) await this.#closed(request.pane)
    await this.#open(request, isDoubtful)
  }

  /** Opens the pipe, with an image of the pane at the point where it begins. */
  async #open(request: SourceRequest, isDoubtful: boolean): Promise<void> {
    const { pane, sink, why } = request
    await this.#reader.ready()
    const id = randomBytes(8).toString('hex')
    const fifo = fifoPath(this.#options.socket, id)
    await makeFifo(fifo)
    const stream = this.#stream(request, { id, offset: 0 })
    // The carrier need not wait for the reader, which is told at the same time.
    const letGo = holdFifo(fifo)
    try {
      this.#reader.order({ kind: 'open', pipe: id })
      const asker = this.#options.asker()
      if (asker === undefined) throw new Failure('server-gone', 'tmux cannot be asked now')
      const image = await openPipe(asker, pane, carrierCommand(fifo, carrierNote(fifo, pane)))
      if (!(await stream.opened(OPEN_MS))) {
        throw new Failure('spawn-failed', `the pipe of ${pane} was not opened`, {
          next: 'tmux runs sh and cat for it: they have to be in the PATH that the tmux server was started with',
        })
      }
      await sink.image(image, why, isDoubtful ? 'perhaps' : 'nothing')
      if (!(await stream.begin(this.#reader.mark))) throw new Failure('reader-gone', 'the reader of pipes has ended')
      this.#streams.set(pane, stream)
    } catch (error) {
      // Its carrier may not have reported yet.
      await endNotedCarriers(this.#options.socket, pane)
      this.#forget(stream)
      await stream.endCarrier()
      removeFifo(fifo)
      throw error
    } finally {
      letGo()
    }
  }

  /** Waits until tmux has closed the pipe of a pane whose carrier has ended. */
  async #closed(pane: PaneId): Promise<void> {
    for (let waited = 0; waited < CLOSED_MS; waited += CLOSED_STEP_MS) {
      if ((await this.#ask(pane, '#{pane_pipe}')) !== '1') return
      await sleep(CLOSED_STEP_MS)
    }
  }

  /** The value of a format for a pane; empty when the pane is gone or tmux does not answer. */
  async #ask(pane: PaneId, format: string): Promise<string> {
    const asked = this.#options.asker()?.send([['display-message', '-p', '-t', pane, format]])
    const [answer] = (await asked?.catch(() => undefined)) ?? []
    return answer?.ok === true ? answer.body.join('') : ''
  }

  #stream({ pane, sink }: SourceRequest, position: PipePosition): PipeStream {
    const stream: PipeStream = new PipeStream({
      pane,
      sink,
      position,
      order: (order) => this.#reader.order(order),
      onLost: (why) => void this.#lost(stream, why),
    })
    this.#reader.attach(stream)
    return stream
  }

  /** Finds out whether the pane still lives, and reports a lost pipe or an ended pane. */
  async #lost(stream: PipeStream, why: PipeLoss): Promise<void> {
    const { pane } = stream
    this.#options.journal.note('pipe lost', { pane, pipe: stream.id, why })
    if (why === 'reader-gone') {
      this.#unread.add(pane)
      await stream.endCarrier()
      await this.#closed(pane)
    }
    const dead = await this.#ask(pane, '#{pane_dead}')
    if (this.#streams.get(pane) !== stream) return
    if (dead !== '0') return this.#options.onChange()
    this.#forget(stream)
    this.#options.onLost(pane, why)
  }

  /** Forgets a pipe. Without pipes the reader ends after a while, unless another pipe is opened before. */
  #forget(stream: PipeStream): void {
    stream.leave()
    this.#reader.drop(stream)
    if (this.#streams.get(stream.pane) === stream) this.#streams.delete(stream.pane)
    clearTimeout(this.#restTimer)
    this.#restTimer = setTimeout(() => {
      if (this.#streams.size === 0 && this.#opening === 0) void this.#reader.close(0)
    }, GRACE_MS).unref()
  }
}
