import { join } from 'node:path'
import { PatternSearch } from '../../base/pattern.ts'
import { moment, momentAt, type Moment } from '../../base/clock.ts'
import { sha256 } from '../../base/sha256.ts'
import type { PaneId } from '../../protocol/ids.ts'
import type { LostBytes } from '../../logs/live-file.ts'
import { LIVE_FILE } from '../../logs/log-parts.ts'
import type { Loss } from '../../logs/loss.ts'
import type { RecoveryReason, RunLog } from '../../logs/run-log.ts'
import { isFinal, type RunnerState } from '../../runner/state.ts'
import { addTime } from '../../runner/state-times.ts'
import { newLife, step, type LifeEvent, type RunnerLife } from '../../runner/step.ts'
import type { Anchor } from '../../terminal/anchor.ts'
import { EndMark } from '../../terminal/end-mark.ts'
import type { PaneImage } from '../../terminal/pane-image.ts'
import type { Passage } from '../../terminal/seam.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { ControllerEvent, EventHub } from '../event-hub.ts'
import { HookEars } from '../agents/hook-ears.ts'
import type { HookReport } from '../agents/hook-report.ts'
import { LoggedOutput } from '../runs/logged-output.ts'
import { Observer, type Observed, type ObserverOptions, type Recognised } from '../agents/observer.ts'
import type { LogFigures } from '../figures/metrics.ts'
import { RunFiles, type DiskTrouble, type RunFilesOptions } from '../runs/run-files.ts'
import { SizePlace } from '../runs/size-place.ts'
import { positionAt, sourceAt, withoutPosition, type SourcePosition } from '../../records/run-source.ts'
import { timeLimit, type RunnerRecord } from '../../records/runner-file.ts'
import { SessionMemory } from '../agents/session-memory.ts'
import type { Dropped, FedBy, SourceSink } from '../sources/source.ts'
import { exists, isProcess, isRunning } from '../../host/process-state.ts'
import { frontGroup, isShellAtPrompt } from '../../host/shell.ts'
import { listen, stopListening } from '../../records/listener.ts'

/** `output` events of one runner are not sent closer together than this. */
const OUTPUT_EVENT_MS = 50
/** How often it is seen whether the program still runs. */
const CHECK_MS = 100
/** How long after output it is seen whether a found agent still runs. */
const AGENT_END_MS = 200
/** A longer timer of Node.js fires at once; the silence is looked at then and waited for anew. */
const MAX_TIMER_MS = 2 ** 31 - 1

export interface TrackedRunnerOptions extends Pick<
  RunFilesOptions,
  'directory' | 'isNew' | 'isRestarted' | 'settings' | 'onRotated'
> {
  readonly record: RunnerRecord
  /** It was given a prompt, and it can be seen whether it works. */
  readonly isPrompted: boolean
  readonly hub: EventHub
  /** The state, name or place has changed: the status line may look different. */
  readonly onChange: () => void
  /** The state has become another one, and the log that led to it is on disk. */
  readonly onState: (change: Omit<StateChange, 'runner'>) => void
  /** The disk refuses a file of it, or takes all of them again (undefined). */
  readonly onTrouble: (trouble: DiskTrouble | undefined) => void
  /** The run had ended before all of it could be written, and now it is. */
  readonly onSettled: () => void
  readonly onBug: (error: unknown) => void
  /** What its state is read from besides its bytes. */
  readonly eyes: Pick<ObserverOptions, 'rules' | 'readPane'> & {
    readonly recognise: (pid: number) => ReturnType<ObserverOptions['recognise']>
    readonly showing: (pid: number) => ReturnType<ObserverOptions['showing']>
  }
  /** Its agent was recognised. */
  readonly onAgent: (agent: string) => void
  /** The agent has ended for which its pane was marked by itself. */
  readonly onAgentEnd: () => void
  /** Output comes although the program has ended. */
  readonly onGone: () => void
  /** The command that was started has ended, in these words of its wrapper, and all of its output was delivered. */
  readonly onCommandEnd: (word: string) => void
  /** Where the pane's cursor is, by the bytes delivered until it resolves; undefined when nobody can tell. */
  readonly position: () => Promise<Anchor | undefined>
  /** Resolves when what the pane has written until now was delivered, as far as that can be. Never rejects. */
  readonly catchUp: () => Promise<void>
}

/** A runner has come into another state. */
export interface StateChange {
  readonly event: ControllerEvent
  readonly state: RunnerState
  /** False when an earlier controller has seen and told the same. */
  readonly isNews: boolean
  readonly runner: TrackedRunner
}

/** One runner at work: joins its bytes, its log, its life and its events. */
export class TrackedRunner implements SourceSink {
  readonly #options: TrackedRunnerOptions
  readonly #files: RunFiles
  readonly #log: RunLog
  readonly #output: LoggedOutput
  readonly #observer: Observer
  readonly #ears: HookEars
  readonly #sizePlace = new SizePlace()
  /** When it was last seen whether the program runs, on the steady clock. */
  #checkedMs = 0
  /** Where output begins that was not that of the program. */
  #otherFrom: number | undefined
  #record: RunnerRecord
  #life: RunnerLife
  /** What follows the log as it was when it was opened, until anything else is kept. */
  #position: SourcePosition | undefined
  /** What was last said to feed it. */
  #fedBy: FedBy | undefined
  #timer: NodeJS.Timeout | undefined
  #agentTimer: NodeJS.Timeout | undefined
  #lastOutputAt: Moment | undefined
  /** On the steady clock. */
  #outputEventDueMs = 0
  #outputEventPending = false
  readonly #endMark: EndMark | undefined
  /** Resolves when the run has ended. */
  readonly over: Promise<void>
  #end: () => void = () => undefined
  #isClosed = false
  /** Name of the program in the foreground, as it was last seen. */
  #command: string | undefined
  /** It has shown something that may have gone before it could be read. */
  #hasMissed = false
  /** Whether the log has everything that the program wrote; undefined as long as nothing has shown it. */
  #endConfirmed: boolean | undefined
  /** Writes and events happen in this order, one after the other. */
  #work: Promise<void> = Promise.resolve()

  /** Opens the runner's files, or goes on with them. Throws a Failure `cannot-create` or `permission-denied`. */
  static async open(options: TrackedRunnerOptions): Promise<TrackedRunner> {
    let runner: TrackedRunner | undefined
    const files = await RunFiles.open({
      ...options,
      record: () => runner?.record ?? options.record,
      onTrouble: (trouble) => {
        if (runner !== undefined) runner.#trouble(trouble)
      },
      onLost: (lost) => {
        if (runner !== undefined) runner.#lost(lost)
      },
    })
    runner = new TrackedRunner(options, files)
    return runner
  }

  private constructor(options: TrackedRunnerOptions, files: RunFiles) {
    this.#options = options
    this.#files = files
    this.#log = files.log
    this.#record = options.record
    const { directory, eyes, position } = options
    this.#output = new LoggedOutput({ log: files.log, directory, position })
    const sessions = new SessionMemory(directory)
    this.#observer = new Observer(
      {
        ...eyes,
        openLine: () => this.#output.openLine,
        tell: patternOf(options.record.tell),
        mayAsk: () => options.record.started !== undefined || !isShellAtPrompt(this.pid),
        recognise: async () => this.findAgent(),
        front: () => frontGroup(this.pid),
        showing: async () => eyes.showing(this.pid),
        onSession: (agent, session) => sessions.isIn({ agent, session }),
        onRecognised: ({ agent }) => this.#becomes(agent),
        onLeft: () => {
          const { agentGiven, started } = this.#record
          const isShell = agentGiven === undefined && started === undefined
          if (this.agentHasEnded) this.#options.onAgentEnd()
          else if (isShell) this.#becomes('command')
          return isShell
        },
        onVerdict: (verdict, at) => {
          const firm = verdict?.won.source !== 'screen'
          this.apply({ kind: 'judged', at, claim: verdict?.won.claim, firm })
        },
      },
      options.record.agent,
    )
    this.#ears = new HookEars({
      sessions,
      agent: () => this.#record.agent,
      tell: (type, fields) => this.tell(type, fields),
      told: (evidence) => this.#observer.told('hook', evidence),
    })
    files.log.agent(options.record.agent)
    this.#position = positionAt(options.record.source, files.log.end)
    this.#fedBy = options.record.source?.kind
    this.over = new Promise((resolve) => {
      this.#end = resolve
    })
    const { started } = options.record
    this.#endMark = started && new EndMark((secret) => sha256(secret) === started.endDigest)
    const at = moment()
    const { lastReadMs } = files.log
    this.#lastOutputAt = lastReadMs === 0 || options.isRestarted ? undefined : momentAt(lastReadMs, at)
    const life = newLife(
      at,
      {
        idleAfterMs: options.record.idleAfterMs,
        stuckAfterMs: options.settings.stuckAfterMs,
        prompted: options.isPrompted ? 'connects' : undefined,
      },
      options.isNew ? undefined : options.record.state,
      this.#lastOutputAt,
    )
    this.#life = isFinal(options.record.state) ? { ...life, state: options.record.state } : life
  }

  get record(): RunnerRecord {
    const lastLine = this.#said ?? (this.#output.lastLine || this.#record.lastLine)
    return { ...this.#record, state: this.#life.state, lastLine }
  }

  /** What it asks somebody while it waits, or what its answer ends with while it is done; undefined when nobody can tell. */
  get #said(): string | undefined {
    const { verdict } = this.observed
    const all = verdict === undefined ? [] : [verdict.won, ...verdict.others]
    return all.find(({ claim, said }) => said !== undefined && claim.says === this.#life.state.kind)?.said
  }

  get id(): string {
    return this.#record.id
  }

  get name(): string {
    return this.#record.name
  }

  get pane(): PaneId {
    return this.#record.pane
  }

  /** Process id of the pane's program. */
  get pid(): number {
    return this.#record.pid
  }

  /** True when we have started its command, under our wrapper; `pid` is then the wrapper's. */
  get isStarted(): boolean {
    return this.#record.started !== undefined
  }

  /** True when nobody has marked its pane, and it ends with the agent that was found in it. */
  get isFound(): boolean {
    return this.#record.found !== undefined
  }

  /** True when the agent that was found in its pane has ended, and the pane goes on. */
  get agentHasEnded(): boolean {
    const { found, pid } = this.#record
    return found !== undefined && !isProcess(found.process) && isRunning(pid)
  }

  /** A person wants it from now on: it stays when its agent ends. */
  keep(): void {
    if (!this.isFound) return
    const { found: _, ...record } = this.#record
    this.#record = record
    this.#save()
  }

  /** When its time is over, in milliseconds since the epoch; undefined when it has as much as it wants. */
  get endsAt(): number | undefined {
    return timeLimit(this.#record)
  }

  /** True when its output has come to the mark with which the wrapper ends it. */
  get hasSaidAll(): boolean {
    return this.#endMark?.word !== undefined
  }

  get state(): RunnerState {
    return this.#life.state
  }

  /** True while a person has its pane in front. */
  get inView(): boolean {
    return this.#life.inView === true
  }

  get logFile(): string {
    return join(this.#options.directory, LIVE_FILE)
  }

  /** What its log has. */
  get figures(): LogFigures {
    const { end: bytes, lines, recoveredBytes, losses } = this.#log
    return { bytes, lines, recoveredBytes, losses, lastOutputAt: this.#lastOutputAt?.wallMs }
  }

  /** What was seen that speaks for its state now. */
  get evidence(): readonly { rule: string; source: string; text: string; time: number }[] {
    const { state, lastVisibleAt, idleAfterMs } = this.#life
    const { verdict } = this.observed
    if (verdict !== undefined && !isFinal(state)) {
      return [verdict.won, ...verdict.others].map(({ rule, source, text, at }) => {
        return { rule, source, text, time: at.wallMs }
      })
    }
    if (state.kind === 'idle') {
      return [
        { rule: 'silence', source: 'silence', text: `no visible output for ${idleAfterMs} ms`, time: state.since },
      ]
    }
    if (state.kind !== 'active') return []
    return [{ rule: 'visible-output', source: 'output', text: 'visible output, or marked', time: lastVisibleAt.wallMs }]
  }

  /** When it last wrote something visible, and after how much silence it would be idle. */
  get silence(): { readonly lastVisibleAt: Moment; readonly idleAfterMs: number } {
    return this.#life
  }

  /** What was last seen of its agent. */
  get observed(): Observed {
    return this.#observer.observed
  }

  /** Looks which agent it runs and what it shows, now that its output arrives. */
  observe(): void {
    this.#observer.begin()
  }

  /** Looks which agent it runs now: nothing else than what a person has said it is. */
  async findAgent(): Promise<Recognised | undefined> {
    const { agent, agentGiven } = this.#record
    const found = await this.#options.eyes.recognise(this.pid)
    return agentGiven === undefined || found?.agent === agent ? found : undefined
  }

  /** Takes in what a hook of its agent says. */
  hooked(report: HookReport): void {
    this.#ears.heard(report)
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

  #take(data: Buffer): void {
    if (data.length === 0) return
    const at = moment()
    this.#lastOutputAt = at
    this.#sizePlace.bytesCame(this.#log.end, at.steadyMs)
    this.#checkProgram(at.steadyMs)
    this.#checkAgentSoon()
    const scan = this.#output.append(data, at)
    this.#observer.saw(data, scan, at)
    this.#output.noteScreen(() => this.#observer.painting())
    if (scan.visible) this.apply({ kind: 'visible-output', at })
    this.#announceOutput(at.steadyMs)
  }

  /** tmux says nothing of a respawn: output that comes although the program has ended is that of another one. */
  #checkProgram(nowMs: number): void {
    if (nowMs - this.#checkedMs < CHECK_MS) return
    this.#checkedMs = nowMs
    // tmux collects its children at once.
    if (exists(this.pid)) return
    this.#otherFrom ??= this.#log.end
    this.#options.onGone()
  }

  /** What is written last is often the prompt of a shell to which the agent has given way. */
  #checkAgentSoon(): void {
    if (!this.isFound || this.#isClosed) return
    this.#agentTimer ??= setTimeout(() => {
      this.#agentTimer = undefined
      if (this.agentHasEnded) this.#options.onAgentEnd()
    }, AGENT_END_MS)
  }

  missing(loss: Loss, why: string): void {
    this.#observer.missed()
    this.#log.gap(loss, why)
  }

  cut(): void {
    this.#endConfirmed = false
  }

  async image(image: PaneImage, why: RecoveryReason, dropped: Dropped): Promise<void> {
    this.#log.size(image.cols, image.rows)
    this.#observer.missed()
    // What it still has comes with its end, without tmux's own words.
    if (image.isDead) return this.resumed()
    await this.#log.flushed()
    const from = this.#log.end
    const begun = from > 0
    const { bytes, joined, visible } = await this.#output.fillFrom(image, why, dropped)
    // Only now: to a log that ends in a gap nothing could be joined.
    if (this.#hasMissed) this.#log.gap({ loss: 'perhaps' }, 'its pipe was not ours', from)
    this.#hasMissed = false
    // Only a pane that writes is paused; what a later controller finds was written while there was none.
    if (visible && why !== 'adopted') this.apply({ kind: 'visible-output', at: moment() })
    if (begun && bytes > 0) this.tell('recovered', { bytes, why, joined })
    this.resumed()
  }

  async passage(data: Buffer, image: PaneImage): Promise<Passage> {
    return this.#output.passage(data, image)
  }

  fedBy(source: FedBy): void {
    this.#listen(source !== 'look')
    if (this.#fedBy === source) return
    this.#fedBy = source
    // Between the two it may have shown something else.
    this.#observer.missed()
    if (this.#record.source?.kind !== source) this.#record = { ...this.#record, source: { kind: source } }
    this.#save()
  }

  seen(): void {
    this.#checkAgentSoon()
    const at = moment()
    this.#hasMissed = true
    this.apply({ kind: 'visible-output', at })
    this.#observer.changed()
  }

  resumed(): void {
    this.apply({ kind: 'connected', at: moment() })
  }

  async flushed(): Promise<void> {
    await this.#log.flushed()
  }

  get isAwaited(): boolean {
    return this.#life.state.kind !== 'active' || this.#options.hub.listened
  }

  get unwritten(): number {
    return this.#log.end - this.#log.written
  }

  get position(): SourcePosition | undefined {
    return this.#position
  }

  async keepPosition(position: SourcePosition | undefined): Promise<void> {
    this.#position = undefined
    await this.#log.flushed()
    const { source: before, ...record } = this.#record
    const source = position === undefined ? before && withoutPosition(before) : sourceAt(position, this.#log.end)
    this.#record = source === undefined ? record : { ...record, source }
    this.#save()
    await this.#work
    await this.#files.record.flushed()
  }

  /** Takes one event of life and does what follows from it. */
  apply(event: LifeEvent): void {
    const { life, actions } = step(this.#life, event)
    this.#life = life
    for (const action of actions) {
      switch (action.kind) {
        case 'arm-timer':
          this.#arm(action.inMs)
          break
        case 'disarm-timer':
          clearTimeout(this.#timer)
          break
        case 'catch-up':
          void this.#options.catchUp().then(() => this.apply({ kind: 'caught-up', at: moment() }))
          break
        case 'announce':
          this.#announceState(action.from)
          break
      }
    }
  }

  mayResize(): void {
    this.#sizePlace.mayHaveChanged(this.#log.end, moment().steadyMs)
  }

  /** A line of input was typed into it and ended. */
  answered(): void {
    this.#observer.answered()
  }

  /** Takes over where a snapshot shows the pane, which was asked for at `askedMs` on the steady clock. */
  place(row: PaneRow, askedMs: number): void {
    this.#log.traits(row.traits)
    this.#observer.placed(row)
    this.#log.size(row.cols, row.rows, this.#sizePlace.placeOf(this.#log.end, askedMs))
    const { windowName: window, sessionName: session, pid, command } = row
    const known = this.#record
    // Between the mark and the first snapshot it may have been another one, too.
    if (pid !== known.pid || command !== this.#command) this.#observer.mayHaveChanged()
    this.#command = command
    if (pid !== known.pid) {
      this.#log.respawned(this.#otherFrom)
      this.#otherFrom = undefined
    }
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

  /** The session that was opened for it is called so now. */
  callSession(session: string): void {
    const { started } = this.#record
    if (started === undefined) return
    this.#record = { ...this.#record, started: { ...started, session } }
    this.#save()
  }

  /** Tells an event after the log that it speaks of is on disk, or the disk does not take it. */
  tell(type: string, fields: Readonly<Record<string, unknown>>, onTold?: (event: ControllerEvent) => void): void {
    this.#then(async () => {
      await this.#log.flushed()
      const event = this.#options.hub.publish(this.id, this.name, type, fields)
      this.#files.events.append(event)
      onTold?.(event)
    })
  }

  /**
   * Adds what a dead pane still shows of the last output and the log does not have: tmux drops what is queued for us when
   * a program ends. That need not be all of it: tmux may close a terminal before it has read the last of it (seen up to
   * 3.8; it waits for what FIONREAD tells, and a kernel holds more).
   */
  async completeWith(image: PaneImage): Promise<void> {
    const { bytes, joined } = await this.#output.completeFrom(image)
    if (bytes > 0) this.tell('recovered', { bytes, why: 'ended', joined })
  }

  /** Ends the run by a final event. Its files are closed when all is written, which a full disk delays: see `isClosed`. */
  async finish(event: LifeEvent): Promise<void> {
    if (isFinal(this.#life.state)) return
    if (this.#endMark !== undefined) this.#take(this.#endMark.rest())
    // Who is told of the end finds the whole log on disk.
    await this.#log.flushed()
    if (isFinal(this.#life.state)) return
    const endConfirmed = this.#endConfirmed ?? (event.kind === 'unmarked' || event.kind === 'agent-ended')
    this.#record = { ...this.#record, endConfirmed }
    this.apply(event)
    this.#listen(false)
    this.#then(async () => this.#log.finish(endConfirmed))
    await this.#work
    await this.#files.flushed()
    if (this.#files.areWritable) await this.close()
  }

  /** Its server is gone: what ends it now is that. */
  serverGone(): void {
    this.#record = { ...this.#record, endedWithServer: true }
  }

  /** Writes what the disk takes and lets go of the files without ending the run. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    clearTimeout(this.#agentTimer)
    this.#observer.close()
    this.#ears.close()
    this.#listen(false)
    this.#isClosed = true
    await this.#work
    await this.#files.close()
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Says to the wrapper of its command whether the mark with which that ends can come here. */
  #listen(hears: boolean): void {
    if (!this.isStarted || this.#isClosed) return
    if (hears) listen(this.#options.directory)
    else stopListening(this.#options.directory)
  }

  /** With the log, the record may be gone too. */
  #lost({ from, to, why }: LostBytes): void {
    this.tell('gap', { at: to, bytes: to - from, why })
    this.#save()
  }

  #trouble(trouble: DiskTrouble | undefined): void {
    if (trouble === undefined) this.tell('log-resumed', {})
    else this.tell('log-trouble', { ...trouble })
    this.#options.onTrouble(trouble)
    if (trouble !== undefined || this.#isClosed || !isFinal(this.#life.state)) return
    this.close().then(this.#options.onSettled, this.#options.onBug)
  }

  #becomes(agent: string): void {
    this.#log.agent(agent)
    if (agent === this.#record.agent) return
    this.#record = { ...this.#record, agent }
    this.tell('recognised', { agent })
    this.#save()
    this.#options.onAgent(agent)
    this.#options.onChange()
  }

  #arm(inMs: number): void {
    clearTimeout(this.#timer)
    if (this.#isClosed) return
    const wait = Math.min(Math.max(0, inMs), MAX_TIMER_MS)
    this.#timer = setTimeout(() => this.apply({ kind: 'silence-timer', at: moment() }), wait)
  }

  #announceState(from: RunnerState): void {
    const now = this.#life.state
    const { kind: state, ...details } = now
    this.#record = { ...this.#record, times: addTime(this.#record.times ?? {}, from, now) }
    const isOver = isFinal(now)
    const rule = isOver ? undefined : this.observed.verdict?.won.rule
    const isNews = now !== this.#options.record.state
    this.tell('state', { state, from: from.kind, ...details, rule }, (event) =>
      this.#options.onState({ event, state: now, isNews }),
    )
    if (isOver) this.#end()
    this.#save()
    this.#options.onChange()
  }

  #announceOutput(nowMs: number): void {
    if (this.#outputEventPending || !this.#options.hub.listened) return
    this.#outputEventPending = true
    const publish = (): void =>
      this.#then(async () => {
        await this.#log.flushed()
        this.#outputEventPending = false
        this.#outputEventDueMs = performance.now() + OUTPUT_EVENT_MS
        this.#options.hub.publish(this.id, this.name, 'output', { at: this.#log.end })
      })
    if (nowMs >= this.#outputEventDueMs) publish()
    else setTimeout(publish, this.#outputEventDueMs - nowMs).unref()
  }

  #save(): void {
    this.#then(async () => this.#files.record.save())
  }

  #then(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#options.onBug(error))
  }
}

/** What was checked when it was given; nothing where somebody has written something else into the record since. */
function patternOf(source: string | undefined): PatternSearch | undefined {
  try {
    return source === undefined ? undefined : new PatternSearch(source)
  } catch {
    return undefined
  }
}
