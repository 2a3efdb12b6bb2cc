import type { Moment } from '../base/clock.ts'
import type { Signal } from '../terminal/signal.ts'
import { WEIGHTS, withEvidence, withoutEvidence, type Evidence, type EvidenceSource, type Seen } from './evidence.ts'
import { answerText } from './answer-text.ts'
import { dialogText } from './dialog-text.ts'
import {
  claimOf,
  findRule,
  isDialog,
  screenView,
  type AgentRules,
  type Finding,
  type Rule,
  type View,
} from './rules.ts'
import { signalEvidence } from './signal-evidence.ts'
import { judge, overrules, type Verdict } from './verdict.ts'

/** A file may say that somebody is asked before the screen shows what for; after so long its own word counts. */
const ASKED_MS = 250
/** The same of a title, which comes in front of a picture that a busy machine takes long to draw. */
const TITLED_MS = 1000
/** Evidence is shown in one line. */
const MAX_TEXT = 200

/** What an agent states itself, each change of it. */
const AUTHORITIES: ReadonlySet<EvidenceSource> = new Set(['status', 'session-file', 'hook'])

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
  /** A file that says that somebody is asked, until then. */
  #noted: Evidence | undefined
  /** Authorities that have told of work, and the title. */
  readonly #knowing = new Set<EvidenceSource>()

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

  /** True when a rule has known the screen that was last looked at. */
  get isKnown(): boolean {
    return this.#found !== undefined
  }

  get verdict(): Verdict | undefined {
    return this.#verdict
  }

  /** True while the agent itself says that it is at work: its screen is only the second opinion. */
  get isStated(): boolean {
    const won = this.#verdict?.won
    return won?.claim.says === 'working' && WEIGHTS[won.source] > WEIGHTS.screen
  }

  /** True while somebody is asked, and the screen has to say what for. */
  get isCurious(): boolean {
    return this.#vague !== undefined || this.#noted !== undefined
  }

  /** Takes in a title. True when the screen should be looked at, since it means something else than the one before. */
  titled(title: string, at: Moment): boolean {
    this.#title = title
    const found = this.#titleRuleOf(title)
    const evidence = found === undefined ? undefined : evidenceOf('title', found, at)
    const isOther = found?.rule.id !== this.#titleRule
    this.#titleRule = found?.rule.id
    if (found?.rule.look === true && (isOther || this.#vague !== undefined)) {
      const since = isOther ? undefined : this.#vague?.at
      this.#vague = evidence && { ...evidence, at: since ?? at }
    } else {
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

  /** Takes in what the pane shows; undefined: it was looked at and nobody could tell. `isSettled`: it no longer changes. */
  looked(view: PaneView | undefined, at: Moment, isSettled = true): void {
    let seen = withoutEvidence(this.#seen, 'process')
    if (view !== undefined) {
      if (this.#title === undefined) seen = this.#firstTitle(seen, view.title, at)
      this.#screen = screenView(view.rows)
      this.#found = this.#findOn(this.#screen, isSettled)
      seen = withScreen(seen, this.#found, view.rows, at)
    }
    if (this.#vague !== undefined) seen = this.#withVague(seen, this.#vague, view === undefined ? undefined : at)
    this.#judge(this.#withNoted(seen, at))
  }

  /** True when a screen with these rows says what the last one said; what an agent asks for has to be the same word by word. */
  expects(rows: readonly string[], isSettled = true): boolean {
    if (this.isCurious) return false
    const found = this.#findOn(screenView(rows), isSettled)
    if (found?.rule !== this.#found?.rule) return false
    return found?.text === this.#found?.text || (found && claimOf(found.rule.state))?.says !== 'waiting'
  }

  /** The process has gone: nothing that it has left behind counts any more. */
  gone(at: Moment): void {
    this.#noted = undefined
    const text = `${this.rules?.agent ?? 'the agent'} has ended`
    this.#judge(new Map([['process', { source: 'process', rule: 'process-gone', text, claim: { says: 'idle' }, at }]]))
  }

  /** Nothing is known: output and silence decide. */
  forget(): void {
    this.#noted = undefined
    if (this.#seen.size > 0) this.#judge(new Map())
  }

  /** Takes in what another source says; undefined: it says nothing any more. */
  told(source: EvidenceSource, told: Evidence | undefined): void {
    const evidence = told && this.#withKnowledge(told)
    if (source === 'session-file') {
      this.#noted = undefined
      const before = this.#seen.get(source)
      if (evidence?.claim.says === 'waiting') {
        // It goes on waiting for what the screen has said.
        if (before?.claim.says === 'waiting' && before.text === evidence.text) return
        this.#noted = evidence
        return
      }
    }
    this.#judge(evidence === undefined ? this.#takenBack(source) : withEvidence(this.#seen, evidence))
  }

  #withKnowledge(told: Evidence): Evidence {
    const { source, claim, hint } = told
    if (!AUTHORITIES.has(source) || hint === true) return told
    if (claim.says !== 'idle') this.#knowing.add(source)
    return claim.says === 'idle' && this.#knowing.has(source) ? { ...told, sure: true } : told
  }

  /** A dialog that was said to be over does not come back with the silence of who has said it. */
  #takenBack(source: EvidenceSource): Seen {
    const rest = withoutEvidence(this.#seen, source)
    const [before, screen] = [this.#seen.get(source), this.#seen.get('screen')]
    const isOver = before !== undefined && screen?.claim.says === 'waiting' && overrules(before, screen)
    return isOver ? withoutEvidence(rest, 'screen') : rest
  }

  /** What a title says of a dialog, once the screen shows one, or has had its time; `seenAt`: when the screen was seen. */
  #withVague(seen: Seen, vague: Evidence, seenAt: Moment | undefined): Seen {
    const isShown = seen.get('screen')?.claim.says === 'waiting'
    const mayCome = seenAt !== undefined && seenAt.steadyMs - vague.at.steadyMs < TITLED_MS
    if (!isShown && mayCome) return seen
    this.#vague = undefined
    return withEvidence(seen, vague)
  }

  /** What a file says of a dialog, in the words of the screen. */
  #withNoted(seen: Seen, at: Moment): Seen {
    const noted = this.#noted ?? seen.get('session-file')
    if (noted?.claim.says !== 'waiting') return seen
    const claim = seen.get('screen')?.claim
    if (claim?.says === 'waiting') {
      this.#noted = undefined
      return withEvidence(seen, { ...noted, claim })
    }
    if (this.#noted === undefined || at.steadyMs - noted.at.steadyMs < ASKED_MS) return seen
    this.#noted = undefined
    return withEvidence(seen, noted)
  }

  #firstTitle(seen: Seen, title: string, at: Moment): Seen {
    this.#title = title
    const found = this.#titleRuleOf(title)
    this.#titleRule = found?.rule.id
    const evidence = found === undefined ? undefined : evidenceOf('title', found, at)
    return evidence === undefined ? seen : withEvidence(seen, evidence)
  }

  #titleRuleOf(title: string): Finding | undefined {
    const found = findRule(this.#rulesFor('title'), { title })
    if (found?.rule.state === 'working') this.#knowing.add('title')
    return found?.rule.afterWork === true && !this.#knowing.has('title') ? undefined : found
  }

  #findOn(screen: View, isSettled: boolean): Finding | undefined {
    // What was told of a screen that had settled goes on while that holds.
    const mayLook = isSettled || this.#found?.rule.settled === true
    return findRule(this.#rulesFor('screen'), { ...screen, title: this.#title ?? '' }, mayLook)
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
  if (isDialog(rule.state)) return dialogText(rows) ?? text
  return rule.state === 'idle' ? answerText(rows) : undefined
}

/** On a screen that no rule knows an agent that was idle still is, and everything else is unknown. */
function withScreen(seen: Seen, found: Finding | undefined, rows: readonly string[], at: Moment): Seen {
  if (found === undefined) {
    return seen.get('screen')?.claim.says === 'idle' ? seen : withoutEvidence(seen, 'screen')
  }
  const evidence = evidenceOf('screen', found, at)
  return evidence === undefined ? seen : withEvidence(seen, { ...evidence, said: saidOn(rows, found) })
}
