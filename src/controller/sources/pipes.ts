import { randomBytes } from 'node:crypto'
import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { listenForReaders, type Listener, type ReaderLink } from '../../pipe/listener.ts'
import type { PaneId } from '../../protocol/ids.ts'
import type { ControlClient } from '../../tmux/control-client.ts'
import { openPipe } from '../../tmux/pipe.ts'
import type { Capabilities } from '../../tmux/version.ts'
import type { Journal } from '../journal.ts'
import { PipeStream } from './pipe-stream.ts'
import { isProcess } from '../processes/process-state.ts'
import type { PipePosition, Source, SourceRequest } from './source.ts'

/** A reader of an earlier controller tries to connect at least once a second. */
const RESUME_MS = 5000
/** An early reader waits so long for its runner to be picked up. */
const CLAIM_MS = 10_000
const CLAIM_STEP_MS = 50
/** Bytes are read in one turn of the event loop and passed on at the latest in the next. */
const TURNS_TO_READ = 3
/** Long enough for a controller to be replaced by one of another version, or to be restarted by hand. */
const GRACE_MS = 5000

export interface PipesOptions {
  readonly journal: Journal
  readonly capabilities: Capabilities
  /** Where readers connect. */
  readonly socket: string
  /** Command line of the reader, before its arguments. */
  readonly readerCommand: readonly string[]
  readonly line: () => ControlClient | undefined
  /** A pane whose program goes on is no longer fed: its pipe was closed or replaced, or its reader is gone. */
  readonly onLost: (pane: PaneId) => void
  /** A pane whose pipe was closed has ended. */
  readonly onChange: () => void
}

/** Feeds runners from the pipes of their panes, each by a reader process of its own. */
export class Pipes implements Source {
  readonly #options: PipesOptions
  readonly #streams = new Map<PaneId, PipeStream>()
  #listener: Listener | undefined

  constructor(options: PipesOptions) {
    this.#options = options
  }

  /** The readers that are connected. */
  get readers(): { readonly pane: PaneId; readonly pid: number }[] {
    return [...this.#streams].flatMap(([pane, { reader }]) => (reader === undefined ? [] : [{ pane, pid: reader }]))
  }

  /** Also throws `pipe-taken` when the pipe of the pane belongs to somebody else. */
  async add(request: SourceRequest): Promise<void> {
    await this.#listen()
    const { pipe } = request.sink
    if (pipe !== undefined && mayBeRead(pipe) && (await this.#resume(request, pipe))) return
    await this.#open(request)
  }

  async remove(pane: PaneId): Promise<boolean> {
    const stream = this.#streams.get(pane)
    if (stream === undefined) return false
    const whole = await stream.finish()
    if (!whole) stream.sink.cut()
    this.#streams.delete(pane)
    return whole
  }

  async catchUp(): Promise<void> {
    // What has arrived while this process stood still is read in one turn of its loop.
    for (let turn = 0; turn < TURNS_TO_READ; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }

  async position(): Promise<undefined> {
    // What tmux tells is in no order with what comes through a pipe.
    return undefined
  }

  update(): void {
    // A pipe stays with its pane wherever that goes.
  }

  async close(): Promise<void> {
    for (const stream of this.#streams.values()) stream.leave(GRACE_MS)
    this.#streams.clear()
    const listener = this.#listener
    this.#listener = undefined
    await listener?.close()
  }

  async #listen(): Promise<void> {
    this.#listener ??= await listenForReaders({
      path: this.#options.socket,
      onReader: async (link) => this.#welcome(link),
      onBug: (error) => this.#options.journal.bug(error),
    })
  }

  /** Goes on with the reader of an earlier controller; false when it does not come. */
  async #resume(request: SourceRequest, position: PipePosition): Promise<boolean> {
    const stream = this.#stream(request, position)
    this.#streams.set(request.pane, stream)
    if (await stream.connected(RESUME_MS)) {
      request.sink.resumed()
      return true
    }
    this.#drop(stream)
    return false
  }

  async #open(request: SourceRequest): Promise<void> {
    const { capabilities, readerCommand, socket } = this.#options
    const { pane, sink, why } = request
    const line = this.#options.line()
    if (line === undefined) throw new Failure('server-gone', 'there is no control client to ask tmux with')
    const id = randomBytes(8).toString('hex')
    const image = await openPipe(line, pane, [...readerCommand, socket, id], capabilities)
    // The reader waits to be welcomed until the image is in the log.
    await sink.image(image, why)
    await sink.keepPipe({ id, offset: 0 })
    this.#streams.set(pane, this.#stream(request, { id, offset: 0 }))
  }

  #stream({ pane, sink }: SourceRequest, position: PipePosition): PipeStream {
    const stream: PipeStream = new PipeStream({ pane, sink, position, onLost: () => void this.#lost(stream) })
    return stream
  }

  async #welcome(link: ReaderLink): Promise<void> {
    for (const deadline = performance.now() + CLAIM_MS; performance.now() < deadline;) {
      const stream = [...this.#streams.values()].find(({ id }) => id === link.pipe)
      if (stream !== undefined) return stream.serve(link)
      await sleep(CLAIM_STEP_MS)
    }
    link.order({ kind: 'leave', graceMs: 0 })
  }

  /** Asks whether the pane has lost its pipe or the pipe has lost its pane. */
  async #lost(stream: PipeStream): Promise<void> {
    const { pane } = stream
    this.#options.journal.note('pipe lost', { pane, pipe: stream.id })
    const asked = this.#options.line()?.ask(['display-message', '-p', '-t', pane, '#{pane_dead}'])
    const [dead = ''] = (await asked?.catch(() => undefined)) ?? []
    if (this.#streams.get(pane) !== stream) return
    if (dead !== '0') return this.#options.onChange()
    await stream.finish()
    this.#streams.delete(pane)
    this.#options.onLost(pane)
  }

  #drop(stream: PipeStream): void {
    stream.leave(0)
    if (this.#streams.get(stream.pane) === stream) this.#streams.delete(stream.pane)
  }
}

function mayBeRead({ reader }: PipePosition): boolean {
  return reader === undefined || isProcess(reader)
}
