import { moment, type Moment } from '../../base/clock.ts'
import type { PatternSearch } from '../../base/pattern.ts'
import type { Evidence, EvidenceSource } from '../../runner/evidence.ts'
import { Gatherer } from '../../runner/gatherer.ts'
import type { AgentRules, View } from '../../runner/rules.ts'
import type { Verdict } from '../../runner/verdict.ts'
import type { Scan } from '../../terminal/scanner.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import { isProcess } from '../../host/process-state.ts'
import type { PaneShape } from './drawn-screen.ts'
import { questionOf, showingOf } from './program-evidence.ts'
import { QuestionWatch } from './question-watch.ts'
import { RecognisePace } from './recognise-pace.ts'
import { ScreenPace } from './screen-pace.ts'
import { ScreenReader } from './screen-reader.ts'
import { SeekPace } from './seek-pace.ts'
import { SessionWatch } from './session-watch.ts'
import { ShowWatch } from './show-watch.ts'

/** Terminals forget a progress bar that is not renewed; so do we. */
const PROGRESS_MS = 15_000
/** What a shell writes within so long of the end of its agent is its prompt, and no work. */
const PROMPT_MS = 2000

/** Which agent a pane runs, and its process where that can be seen. */
export interface Recognised {
  readonly agent: string
  /** See processMark. */
  readonly process: string | undefined
  /** All processes in the pane. */
  readonly pids: readonly number[]
}

export interface ObserverOptions {
  readonly rules: (agent: string) => AgentRules | undefined
  /** Reads what the pane shows now; undefined when nobody can tell. Never rejects. */
  readonly readPane: () => Promise<PaneView | undefined>
  /** The line that the program has written and not ended; empty when there is none. */
  readonly openLine: () => string
  /** What a person has said that the program says when it waits for somebody. */
  readonly tell: PatternSearch | undefined
  /** False while only a person types, at the prompt of a shell. */
  readonly mayAsk: () => boolean
  /** The process group in front of the pane's terminal; undefined when nobody can tell. */
  readonly front: () => number | undefined
  /** Names the program in front that only shows something; undefined when there is none such. Never rejects. */
  readonly showing: () => Promise<string | undefined>
  /** Looks up which agent the pane runs now. Never rejects. */
  readonly recognise: () => Promise<Recognised | undefined>
  /** The agent, or its process, is another one than before. */
  readonly onRecognised: (found: Recognised) => void
  /** The process of the agent has gone; returns whether the pane counts as one without an agent from now on. */
  readonly onLeft: () => boolean
  /** The agent has noted in its files which session it is in. */
  readonly onSession: (agent: string, session: string) => void
  /** The evidence says something else than before. */
  readonly onVerdict: (verdict: Verdict | undefined, at: Moment) => void
}

/** What was last seen, for a person who asks why. */
export interface Observed {
  readonly verdict: Verdict | undefined
  readonly title: string | undefined
  readonly process: string | undefined
  readonly screen: View
  readonly bellAt: Moment | undefined
  readonly rules: AgentRules | undefined
}

/** The eyes on one runner: has the evidence gathered from its output, its screen and its process, when there is some. */
export class Observer {
  readonly #options: ObserverOptions
  readonly #pace = new ScreenPace(async (isSettled) => this.#look(isSettled))
  readonly #screen: ScreenReader
  readonly #session: SessionWatch
  readonly #question: QuestionWatch
  readonly #shows: ShowWatch
  #gatherer: Gatherer
  #process: string | undefined
  #toldGone = false
  /** On the steady clock. */
  #goneMs = 0
  #hasLeft = false
  readonly #seek = new SeekPace(() => this.#pace.changed(performance.now(), false))
  readonly #again = new RecognisePace(() => void this.#recognise())
  #told: Verdict | undefined
  /** Whether the screen that is read has settled. */
  #isSettled = false
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
      onQuestion: (text) => this.told('line', text === undefined ? undefined : questionOf(text)),
    })
    this.#shows = new ShowWatch(options.front, options.showing, (program) => {
      this.told('program', program === undefined || this.#hasRules ? undefined : showingOf(program))
    })
    this.#gatherer = new Gatherer(options.rules(agent))
    this.#screen = new ScreenReader({
      ask: options.readPane,
      isOld: (rows) => this.#gatherer.expects(rows, this.#isSettled),
      onDue: () => this.#pace.changed(performance.now(), false),
    })
  }

  get observed(): Observed {
    const { verdict, title, screen, rules } = this.#gatherer
    return { verdict, title, screen, rules, process: this.#process, bellAt: this.#bellAt }
  }

  /** Looks at the pane as it is, before anything has come from it. */
  begin(): void {
    void this.#recognise().then(() => {
      if (this.#hasRules) this.#pace.changed(performance.now(), false)
      else this.#shows.wrote()
    })
  }

  /** Takes in a piece of output, and what it says. */
  saw(data: Buffer, { redrawn, title, bells, signals, alternateChanges }: Scan, at: Moment): void {
    if (this.#hasRules) this.#screen.wrote(data, at.steadyMs)
    // What is behind the alternate screen was not read.
    if (alternateChanges.length > 0) this.#screen.doubt()
    if (bells > 0) this.#bellAt = at
    const isNewTitle = title !== undefined && title !== this.#gatherer.title
    const means = isNewTitle && this.#gatherer.titled(title, at)
    if (isNewTitle) this.#tell()
    // One after the other: what was at work for a moment is done now.
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

  /** What paints the alternate screen of the pane as the output until now has drawn it; undefined while that is not sure. */
  painting(): string | undefined {
    return this.#screen.painting()
  }

  /** Takes in how the pane draws from now on. */
  placed(shape: PaneShape): void {
    this.#screen.placed(shape)
  }

  /** What the pane shows has come about by more than the output that is told here, and has to be looked at. */
  missed(): void {
    this.#screen.doubt()
    if (this.#hasRules) this.#pace.changed(performance.now(), false)
  }

  /** Takes in that the pane shows something else than before. */
  changed(): void {
    if (this.#hasRules) this.missed()
    else this.#recogniseSoon()
  }

  /** Takes in what another source says, such as a hook of the agent; undefined: it says nothing any more. */
  told(source: EvidenceSource, evidence: Evidence | undefined): void {
    this.#gatherer.told(source, evidence)
    if (this.#gatherer.isCurious) this.#pace.changed(performance.now(), false)
    this.#tell()
  }

  /** The pane may run another agent than before. */
  mayHaveChanged(): void {
    this.#recogniseSoon()
  }

  /** Somebody has ended a line of input: what was asked is answered, also where that cannot be seen. */
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

  /** Only where its process was seen. */
  get #isGone(): boolean {
    return this.#process !== undefined && !isProcess(this.#process)
  }

  /** Whether its process has to be looked for now. */
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
    if (!this.#isGone) this.#gatherer.looked(view, moment(), isSettled)
    else if (!this.#toldGone) this.#gone()
    // What is written after that is somebody else's.
    else if (performance.now() - this.#goneMs > PROMPT_MS) this.#leave()
    this.#toldGone = this.#isGone
    // It may be that of another agent, while this one is suspended.
    if (this.#hasRules && !this.#gatherer.isKnown) this.#recogniseSoon()
    if (this.#gatherer.isCurious) this.#pace.changed(performance.now(), false)
    this.#tell()
  }

  /** Its process has gone. */
  #gone(): void {
    this.#gatherer.gone(moment())
    this.#goneMs = performance.now()
    this.#hasLeft = this.#options.onLeft()
  }

  /** What it has been known by says nothing of the programs that come after it. */
  #leave(): void {
    if (!this.#hasLeft) return this.#gatherer.forget()
    this.#process = undefined
    this.#screen.doubt()
    this.#session.follow('', [])
    // Without its title, which is news when the agent comes again.
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
    // What was seen before its process was, is of it, too.
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
    const { verdict } = this.#gatherer
    if (verdict === this.#told || this.#isClosed) return
    this.#told = verdict
    this.#options.onVerdict(verdict, moment())
  }
}
