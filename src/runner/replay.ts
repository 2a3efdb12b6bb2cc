import type { Moment } from '../base/clock.ts'
import { OutputScanner } from '../terminal/scanner.ts'
import { PaneTerminal } from '../terminal/pane/pane-terminal.ts'
import { optionsOf, USUAL_TRAITS } from '../terminal/pane/traits.ts'
import { agentInView } from './agent.ts'
import type { Evidence } from './evidence.ts'
import { Gatherer } from './gatherer.ts'
import { isWhole, lookTime, type Change } from './look-time.ts'
import type { RecordedMoment } from './recording.ts'
import { screenView, type AgentRules } from './rules.ts'
import type { RunnerState } from './state.ts'
import { newLife, type LifeEvent, type RunnerLife } from './life/life.ts'
import { step } from './life/step.ts'

/** How long a replay goes on after the last recorded moment, in milliseconds. */
const REST_MS = 2000

/** A change of state in a replay, or a mark of the recording. */
export type Replayed = { readonly atMs: number } & (
  | { readonly kind: 'state'; readonly state: RunnerState; readonly because: Evidence | undefined }
  | { readonly kind: 'mark'; readonly name: string }
)

export interface ReplayOptions {
  readonly cols: number
  readonly rows: number
  readonly idleAfterMs: number
  readonly stuckAfterMs: number
}

/** The agent that was recorded, by its titles and screens; undefined when it is no known one. */
export function recordedAgent(
  moments: readonly RecordedMoment[],
  known: readonly AgentRules[],
  { cols, rows }: ReplayOptions,
): string | undefined {
  const scanner = new OutputScanner()
  const screen = new PaneTerminal({ cols, rows }, optionsOf(USUAL_TRAITS))
  let title = ''
  for (const moment of moments) {
    if (moment.kind !== 'output') continue
    title = scanner.push(moment.data).title ?? title
    screen.write(moment.data)
    const agent = agentInView({ ...screenView(screen.shownText()), title }, known)
    if (agent !== undefined) return agent
  }
  return undefined
}

/** Plays a recording by its own clock, and returns the states that its runner would have had, with their times. */
export function replay(
  moments: readonly RecordedMoment[],
  rules: AgentRules | undefined,
  options: ReplayOptions,
): Replayed[] {
  const player = new Player(rules, options)
  for (const moment of moments) {
    player.advance(moment.atMs)
    player.take(moment)
  }
  player.advance((moments.at(-1)?.atMs ?? 0) + REST_MS)
  return player.played
}

class Player {
  readonly played: Replayed[] = []
  readonly #scanner = new OutputScanner()
  readonly #screen: PaneTerminal
  readonly #gatherer: Gatherer
  #life: RunnerLife
  #timerMs: number | undefined
  #change: Change | undefined
  #lookedMs = Number.NEGATIVE_INFINITY

  constructor(rules: AgentRules | undefined, { cols, rows, idleAfterMs, stuckAfterMs }: ReplayOptions) {
    this.#screen = new PaneTerminal({ cols, rows }, optionsOf(USUAL_TRAITS))
    this.#gatherer = new Gatherer(rules)
    this.#life = newLife(at(0), { idleAfterMs, stuckAfterMs })
    this.#apply({ kind: 'connected', at: at(0) })
  }

  /** Runs the timers that are due until `toMs`. */
  advance(toMs: number): void {
    for (;;) {
      const lookMs = this.#change === undefined ? Number.POSITIVE_INFINITY : lookTime(this.#change, this.#lookedMs)
      const timerMs = this.#timerMs ?? Number.POSITIVE_INFINITY
      if (Math.min(lookMs, timerMs) > toMs) return
      if (lookMs <= timerMs) this.#look(lookMs)
      else {
        this.#timerMs = undefined
        this.#apply({ kind: 'silence-timer', at: at(timerMs) })
      }
    }
  }

  take(moment: RecordedMoment): void {
    const { atMs } = moment
    if (moment.kind === 'mark') this.played.push({ atMs, kind: 'mark', name: moment.state })
    if (moment.kind === 'size') this.#screen.resize(moment.cols, moment.rows)
    if (moment.kind !== 'output') return
    this.#screen.write(moment.data)
    const { visible, redrawn, title, signals } = this.#scanner.push(moment.data)
    const isNewTitle = title !== undefined && title !== this.#gatherer.title
    const means = isNewTitle && this.#gatherer.titled(title, at(atMs))
    for (const signal of signals) this.#gatherer.signalled(signal, at(atMs))
    this.#judged(atMs)
    if (means || redrawn) {
      const patient = !means && this.#gatherer.isStated
      this.#change = { sinceMs: this.#change?.sinceMs ?? atMs, lastMs: atMs, patient }
    }
    if (visible) this.#apply({ kind: 'visible-output', at: at(atMs) })
  }

  #look(atMs: number): void {
    const isSettled = this.#change === undefined || isWhole(this.#change, atMs)
    this.#change = undefined
    this.#lookedMs = atMs
    const view = { title: this.#gatherer.title ?? '', rows: this.#screen.shownText() }
    this.#gatherer.looked(view, at(atMs), isSettled)
    this.#judged(atMs)
  }

  #judged(atMs: number): void {
    const won = this.#gatherer.verdict?.won
    this.#apply({ kind: 'judged', at: at(atMs), claim: won?.claim, firm: won?.source !== 'screen' })
  }

  #apply(event: LifeEvent): void {
    const { life, actions } = step(this.#life, event)
    this.#life = life
    const atMs = event.at.steadyMs
    for (const action of actions) {
      if (action.kind === 'arm-timer') this.#timerMs = atMs + Math.max(0, action.inMs)
      if (action.kind === 'disarm-timer') this.#timerMs = undefined
      if (action.kind === 'catch-up') this.#apply({ kind: 'caught-up', at: event.at })
      if (action.kind === 'announce') {
        this.played.push({ atMs, kind: 'state', state: life.state, because: this.#gatherer.verdict?.won })
      }
    }
  }
}

function at(ms: number): Moment {
  return { wallMs: ms, steadyMs: ms }
}
