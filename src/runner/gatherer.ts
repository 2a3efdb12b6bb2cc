import type { Moment } from '../base/clock.ts'
import type { Signal } from '../terminal/signal.ts'
import { WEIGHTS, withEvidence, withoutEvidence, type Evidence, type EvidenceSource, type Seen } from './evidence.ts'
import { answerText } from './answer-text.ts'
import { dialogText } from './dialog-text.ts'
import {
  claimOf,
  findRule,
  screenView,
  type AgentRules,
  type Finding,
  type Rule,
  type RuleState,
  type View,
} from './rules.ts'
import { signalEvidence } from './signal-evidence.ts'
import { judge, type Verdict } from './verdict.ts'

/** Evidence is shown in one line. */
const MAX_TEXT = 200

/** What a pane shows. */
export interface PaneView {
  readonly title: string
  /** Its rows from top to bottom. */
  readonly rows: readonly string[]
}

/** Gathers the evidence about one agent by its rules. Knows no clock and reads nothing: it is told what there is to see. */
export class Gatherer {
  readonly rules: AgentRules | undefined
  #title: string | undefined
  #titleRule: string | undefined
  #screen: View = {}
  /** What a rule of the screen found there. */
  #found: Finding | undefined
  #seen: Seen = new Map()
  #verdict: Verdict | undefined
  /** A title that says that somebody is needed, until the screen says what for. */
  #vague: Evidence | undefined

  /** Without rules only what every program may say about itself counts. */
  constructor(rules: AgentRules | undefined) {
    this.rules = rules
  }

  get title(): string | undefined {
    return this.#title
  }

  /** What of the screen was last looked at. */
  get screen(): View {
    return this.#screen
  }

  get verdict(): Verdict | undefined {
    return this.#verdict
  }

  /** True while the agent itself says that it is at work: its screen is only the second opinion. */
  get isStated(): boolean {
    const won = this.#verdict?.won
    return won?.claim.says === 'working' && WEIGHTS[won.source] > WEIGHTS.screen
  }

  /** Takes in a title. True when the screen should be looked at, since it means something else than the one before. */
  titled(title: string, at: Moment): boolean {
    this.#title = title
    const found = findRule(this.#rulesFor('title'), { title })
    const evidence = found === undefined ? undefined : evidenceOf('title', found, at)
    const isOther = found?.rule.id !== this.#titleRule
    this.#titleRule = found?.rule.id
    if (found?.rule.look === true && (isOther || this.#vague !== undefined)) this.#vague = evidence
    else {
      this.#vague = undefined
      this.told('title', evidence)
    }
    return isOther
  }

  signalled(signal: Signal, at: Moment): void {
    if (signal.kind === 'notification') {
      const found = findRule(this.#rulesFor('notification'), { notification: signal.text })
      if (found !== undefined) this.told('notification', evidenceOf('notification', found, at))
      return
    }
    const { source, evidence } = signalEvidence(signal, at)
    this.told(source, evidence)
  }

  /** Takes in what the pane shows; undefined: it was looked at and nobody could tell. */
  looked(view: PaneView | undefined, at: Moment): void {
    let seen = withoutEvidence(this.#seen, 'process')
    if (this.#vague !== undefined) seen = withEvidence(seen, this.#vague)
    this.#vague = undefined
    if (view !== undefined) {
      if (this.#title === undefined) seen = this.#firstTitle(seen, view.title, at)
      this.#screen = screenView(view.rows)
      this.#found = this.#findOn(this.#screen)
      seen = withScreen(seen, this.#found, view.rows, at)
    }
    this.#judge(seen)
  }

  /** True when a screen with these rows says what the last one said; what an agent asks for has to be the same word by word. */
  expects(rows: readonly string[]): boolean {
    if (this.#vague !== undefined) return false
    const found = this.#findOn(screenView(rows))
    if (found?.rule !== this.#found?.rule) return false
    return found?.text === this.#found?.text || (found && claimOf(found.rule.state))?.says !== 'waiting'
  }

  /** The process has gone: nothing that it has left behind counts any more. */
  gone(at: Moment): void {
    const text = `${this.rules?.agent ?? 'the agent'} has ended`
    this.#judge(new Map([['process', { source: 'process', rule: 'process-gone', text, claim: { says: 'idle' }, at }]]))
  }

  /** Nothing is known: output and silence decide. */
  forget(): void {
    if (this.#seen.size > 0) this.#judge(new Map())
  }

  /** Takes in what another source says; undefined: it says nothing any more. */
  told(source: EvidenceSource, evidence: Evidence | undefined): void {
    this.#judge(evidence === undefined ? withoutEvidence(this.#seen, source) : withEvidence(this.#seen, evidence))
  }

  #firstTitle(seen: Seen, title: string, at: Moment): Seen {
    this.#title = title
    const found = findRule(this.#rulesFor('title'), { title })
    this.#titleRule = found?.rule.id
    const evidence = found === undefined ? undefined : evidenceOf('title', found, at)
    return evidence === undefined ? seen : withEvidence(seen, evidence)
  }

  #findOn(screen: View): Finding | undefined {
    return findRule(this.#rulesFor('screen'), { ...screen, title: this.#title ?? '' })
  }

  /** Rules of titles and notifications need nothing else; all others are about the screen. */
  #rulesFor(kind: RuleKind): readonly Rule[] {
    return this.rules?.rules.filter((rule) => kindOf(rule) === kind) ?? []
  }

  #judge(seen: Seen): void {
    if (seen === this.#seen) return
    this.#seen = seen
    this.#verdict = judge(seen)
  }
}

type RuleKind = 'title' | 'notification' | 'screen'

function kindOf({ all }: Rule): RuleKind {
  const [place, ...more] = all.keys()
  return (place === 'title' || place === 'notification') && more.length === 0 ? place : 'screen'
}

function evidenceOf(source: EvidenceSource, { rule, text }: Finding, at: Moment): Evidence | undefined {
  const claim = claimOf(rule.state)
  const shown = text.replace(/\s+/g, ' ').slice(0, MAX_TEXT)
  return claim === undefined ? undefined : { source, rule: rule.id, text: shown, claim, at }
}

/** What a dialog asks, by its own words, and what an answer ends with. */
function saidOn(rows: readonly string[], { rule, text }: Finding): string | undefined {
  if (DIALOGS.has(rule.state)) return dialogText(rows) ?? text
  return rule.state === 'idle' ? answerText(rows) : undefined
}

const DIALOGS: ReadonlySet<RuleState> = new Set(['permission', 'question', 'trust', 'login', 'limit'])

/** On a screen that no rule knows an agent that was idle still is, and everything else is unknown. */
function withScreen(seen: Seen, found: Finding | undefined, rows: readonly string[], at: Moment): Seen {
  if (found === undefined) {
    return seen.get('screen')?.claim.says === 'idle' ? seen : withoutEvidence(seen, 'screen')
  }
  const evidence = evidenceOf('screen', found, at)
  return evidence === undefined ? seen : withEvidence(seen, { ...evidence, said: saidOn(rows, found) })
}
