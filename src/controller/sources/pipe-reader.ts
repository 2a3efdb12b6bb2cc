import { spawn } from 'node:child_process'
import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import type { Frame } from '../../pipe/frame.ts'
import { listenForReaders, type Listener, type ReaderLink } from '../../pipe/listener.ts'
import type { Order } from '../../pipe/order.ts'
import type { Journal } from '../events/journal.ts'
import { endProcess } from '../../host/end-process.ts'
import { isProcess, isStopped, processMark } from '../../host/process-state.ts'
import { removeOldNotes } from '../../traces/noted-carriers.ts'

/** How long to wait for a started reader, in milliseconds; Node usually takes 100, on a starved machine more. */
const START_MS = 10_000
/** How long to wait for an earlier controller's reader, in milliseconds; it tries to connect several times a second. */
const RETURN_MS = 10_000
const STEP_MS = 10
/** How long pipes of an earlier controller are kept, in milliseconds; those not taken by a runner are closed then. */
const CLAIM_MS = 30_000

export interface PipeReaderOptions {
  readonly journal: Journal
  /** Where it connects. */
  readonly socket: string
  /** Its command line, before its argument. */
  readonly command: readonly string[]
  /** The reader was stopped by a signal, or continued: see `PipeReader.problem`. */
  readonly onStopped: () => void
}

/** Receives what the reader reports about one pipe. */
export interface PipeEar {
  readonly id: string
  /** A reader that has this pipe is connected, again or for the first time. */
  connected(): void
  heard(frame: Frame): void
  /** No reader has this pipe any more. */
  gone(): void
}

/** The process that reads the pipes of all runners: one for each server, started when it is needed. */
export class PipeReader {
  readonly #options: PipeReaderOptions
  readonly #ears = new Map<string, PipeEar>()
  #listener: Promise<Listener> | undefined
  #link: ReaderLink | undefined
  /** The pipes that the reader had when it connected, without those that were dropped since. */
  readonly #found = new Set<string>()
  /** The mark of the last connected reader, or of the one of an earlier controller. */
  #mark: string | undefined
  #arrival: Promise<void> | undefined
  /** Counts calls of `close`; waits for a reader end when it grows. */
  #closes = 0
  /** True when the reader was last reported as stopped. */
  #isStopped = false
  /** Run at SIGCHLD, which a parent gets when a child is stopped or continued: so no poll is needed. */
  readonly #look = (): void => this.look()

  constructor(options: PipeReaderOptions) {
    this.#options = options
  }

  /** Its process id while it is connected. */
  get pid(): number | undefined {
    return this.#link?.pid
  }

  /** The process mark of the reader. */
  get mark(): string | undefined {
    return this.#mark
  }

  /** Why no pane is read now, in words; undefined when all is well. */
  get problem(): string | undefined {
    const { pid } = this
    if (pid === undefined || !isStopped(pid)) return undefined
    return `the reader of pipes is stopped, so nothing is logged and no state changes; let it go on by: kill -CONT ${pid}`
  }

  /** Checks whether the reader is stopped: no SIGCHLD comes for one that an earlier controller has started. */
  look(): void {
    const isHeld = this.problem !== undefined
    if (isHeld === this.#isStopped) return
    this.#isStopped = isHeld
    this.#options.journal.note(isHeld ? 'reader of pipes is stopped' : 'reader of pipes goes on', { pid: this.pid })
    this.#options.onStopped()
  }

  /** Waits for the reader that an earlier controller had, if it still runs. */
  async awaitReturn(mark: string): Promise<void> {
    if (this.#link !== undefined || !isProcess(mark)) return
    this.#mark = mark
    await this.ready()
  }

  /** Waits for the reader, and starts one if there is none. Throws a Failure `spawn-failed` or `cannot-create`. */
  async ready(): Promise<void> {
    await this.#listen()
    if (this.#link !== undefined) return
    this.#arrival ??= this.#arrive().finally(() => {
      this.#arrival = undefined
    })
    await this.#arrival
  }

  /** True when the connected reader had this pipe when it connected. */
  has(pipe: string): boolean {
    return this.#link !== undefined && this.#found.has(pipe)
  }

  /** Reports to `ear` what comes of its pipe from now on. */
  attach(ear: PipeEar): void {
    this.#ears.set(ear.id, ear)
  }

  /** Has the pipe closed, and reports no more of it. */
  drop({ id }: PipeEar): void {
    this.#ears.delete(id)
    this.#found.delete(id)
    this.order({ kind: 'drop', pipe: id })
  }

  /** Sends an order to the reader. Without a reader the order is lost: the next reader gets it again. */
  order(order: Order): void {
    this.#link?.order(order)
  }

  /** Disconnects from the reader, which waits `graceMs` milliseconds for another controller. */
  async close(graceMs: number): Promise<void> {
    const listener = this.#listener
    this.#listener = undefined
    this.#closes += 1
    await this.#arrival?.catch(() => undefined)
    this.#link?.order({ kind: 'leave', graceMs })
    this.#link = undefined
    const ears = [...this.#ears.values()]
    this.#ears.clear()
    for (const ear of ears) ear.gone()
    await (await listener)?.close()
  }

  async #listen(): Promise<void> {
    this.#listener ??= this.#open()
    try {
      await this.#listener
    } catch (error) {
      this.#listener = undefined
      throw error
    }
  }

  async #open(): Promise<Listener> {
    const { journal, socket } = this.#options
    removeOldNotes(socket)
    return listenForReaders({
      path: socket,
      onReader: async (link) => this.#welcome(link),
      onBug: (error) => journal.bug(error),
    })
  }

  async #arrive(): Promise<void> {
    const { mark } = this
    if (mark !== undefined) {
      if (await this.#comes(mark, RETURN_MS)) return
      // A reader that has pipes but does not read makes tmux's memory grow without a limit.
      await endProcess(mark)
    }
    const { command, socket } = this.#options
    const [file = '', ...args] = command
    const child = spawn(file, [...args, socket], { detached: true, cwd: '/', stdio: 'ignore' })
    const failed = new Promise<string>((resolve) => child.once('error', (error) => resolve(`: ${error.message}`)))
    child.unref()
    const comes = child.pid === undefined ? false : await this.#comes(processMark(child.pid), START_MS)
    if (comes) return
    child.kill('SIGKILL')
    const why = child.pid === undefined ? await failed : ' within 10 s, or has ended'
    throw new Failure('spawn-failed', `the reader of pipes did not start${why}`, {
      next: '`geppetto-tmux controller log` may say why',
    })
  }

  /** Waits until a reader is connected; false when this one has ended or the time is over. */
  async #comes(mark: string, withinMs: number): Promise<boolean> {
    const closes = this.#closes
    for (let waited = 0; this.#link === undefined; waited += STEP_MS) {
      if (waited >= withinMs || !isProcess(mark) || this.#closes !== closes) return false
      await sleep(STEP_MS)
    }
    return true
  }

  async #welcome(link: ReaderLink): Promise<void> {
    // Of two readers, one was left by an earlier controller.
    if (this.#link !== undefined) return link.order({ kind: 'leave', graceMs: 0 })
    const mark = processMark(link.pid)
    this.#link = link
    this.#mark = mark
    process.on('SIGCHLD', this.#look)
    this.look()
    this.#found.clear()
    for (const pipe of link.pipes) this.#found.add(pipe)
    for (const ear of this.#ears.values()) {
      if (this.has(ear.id)) ear.connected()
      else ear.gone()
    }
    const unclaimed = setTimeout(() => this.#dropUnclaimed(), CLAIM_MS).unref()
    for await (const frames of link.frames()) {
      // After `close` the reader keeps bytes that still come, because they are not acknowledged.
      if (this.#link !== link) continue
      for (const frame of frames) this.#ears.get(frame.pipe)?.heard(frame)
    }
    clearTimeout(unclaimed)
    process.off('SIGCHLD', this.#look)
    if (this.#link !== link) return this.look()
    this.#link = undefined
    this.look()
    this.#options.journal.note('reader of pipes is away', { pid: link.pid })
    if (await this.#comes(mark, RETURN_MS)) return
    await endProcess(mark)
    for (const ear of this.#ears.values()) ear.gone()
  }

  #dropUnclaimed(): void {
    for (const pipe of this.#found) if (!this.#ears.has(pipe)) this.order({ kind: 'drop', pipe })
  }
}
