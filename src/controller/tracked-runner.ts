import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, messageOf } from '../base/failure.ts'
import type { PaneId } from '../protocol/ids.ts'
import { JsonLines } from '../logs/json-lines.ts'
import { LIVE_FILE } from '../logs/log-parts.ts'
import { RunLog, type RecoveryReason } from '../logs/run-log.ts'
import { isFinal, type RunnerState } from '../runner/state.ts'
import { newLife, step, type LifeEvent, type RunnerLife } from '../runner/step.ts'
import { paint, type PaneImage } from '../terminal/pane-image.ts'
import { OutputScanner } from '../terminal/scanner.ts'
import { continueLog, hasHole } from '../terminal/seam.ts'
import type { PaneRow } from '../tmux/snapshot.ts'
import type { EventHub } from './event-hub.ts'
import type { FeedSink } from './feed.ts'
import { loggedTail } from './logged-tail.ts'
import { writeRecord, type RunnerRecord } from './runner-file.ts'
import type { Settings } from './settings.ts'

/** `output` events of one runner are not sent closer together than this. */
const OUTPUT_EVENT_MS = 50
/** tmux drops what it has queued when a program ends; after this much silence nothing was queued. */
const SETTLED_MS = 300

export interface TrackedRunnerOptions {
  readonly directory: string
  readonly record: RunnerRecord
  readonly settings: Settings
  readonly hub: EventHub
  /** The state, name or place has changed: the status line may look different. */
  readonly onChange: () => void
  readonly onTrouble: (problem: string | undefined) => void
  readonly onBug: (error: unknown) => void
}

/** One runner at work: joins its bytes, its log, its life and its events. */
export class TrackedRunner implements FeedSink {
  readonly #options: TrackedRunnerOptions
  readonly #log: RunLog
  readonly #events: JsonLines
  readonly #scanner = new OutputScanner()
  #record: RunnerRecord
  #life: RunnerLife
  #timer: NodeJS.Timeout | undefined
  #lastOutputAt: number | undefined
  #outputEventDue = 0
  #outputEventPending = false
  /** Writes and events happen in this order, one after the other. */
  #work: Promise<void> = Promise.resolve()

  /** Opens the runner's directory and log, or goes on with them. Throws a Failure `cannot-create` or `log-unavailable`. */
  static async open(options: TrackedRunnerOptions): Promise<TrackedRunner> {
    const { directory, settings, onTrouble } = options
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 })
      const { logMaxBytes: maxBytes, logMaxFiles: maxFiles } = settings
      const log = await RunLog.open({ directory, maxBytes, maxFiles, onTrouble })
      await writeRecord(directory, options.record)
      return new TrackedRunner(options, log)
    } catch (error) {
      throw new Failure('cannot-create', `cannot write the log in ${directory}: ${messageOf(error)}`, {
        next: 'free space, or set XDG_STATE_HOME to a directory that you can write to',
        cause: error,
      })
    }
  }

  private constructor(options: TrackedRunnerOptions, log: RunLog) {
    this.#options = options
    this.#log = log
    this.#record = options.record
    this.#events = new JsonLines(join(options.directory, 'events.jsonl'))
    const life = newLife(Date.now(), options.record.idleAfterMs)
    this.#life = isFinal(options.record.state) ? { ...life, state: options.record.state } : life
  }

  get record(): RunnerRecord {
    return { ...this.#record, state: this.#life.state, lastLine: this.#scanner.lastLine || this.#record.lastLine }
  }

  get id(): string {
    return this.#record.id
  }

  get name(): string {
    return this.#record.name
  }

  get pane(): PaneId {
    return this.#record.pane as PaneId
  }

  get state(): RunnerState {
    return this.#life.state
  }

  get logFile(): string {
    return join(this.#options.directory, LIVE_FILE)
  }

  get metrics(): { bytes: number; recoveredBytes: number; gaps: number; lastOutputAt: number | undefined } {
    const { end: bytes, recoveredBytes, gaps } = this.#log
    return { bytes, recoveredBytes, gaps, lastOutputAt: this.#lastOutputAt }
  }

  /** What was seen that speaks for its state now. */
  get evidence(): readonly { rule: string; source: string; text: string; time: number }[] {
    const { state, lastVisibleAt, idleAfterMs } = this.#life
    if (state.kind === 'idle') {
      return [
        { rule: 'silence', source: 'silence', text: `no visible output for ${idleAfterMs} ms`, time: state.since },
      ]
    }
    if (state.kind !== 'active') return []
    return [{ rule: 'visible-output', source: 'output', text: 'visible output, or marked', time: lastVisibleAt }]
  }

  bytes(data: Buffer): void {
    const now = Date.now()
    this.#lastOutputAt = now
    const visible = this.#scan(data)
    this.#log.append(data, now)
    if (visible) this.apply({ kind: 'visible-output', at: now })
    this.#announceOutput(now)
  }

  async image(image: PaneImage, why: RecoveryReason): Promise<void> {
    this.#log.size(image.cols, image.rows)
    if (this.#log.end === 0) {
      const data = paint(image)
      this.#scan(data)
      this.#log.recovered(data, why)
    } else {
      await this.#log.flushed()
      const logged = await loggedTail(this.#options.directory, image.cols, image.rows)
      const { data, joined } = continueLog(image, logged)
      if (!joined) this.#log.gap(null, why)
      this.#scan(data)
      this.#log.recovered(data, why)
      if (data.length > 0) this.tell('recovered', { bytes: data.length, why, joined })
    }
    this.apply({ kind: 'connected', at: Date.now() })
  }

  async follows(data: Buffer, image: PaneImage): Promise<boolean> {
    await this.#log.flushed()
    const tail = await loggedTail(this.#options.directory, image.cols, image.rows)
    return !hasHole(image, tail.lines, await tail.linesWith(data))
  }

  /** Takes one event of life and does what follows from it. */
  apply(event: LifeEvent): void {
    const { life, actions } = step(this.#life, event)
    this.#life = life
    for (const action of actions) {
      switch (action.kind) {
        case 'arm-timer':
          this.#arm(action.at)
          break
        case 'disarm-timer':
          clearTimeout(this.#timer)
          break
        case 'announce':
          this.#announceState(action.from)
          break
      }
    }
  }

  /** Takes over where a snapshot shows the pane. */
  place(row: PaneRow): void {
    this.#log.size(row.cols, row.rows)
    const { windowName: window, sessionName: session, pid } = row
    const known = this.#record
    if (known.window === window && known.session === session && known.pid === pid) return
    this.#record = { ...known, window, session, pid }
    this.tell('moved', { window, session })
    this.#save()
    this.#options.onChange()
  }

  rename(name: string): void {
    const before = this.#record.name
    this.#record = { ...this.#record, name }
    this.tell('renamed', { from: before })
    this.#save()
    this.#options.onChange()
  }

  /** Tells an event after the log that it speaks of is on disk. */
  tell(type: string, fields: Readonly<Record<string, unknown>>): void {
    this.#then(async () => {
      await this.#log.flushed()
      this.#events.append(this.#options.hub.publish(this.id, this.name, type, fields))
    })
  }

  /** Ends the run by a final event and closes its log. */
  async finish(event: LifeEvent): Promise<void> {
    if (isFinal(this.#life.state)) return
    const quiet = this.#lastOutputAt === undefined || event.at - this.#lastOutputAt >= SETTLED_MS
    const endConfirmed = quiet || event.kind === 'unmarked'
    this.#record = { ...this.#record, endConfirmed }
    this.apply(event)
    this.#then(async () => this.#log.finish(endConfirmed))
    await this.close()
  }

  /** Writes everything and lets go of the files without ending the run. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#work
    await this.#log.close()
    await this.#events.flushed()
  }

  #scan(data: Buffer): boolean {
    const start = this.#log.end
    const { visible, alternateChanges } = this.#scanner.push(data)
    for (const change of alternateChanges) this.#log.alternate(start + change.offset, change.on)
    return visible
  }

  #arm(at: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.apply({ kind: 'silence-timer', at: Date.now() }), Math.max(0, at - Date.now()))
  }

  #announceState(from: RunnerState): void {
    const { kind: state, ...details } = this.#life.state
    this.tell('state', { state, from: from.kind, ...details })
    this.#save()
    this.#options.onChange()
  }

  #announceOutput(now: number): void {
    if (this.#outputEventPending || !this.#options.hub.listened) return
    this.#outputEventPending = true
    const publish = (): void =>
      this.#then(async () => {
        await this.#log.flushed()
        this.#outputEventPending = false
        this.#outputEventDue = Date.now() + OUTPUT_EVENT_MS
        this.#options.hub.publish(this.id, this.name, 'output', { at: this.#log.end })
      })
    if (now >= this.#outputEventDue) publish()
    else setTimeout(publish, this.#outputEventDue - now).unref()
  }

  #save(): void {
    this.#then(async () => writeRecord(this.#options.directory, this.record))
  }

  #then(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#options.onBug(error))
  }
}
