import type { FedBy } from '../../runner/source-kind.ts'
import { moment, type Moment } from '../../base/clock.ts'
import { sha256 } from '../../base/sha256.ts'
import type { Loss } from '../../logs/loss.ts'
import type { RecoveryReason, RunLog } from '../../logs/run-log.ts'
import { listen, stopListening } from '../../records/listener.ts'
import { EndMark } from '../../terminal/end-mark.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import type { Passage } from '../../terminal/seam.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { Observer } from '../agents/observer.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { LogFigures } from '../figures/metrics.ts'
import type { LoggedOutput } from '../runs/logged-output.ts'
import type { RunFiles } from '../runs/run-files.ts'
import { SizePlace } from '../runs/size-place.ts'
import type { Dropped, SourceSink } from '../sources/source.ts'
import { positionAt, type SourcePosition } from '../../records/run-source.ts'
import type { Announcer } from './announcer.ts'
import type { Identity } from './identity.ts'
import type { TimedLife } from './life.ts'
import { ProgramCheck, type ProgramCheckOptions } from './program-check.ts'

/** ED 2 (xterm's ctlseqs). */
const ERASE_SCREEN = Buffer.from('\u001b[2J')

export interface RunnerStreamOptions extends Omit<ProgramCheckOptions, 'identity'> {
  /** Where the files of the run are. */
  readonly directory: string
  readonly hub: EventHub
  /** The started command has ended, all its output was delivered, and its wrapper has written `word` about the end. */
  readonly onCommandEnd: (word: string) => void
}

/** The parts that get the bytes of one runner. */
export interface StreamParts {
  readonly files: RunFiles
  readonly output: LoggedOutput
  readonly observer: Observer
  readonly life: TimedLife
  readonly announcer: Announcer
  readonly identity: Identity
}

/**
 * Takes the bytes of one runner from any source, and passes them to its log, its observer and its life. Knows which
 * bytes are missing, and whether the end of the command has arrived.
 */
export class RunnerStream implements SourceSink {
  readonly #options: RunnerStreamOptions
  readonly #parts: StreamParts
  readonly #log: RunLog
  readonly #sizePlace = new SizePlace()
  readonly #program: ProgramCheck
  /** Finds the mark with which the wrapper ends the output; undefined when we have not started the command. */
  readonly #endMark: EndMark | undefined
  #lastOutputAt: Moment | undefined
  /** The place of the source that follows the log as it was opened; undefined once another place is kept. */
  #position: SourcePosition | undefined
  /** The source that was last reported to feed it. */
  #fedBy: FedBy | undefined
  /** True when the pane has changed while its bytes were not read, so that some may be lost. */
  #hasMissed = false
  /** True when the log has all output of the program, false when some is missing; undefined while that is not known. */
  #endConfirmed: boolean | undefined
  #isClosed = false

  /** `lastOutputAt` is the time of the last output in the log when it is opened; undefined when none is known. */
  constructor(options: RunnerStreamOptions, parts: StreamParts, lastOutputAt: Moment | undefined) {
    this.#options = options
    this.#parts = parts
    const { files, identity } = parts
    this.#log = files.log
    this.#program = new ProgramCheck({ ...options, identity })
    this.#position = positionAt(identity.record.source, files.log.end)
    this.#fedBy = identity.record.source?.kind
    const { started } = identity.record
    this.#endMark = started && new EndMark((secret) => sha256(secret) === started.endDigest)
    this.#lastOutputAt = lastOutputAt
  }

  /** True when the wrapper's mark for the end of the output has arrived. */
  get hasSaidAll(): boolean {
    return this.#endMark?.word !== undefined
  }

  /** See the field. */
  get endConfirmed(): boolean | undefined {
    return this.#endConfirmed
  }

  /** The figures of the log. */
  get figures(): LogFigures {
    const { end: bytes, lines, recoveredBytes, losses } = this.#log
    return { bytes, lines, recoveredBytes, losses, lastOutputAt: this.#lastOutputAt?.wallMs }
  }

  bytes(data: Buffer): void {
    if (this.#endMark === undefined) return this.#take(data)
    const before = this.#endMark.word
    this.#take(this.#endMark.push(data))
    const { word } = this.#endMark
    if (word === undefined || word === before) return
    this.#endConfirmed ??= true
    this.#options.onCommandEnd(word)
  }

  /** Takes in the bytes that were held back because they looked like the beginning of the mark. */
  takeRest(): void {
    if (this.#endMark !== undefined) this.#take(this.#endMark.rest())
  }

  #take(data: Buffer): void {
    if (data.length === 0) return
    const { observer, output, life, announcer } = this.#parts
    const at = moment()
    this.#lastOutputAt = at
    this.#sizePlace.bytesCame(this.#log.end, at.steadyMs, data.includes(ERASE_SCREEN))
    this.#program.outputCame(this.#log.end, at.steadyMs)
    const scan = output.append(data, at)
    observer.saw(data, scan, at)
    output.noteScreen(() => observer.painting())
    if (scan.visible) life.apply({ kind: 'visible-output', at })
    announcer.outputCame(at.steadyMs)
  }

  missing(loss: Loss, why: string): void {
    this.#parts.observer.missed()
    this.#log.gap(loss, why)
  }

  cut(): void {
    this.#endConfirmed = false
  }

  async image(image: PaneImage, why: RecoveryReason, dropped: Dropped): Promise<void> {
    const { observer, output, life, announcer } = this.#parts
    this.#log.size(image.cols, image.rows)
    observer.missed()
    // The rest of its output is taken at its end, without the line that tmux itself writes into a dead pane.
    if (image.isDead) return this.resumed()
    await this.#log.flushed()
    const from = this.#log.end
    const begun = from > 0
    const { bytes, joined, visible } = await output.fillFrom(image, why, dropped)
    // Only now, because an image cannot be joined to a log that ends in a gap.
    if (this.#hasMissed) this.#log.gap({ loss: 'perhaps' }, 'its pipe was not ours', from)
    this.#hasMissed = false
    // Only a pane that writes is paused; output that a later controller finds was written while there was none.
    if (visible && why !== 'adopted') life.apply({ kind: 'visible-output', at: moment() })
    if (begun && bytes > 0) announcer.tell('recovered', { bytes, why, joined })
    this.resumed()
  }

  async passage(data: Buffer, image: PaneImage): Promise<Passage> {
    return this.#parts.output.passage(data, image)
  }

  fedBy(source: FedBy): void {
    const { identity, observer, announcer } = this.#parts
    this.#listen(source !== 'look')
    if (this.#fedBy === source) return
    this.#fedBy = source
    // The pane may have shown something else in between.
    observer.missed()
    if (identity.record.source?.kind !== source) identity.set({ source: { kind: source } })
    announcer.save()
  }

  mayResize(): void {
    this.#sizePlace.mayHaveChanged(this.#log.end, moment().steadyMs)
  }

  seen(): void {
    const { life, observer } = this.#parts
    this.#program.checkAgentSoon()
    const at = moment()
    this.#hasMissed = true
    life.apply({ kind: 'visible-output', at })
    observer.changed()
  }

  resumed(): void {
    this.#parts.life.apply({ kind: 'connected', at: moment() })
  }

  async flushed(): Promise<void> {
    await this.#log.flushed()
  }

  get isAwaited(): boolean {
    return this.#parts.life.state.kind !== 'active' || this.#options.hub.listened
  }

  get unwritten(): number {
    return this.#log.end - this.#log.written
  }

  get position(): SourcePosition | undefined {
    return this.#position
  }

  async keepPosition(position: SourcePosition | undefined): Promise<void> {
    const { files, identity, announcer } = this.#parts
    this.#position = undefined
    await this.#log.flushed()
    identity.setPosition(position, this.#log.end)
    announcer.save()
    await announcer.settled()
    await files.record.flushed()
  }

  /** Takes over size and traits of the pane from a snapshot that was asked for at `askedMs` on the steady clock. */
  placed(row: PaneRow, askedMs: number): void {
    this.#log.traits(row.traits)
    this.#parts.observer.placed(row)
    this.#log.size(row.cols, row.rows, this.#sizePlace.placeOf(this.#log.end, askedMs))
  }

  /** To be called when another program is in the pane: from now on the output is that of the new one. */
  respawned(): void {
    this.#log.respawned(this.#program.respawned())
  }

  /**
   * Adds to the log the last output that only the dead pane still shows: tmux drops the output queued for us when a
   * program ends. Even this may be incomplete: tmux may close a terminal before it has read all of its output (seen up
   * to 3.8; it reads as much as FIONREAD reports, and a kernel may hold more).
   */
  async completeWith(image: PaneImage): Promise<void> {
    const { bytes, joined } = await this.#parts.output.completeFrom(image)
    if (bytes > 0) this.#parts.announcer.tell('recovered', { bytes, why: 'ended', joined })
  }

  /** To be called when the run is over: the wrapper of its command is told that its mark cannot arrive any more. */
  ended(): void {
    this.#listen(false)
  }

  close(): void {
    this.#program.close()
    this.#listen(false)
    this.#isClosed = true
  }

  /** Tells the wrapper of its command whether the mark for the end of the output can arrive here. */
  #listen(hears: boolean): void {
    if (!this.#parts.identity.isStarted || this.#isClosed) return
    if (hears) listen(this.#options.directory)
    else stopListening(this.#options.directory)
  }
}
