import { moment, type Moment } from '../../base/clock.ts'
import type { Evidence, EvidenceSource } from '../../runner/evidence.ts'
import { Gatherer, type PaneView as Shown } from '../../runner/gatherer.ts'
import type { Verdict } from '../../runner/verdict.ts'
import type { Scan } from '../../terminal/scanner.ts'
import { isProcess, isSuspended, pidOf } from '../../host/process-state.ts'
import type { PaneShape } from './drawn-screen.ts'
import { DialogWatch } from './dialog-watch.ts'
import type { Observed, ObserverOptions } from './observer-options.ts'
import { questionOf, showingOf } from './program-evidence.ts'
import { QuestionWatch } from './question-watch.ts'
import { RecognisePace } from './recognise-pace.ts'
import { ScreenPace } from './screen-pace.ts'
import { ScreenReader } from './screen-reader.ts'
import { SeekPace } from './seek-pace.ts'
import { SessionWatch } from './session-watch.ts'
import { ShowWatch } from './show-watch.ts'

/** A progress bar that is not renewed for this long is forgotten, as terminals do. */
const PROGRESS_MS = 15_000
/** Output of a shell within this time after the end of its agent is its prompt, and no work. */
const PROMPT_MS = 2000

/** Observes one runner: gathers the evidence from its output, its screen and its process. */
export class Observer {
  readonly dialogs: DialogWatch
  readonly #options: ObserverOptions
  readonly #pace = new ScreenPace(async (isSettled) => this.#look(isSettled))
  readonly #screen: ScreenReader
  readonly #session: SessionWatch
  readonly #question: QuestionWatch
  readonly #shows: ShowWatch
  #gatherer: Gatherer
  #process: string | undefined
  #toldGone = false
  /** When the agent's process was found gone, on the steady clock. */
  #goneMs = 0
  #hasLeft = false
  readonly #seek = new SeekPace(() => this.#pace.changed(performance.now(), false))
  readonly #again = new RecognisePace(() => void this.#recognise())
  #told: Verdict | undefined
  /** True when the screen that is read has settled. */
  #isSettled = false
  /** When a whole screen was read last, on the steady clock. */
  #readMs = Number.NEGATIVE_INFINITY
  #bellAt: Moment | undefined
  #progressTimer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(options: ObserverOptions, agent: string) {
    this.#options = options
    this.#session = new SessionWatch({
      onEvidence: (evidence) => this.told('session-file', evidence),
      onSession: options.onSession,
    })
    this.#question = new QuestionWatch({
      ...options,
      onQuestion: (text, isTold) => this.told('line', text === undefined ? undefined : questionOf(text, isTold)),
    })
    this.#shows = new ShowWatch(options.front, options.showing, (program) => {
      this.told('program', program === undefined || this.#hasRules ? undefined : showingOf(program))
    })
    this.dialogs = new DialogWatch(options.dialogs, options.onDialog)
    this.#gatherer = new Gatherer(options.rules(agent))
    this.#screen = new ScreenReader({
      ask: options.readPane,
      isOld: (rows) => this.#gatherer.expects(rows, this.#isSettled),
      onDue: () => this.#pace.changed(performance.now(), false),
    })
  }

  get observed(): Observed {
    const { verdict, title, screen, rules, words } = this.#gatherer
    return { verdict, title, screen, rules, words, readMs: this.#readMs, process: this.#process, bellAt: this.#bellAt }
  }

  /** Looks at the pane as it is before any output has come. `asked`: the question that it was known to wait with. */
  begin(asked: string | undefined): void {
    void this.#recognise().then(() => {
      if (this.#hasRules) return this.#pace.changed(performance.now(), false)
      this.#shows.wrote()
      if (asked === undefined) this.#question.wrote(Buffer.alloc(0))
      else this.#question.goesOn(asked)
    })
  }

  /** Takes in a piece of output, and what its scan has found. */
  saw(data: Buffer, { redrawn, title, bells, signals, alternateChanges }: Scan, at: Moment): void {
    if (this.#hasRules) this.#screen.wrote(data, at.steadyMs)
    // The screen behind the alternate one is unknown: tmux is asked.
    if (alternateChanges.length > 0) this.#screen.doubt()
    if (bells > 0) this.#bellAt = at
    const isNewTitle = title !== undefined && title !== this.#gatherer.title
    const means = isNewTitle && this.#gatherer.titled(title, at)
    if (isNewTitle) this.#tell()
    // Each one is reported by itself: an agent that is at work and then idle within one piece of output is done.
    for (const signal of signals) {
      this.#gatherer.signalled(signal, at)
      this.#tell()
      if (signal.kind === 'progress') this.#watchProgress(signal.state === 'running')
    }
    if (!this.#hasRules) {
      if (redrawn) {
        this.#question.wrote(data)
        this.#shows.wrote()
      }
      if (isNewTitle || signals.length > 0 || alternateChanges.length > 0) this.#recogniseSoon()
    } else if (means) this.#pace.changed(at.steadyMs, false)
    else if (redrawn) this.#pace.changed(at.steadyMs, this.#gatherer.isStated)
  }

  /** As `ScreenReader.painting`. */
  painting(): string | undefined {
    return this.#screen.painting()
  }

  /** Takes in how the pane draws from now on. */
  placed(shape: PaneShape): void {
    this.#screen.placed(shape)
  }

  /** To be called when output was missed that has changed the pane: the screen has to be read. */
  missed(): void {
    this.#screen.doubt()
    if (this.#hasRules) this.#pace.changed(performance.now(), false)
  }

  /** Takes in that the pane shows something else than before. */
  changed(): void {
    if (this.#hasRules) this.missed()
    else this.#recogniseSoon()
  }

  /** Takes in evidence of another source, such as a hook of the agent; undefined: that source has none any more. */
  told(source: EvidenceSource, evidence: Evidence | undefined): void {
    this.#gatherer.told(source, evidence)
    if (this.#gatherer.isCurious) this.#pace.changed(performance.now(), false)
    this.#tell()
  }

  /** The pane may run another agent than before. */
  mayHaveChanged(): void {
    this.#recogniseSoon()
  }

  /** A line of input was ended: the question is answered, even if the screen does not show it. */
  answered(): void {
    this.#question.close()
  }

  close(): void {
    this.#isClosed = true
    this.#pace.close()
    this.#screen.close()
    this.#session.close()
    this.#question.close()
    this.#shows.close()
    this.#seek.close()
    this.#again.close()
    clearTimeout(this.#progressTimer)
  }

  get #hasRules(): boolean {
    return this.#gatherer.rules !== undefined
  }

  /** True when the agent's process was seen and has ended, or was suspended behind a shell. */
  get #isGone(): boolean {
    return this.#process !== undefined && (!isProcess(this.#process) || isSuspended(pidOf(this.#process)))
  }

  /** True when the agent's process has to be looked for now. */
  #seeks(nowMs: number): boolean {
    return this.#process === undefined ? this.#seek.isDue(nowMs) : this.#isGone
  }

  #watchProgress(runs: boolean): void {
    clearTimeout(this.#progressTimer)
    if (runs && !this.#isClosed) this.#progressTimer = setTimeout(() => this.told('progress', undefined), PROGRESS_MS)
  }

  async #look(isSettled: boolean): Promise<void> {
    this.#isSettled = isSettled
    if (this.#seeks(performance.now())) await this.#recognise()
    this.#session.lookAgain()
    const view = await this.#screen.read(this.#gatherer.title)
    if (this.#isClosed) return
    if (!this.#isGone) this.#shown(view, isSettled)
    else if (!this.#toldGone) this.#gone()
    // Later output is that of another program.
    else if (performance.now() - this.#goneMs > PROMPT_MS) this.#leave()
    this.#toldGone = this.#isGone
    // The output may be that of another agent, while this one is suspended.
    if (this.#hasRules && !this.#gatherer.isKnown) this.#recogniseSoon()
    if (this.#gatherer.isCurious) this.#pace.changed(performance.now(), false)
    this.#tell()
    this.dialogs.tell()
  }

  #shown(view: Shown | undefined, isSettled: boolean): void {
    const at = moment()
    this.#gatherer.looked(view, at, isSettled)
    if (view === undefined) return
    if (isSettled) this.#readMs = at.steadyMs
    this.dialogs.shows(this.#gatherer.dialog, at)
  }

  /** The agent's process has ended, or was suspended. */
  #gone(): void {
    const hasEnded = this.#process !== undefined && !isProcess(this.#process)
    this.#gatherer.gone(moment(), hasEnded ? 'has ended' : 'is suspended')
    this.#goneMs = performance.now()
    this.#hasLeft = this.#options.onLeft()
  }

  /** Forgets the agent: its evidence does not apply to the programs that come after it. */
  #leave(): void {
    if (!this.#hasLeft) return this.#gatherer.forget()
    this.#process = undefined
    this.#screen.doubt()
    this.#session.follow('', [])
    // The title is dropped, too, so that it counts as new when the agent comes again.
    this.#gatherer = new Gatherer(undefined)
    this.#question.wrote(Buffer.alloc(0))
  }

  #recogniseSoon(): void {
    this.#again.ask(() => !this.#hasRules)
  }

  async #recognise(): Promise<void> {
    const found = await this.#options.recognise()
    if (found === undefined || this.#isClosed) return
    const rules = this.#options.rules(found.agent)
    const { title } = this.#gatherer
    const isSame = rules === this.#gatherer.rules
    if (rules === undefined || (isSame && found.process === this.#process)) return
    // Evidence from before the process was seen belongs to it, too.
    const isFirst = isSame && this.#process === undefined
    this.#process = found.process
    this.#toldGone = false
    this.#screen.doubt()
    if (!isFirst) {
      this.#question.close()
      this.#gatherer = new Gatherer(rules)
    }
    this.#options.onRecognised(found)
    if (!isFirst && title !== undefined) this.#gatherer.titled(title, moment())
    this.#session.follow(found.agent, found.pids)
    this.#tell()
    this.#pace.changed(performance.now(), false)
  }

  #tell(): void {
    const { verdict, dialog } = this.#gatherer
    if (dialog === undefined) this.dialogs.close()
    if (verdict === this.#told || this.#isClosed) return
    // A new verdict needs a fresh reading: an old dialog may still stand there, and the answer may be new.
    const isNew = this.#hasRules && verdict?.won.claim.says !== this.#told?.won.claim.says
    if (isNew || (dialog !== undefined && this.dialogs.open === undefined)) this.#pace.changed(performance.now(), false)
    this.#told = verdict
    this.#options.onVerdict(verdict, moment())
  }
}
