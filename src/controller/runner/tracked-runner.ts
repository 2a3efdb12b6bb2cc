import type { Moment } from '../../base/clock.ts'
import type { LostBytes } from '../../logs/live-file.ts'
import type { PaneId } from '../../protocol/ids.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'
import { isFinal, type RunnerState } from '../../runner/state.ts'
import { addTime } from '../../runner/state-times.ts'
import type { LifeEvent } from '../../runner/life/life.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import { saidBy } from '../agents/explain.ts'
import { dialogBody, type OpenDialog } from '../agents/dialog-watch.ts'
import type { HookReport } from '../agents/hook-report.ts'
import type { Observed, Recognised } from '../agents/observer-options.ts'
import type { ControllerEvent } from '../events/event-hub.ts'
import type { LogFigures } from '../figures/metrics.ts'
import { RunFiles, type DiskTrouble, type RunFilesOptions } from '../runs/run-files.ts'
import type { SourceSink } from '../sources/source.ts'
import { Closing } from './closing.ts'
import { findAgent } from './eyes.ts'
import { joinParts, type Parts, type PartsOptions } from './parts.ts'

export interface TrackedRunnerOptions extends PartsOptions, Pick<RunFilesOptions, 'onRotated' | 'onTrouble'> {
  /** The state, name or place has changed: the status line may look different. */
  readonly onChange: () => void
  /** The state has changed, and the log that led to it is on disk. */
  readonly onState: (change: Omit<StateChange, 'runner'>) => void
  /** All files of an ended run are written at last. */
  readonly onSettled: () => void
  /** Its agent was recognised. */
  readonly onAgent: (agent: string) => void
}

/** One change of a runner's state. */
export interface StateChange {
  readonly event: ControllerEvent
  readonly state: RunnerState
  /** False when an earlier controller has already published this state. */
  readonly isNews: boolean
  readonly runner: TrackedRunner
}

/** One live runner of the fleet: publishes and saves its changes, and closes its parts together. */
export class TrackedRunner {
  readonly #options: TrackedRunnerOptions
  readonly #parts: Parts
  readonly #closing: Closing
  /** Name of the program in the foreground, as it was last seen. */
  #command: string | undefined

  /** Creates or reopens the runner's files. Throws a Failure `cannot-create` or `permission-denied`. */
  static async open(options: TrackedRunnerOptions): Promise<TrackedRunner> {
    let runner: TrackedRunner | undefined
    const files = await RunFiles.open({
      ...options,
      record: () => runner?.record ?? options.record,
      onTrouble: (trouble) => runner === undefined || runner.#trouble(trouble),
      onLost: (lost) => runner === undefined || runner.#lost(lost),
    })
    runner = new TrackedRunner(options, files)
    return runner
  }

  private constructor(options: TrackedRunnerOptions, files: RunFiles) {
    this.#options = options
    this.#parts = joinParts(options, files, {
      becomes: (agent) => this.#becomes(agent),
      onState: (from) => this.#announceState(from),
    })
    this.#closing = new Closing(this.#parts, options)
  }

  get record(): RunnerRecord {
    const { identity, output } = this.#parts
    const lastLine = saidBy(this) ?? (output.lastLine || identity.record.lastLine)
    return { ...identity.record, state: this.state, lastLine }
  }

  get id(): string {
    return this.#parts.identity.id
  }

  get name(): string {
    return this.#parts.identity.name
  }

  get pane(): PaneId {
    return this.#parts.identity.pane
  }

  /** Process id of the pane's program; that of our wrapper if we have started the command. */
  get pid(): number {
    return this.#parts.identity.pid
  }

  /** True when we have started its command, under our wrapper. */
  get isStarted(): boolean {
    return this.#parts.identity.isStarted
  }

  /** True when its pane was marked because an agent was found in it; it ends with that agent. */
  get isFound(): boolean {
    return this.#parts.identity.isFound
  }

  /** True when the agent that was found in its pane has ended and the pane stays. */
  get agentHasEnded(): boolean {
    return this.#parts.identity.agentHasEnded
  }

  /** When its time limit is reached, in milliseconds since the epoch; undefined without a limit. */
  get endsAt(): number | undefined {
    return this.#parts.identity.endsAt
  }

  get state(): RunnerState {
    return this.#parts.life.state
  }

  /** True while its pane is visible at a terminal. */
  get inView(): boolean {
    return this.#parts.life.inView
  }

  /** Resolves when the run has ended. */
  get over(): Promise<void> {
    return this.#parts.life.over
  }

  /** When it last wrote something visible, and after how many milliseconds of silence it would be idle. */
  get silence(): { readonly lastVisibleAt: Moment; readonly idleAfterMs: number } {
    return this.#parts.life.silence
  }

  /** The latest findings about its agent. */
  get observed(): Observed {
    return this.#parts.observer.observed
  }

  /** The dialog in which it waits, where that was read off its screen. */
  get dialog(): OpenDialog | undefined {
    return this.state.kind === 'waiting' ? this.#parts.observer.dialogs.open : undefined
  }

  /** The figures of its log. */
  get figures(): LogFigures {
    return this.#parts.stream.figures
  }

  /** True when the wrapper's mark for the end of the output has arrived. */
  get hasSaidAll(): boolean {
    return this.#parts.stream.hasSaidAll
  }

  /** Takes its bytes from a source. */
  get sink(): SourceSink {
    return this.#parts.stream
  }

  get isClosed(): boolean {
    return this.#closing.isClosed
  }

  /** Begins to observe the agent and the screen; called once its output arrives. */
  observe(): void {
    const { state } = this.#options.record
    const asked = state.kind === 'waiting' && state.waitingFor === 'question'
    this.#parts.observer.begin(asked ? this.#parts.output.saidBefore : undefined)
  }

  /** Looks up the agent that it runs now; if a person has named the agent, only that one. Undefined: none was seen. */
  async findAgent(): Promise<Recognised | undefined> {
    return findAgent(this.#parts.identity, this.#options.eyes)
  }

  /** Takes in a report of a hook of its agent. */
  hooked(report: HookReport): void {
    this.#parts.ears.heard(report)
  }

  /** A key of ours goes to its pane: what it shows from now on is another dialog. */
  typed(): void {
    this.#parts.observer.dialogs.close()
  }

  /** Has its screen read, although nothing has come from it. */
  lookAgain(): void {
    this.#parts.observer.missed()
  }

  /** A line of input was typed into it and ended. */
  answered(): void {
    this.#parts.observer.answered()
  }

  /** Applies one event of life and does what follows from it. */
  apply(event: LifeEvent): void {
    this.#parts.life.apply(event)
  }

  /** Publishes an event after the log that it refers to is on disk, or the disk has refused it. */
  tell(type: string, fields: Readonly<Record<string, unknown>>): void {
    this.#parts.announcer.tell(type, fields)
  }

  /** Takes over the pane's place from a snapshot that was asked for at `askedMs` on the steady clock. */
  place(row: PaneRow, askedMs: number): void {
    this.#parts.stream.placed(row, askedMs)
    const isOther = row.pid !== this.pid
    // The program may also have changed between the mark and the first snapshot.
    if (isOther || row.command !== this.#command) this.#parts.observer.mayHaveChanged()
    this.#command = row.command
    if (isOther) this.#parts.stream.respawned()
    if (!this.#parts.identity.moveTo(row)) return
    this.#changed('moved', { window: row.windowName, session: row.sessionName })
  }

  /** Changes its record; saves that, and publishes it as an event of this type. */
  revise(changes: Partial<RunnerRecord>, type: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.#parts.identity.set(changes)
    this.#changed(type, fields)
  }

  /** Takes over the new name of the session that was opened for it. */
  callSession(session: string): void {
    if (this.#parts.identity.callSession(session)) this.#parts.announcer.save()
  }

  /** Makes it a runner that a person has marked: it stays when its agent ends. */
  keep(): void {
    if (this.#parts.identity.forgetFound()) this.#parts.announcer.save()
  }

  /** Notes that its server is gone, which becomes the reason of its end. */
  serverGone(): void {
    this.#parts.identity.set({ endedWithServer: true })
  }

  /** Adds to the log the last output that only the dead pane still shows. */
  async completeWith(image: PaneImage): Promise<void> {
    await this.#parts.stream.completeWith(image)
  }

  /** Ends the run by a final event. Its files are closed when all is written; a full disk delays that: `isClosed`. */
  async finish(event: LifeEvent): Promise<void> {
    await this.#closing.finish(event)
  }

  /** Writes what the disk takes and closes the files without ending the run. */
  async close(): Promise<void> {
    await this.#closing.close()
  }

  /** Publishes that bytes of the log are lost, and saves the record, which may be lost, too. */
  #lost({ from, to, why }: LostBytes): void {
    this.tell('gap', { at: to, bytes: to - from, why })
    this.#parts.announcer.save()
  }

  #trouble(trouble: DiskTrouble | undefined): void {
    if (trouble === undefined) this.tell('log-resumed', {})
    else this.tell('log-trouble', { ...trouble })
    this.#options.onTrouble(trouble)
    if (trouble === undefined) this.#closing.resume()
  }

  /** Takes over the agent that was recognised, which may replace another one. */
  #becomes(agent: string): void {
    this.#parts.files.log.agent(agent)
    if (agent === this.#parts.identity.agent) return
    this.#parts.identity.set({ agent })
    this.#parts.announcer.tell('recognised', { agent })
    this.#parts.announcer.save()
    this.#options.onAgent(agent)
    this.#options.onChange()
  }

  #announceState(from: RunnerState): void {
    const now = this.state
    const { kind: state, ...details } = now
    this.#parts.identity.set({ times: addTime(this.#parts.identity.record.times ?? {}, from, now) })
    const rule = isFinal(now) ? undefined : this.observed.verdict?.won.rule
    // What an earlier controller has told already, or a person has asked for.
    const isUnread = from.kind === 'idle' && now.kind === 'idle' && now.unseen === true
    const isNews = now !== this.#options.record.state && !isUnread
    const dialog = this.dialog && dialogBody(this.dialog)
    this.#parts.announcer.tell('state', { state, from: from.kind, ...details, rule, dialog }, (event) =>
      this.#options.onState({ event, state: now, isNews }),
    )
    this.#parts.announcer.save()
    this.#options.onChange()
  }

  /** Publishes and saves a change of its record. */
  #changed(type: string, fields: Readonly<Record<string, unknown>>): void {
    this.#parts.announcer.tell(type, fields)
    this.#parts.announcer.save()
    this.#options.onChange()
  }
}
