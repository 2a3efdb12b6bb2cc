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
import type { Dropped, FedBy, SourceSink } from '../sources/source.ts'
import { positionAt, type SourcePosition } from '../../records/run-source.ts'
import type { Announcer } from './announcer.ts'
import type { Identity } from './identity.ts'
import type { TimedLife } from './life.ts'
import { ProgramCheck, type ProgramCheckOptions } from './program-check.ts'

export interface RunnerStreamOptions extends Omit<ProgramCheckOptions, 'identity'> {
  /** Where the files of the run are. */
  readonly directory: string
  readonly hub: EventHub
  /** The command that was started has ended, in these words of its wrapper, and all of its output was delivered. */
  readonly onCommandEnd: (word: string) => void
}

/** What the bytes of one runner go to. */
export interface StreamParts {
  readonly files: RunFiles
  readonly output: LoggedOutput
  readonly observer: Observer
  readonly life: TimedLife
  readonly announcer: Announcer
  readonly identity: Identity
}

/**
 * Where the bytes of one runner go, from whatever source: into its log, before its observer and into its life. Knows what
 * is missing of them, and whether they have come to the end of the command.
 */
export class RunnerStream implements SourceSink {
  readonly #options: RunnerStreamOptions
  readonly #parts: StreamParts
  readonly #log: RunLog
  readonly #sizePlace = new SizePlace()
  readonly #program: ProgramCheck
  /** Set when the command was started by us: its wrapper marks where its output ends. */
  readonly #endMark: EndMark | undefined
  #lastOutputAt: Moment | undefined
  /** What follows the log as it was when it was opened, until anything else is kept. */
  #position: SourcePosition | undefined
  /** What was last said to feed it. */
  #fedBy: FedBy | undefined
  /** It has shown something that may have gone before it could be read. */
  #hasMissed = false
  /** Whether the log has everything that the program wrote; undefined as long as nothing has shown it. */
  #endConfirmed: boolean | undefined
  #isClosed = false

  /** `lastOutputAt` is when output came last, before this one; undefined when none is known. */
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

  /** True when it has come to the mark with which the wrapper ends it. */
  get hasSaidAll(): boolean {
    return this.#endMark?.word !== undefined
  }

  /** See the field. */
  get endConfirmed(): boolean | undefined {
    return this.#endConfirmed
  }

  /** What the log has. */
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

  /** Takes in what was held back because it looked like the beginning of the mark. */
  takeRest(): void {
    if (this.#endMark !== undefined) this.#take(this.#endMark.rest())
  }

  #take(data: Buffer): void {
    if (data.length === 0) return
    const { observer, output, life, announcer } = this.#parts
    const at = moment()
    this.#lastOutputAt = at
    this.#sizePlace.bytesCame(this.#log.end, at.steadyMs)
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
    // What it still has comes with its end, without tmux's own words.
    if (image.isDead) return this.resumed()
    await this.#log.flushed()
    const from = this.#log.end
    const begun = from > 0
    const { bytes, joined, visible } = await output.fillFrom(image, why, dropped)
    // Only now: to a log that ends in a gap nothing could be joined.
    if (this.#hasMissed) this.#log.gap({ loss: 'perhaps' }, 'its pipe was not ours', from)
    this.#hasMissed = false
    // Only a pane that writes is paused; what a later controller finds was written while there was none.
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
    // Between the two it may have shown something else.
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

  /** Takes over how a snapshot shows the pane to draw, which was asked for at `askedMs` on the steady clock. */
  placed(row: PaneRow, askedMs: number): void {
    this.#log.traits(row.traits)
    this.#parts.observer.placed(row)
    this.#log.size(row.cols, row.rows, this.#sizePlace.placeOf(this.#log.end, askedMs))
  }

  /** Another program is in the pane: what comes is its output. */
  respawned(): void {
    this.#log.respawned(this.#program.respawned())
  }

  /**
   * Adds what a dead pane still shows of the last output and the log does not have: tmux drops what is queued for us when
   * a program ends. That need not be all of it: tmux may close a terminal before it has read the last of it (seen up to
   * 3.8; it waits for what FIONREAD tells, and a kernel holds more).
   */
  async completeWith(image: PaneImage): Promise<void> {
    const { bytes, joined } = await this.#parts.output.completeFrom(image)
    if (bytes > 0) this.#parts.announcer.tell('recovered', { bytes, why: 'ended', joined })
  }

  /** The run is over: the wrapper of its command is not heard any more. */
  ended(): void {
    this.#listen(false)
  }

  close(): void {
    this.#program.close()
    this.#listen(false)
    this.#isClosed = true
  }

  /** Says to the wrapper of its command whether the mark with which that ends can come here. */
  #listen(hears: boolean): void {
    if (!this.#parts.identity.isStarted || this.#isClosed) return
    if (hears) listen(this.#options.directory)
    else stopListening(this.#options.directory)
  }
}
