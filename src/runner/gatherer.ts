import type { Moment } from '../base/clock.ts'
import type { Signal } from '../terminal/signal.ts'
import { WEIGHTS, withEvidence, withoutEvidence, type Evidence, type EvidenceSource, type Seen } from './evidence.ts'
import { readDialog, type Dialog } from './dialog.ts'
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
import { saidOn } from './said.ts'
import { signalEvidence } from './signal-evidence.ts'
import { judge, overrules, type Verdict } from './verdict.ts'

/** A file may report a dialog before the screen shows it; after this time, in milliseconds, the file alone counts. */
const ASKED_MS = 250
/** The same for a title, in milliseconds: it comes before a screen that a busy machine draws slowly. */
const TITLED_MS = 1000
/** Longest text of a piece of evidence, in characters: it is shown in one line. */
const MAX_TEXT = 200

/** Sources by which an agent itself reports each change of its state. */
const AUTHORITIES: ReadonlySet<EvidenceSource> = new Set(['status', 'session-file', 'hook'])

/** What a pane shows. */
export interface PaneView {
  readonly title: string
  /** Its rows from top to bottom. */
  readonly rows: readonly string[]
}

/** Gathers the evidence about one agent by its rules. It has no clock and reads nothing: callers pass everything in. */
export class Gatherer {
  readonly rules: AgentRules | undefined
  #title: string | undefined
  #titleRule: string | undefined
  #screen: View = {}
  /** The finding of a rule on the last screen. */
  #found: Finding | undefined
  /** The dialog on the last screen. */
  #dialog: Dialog | undefined
  /** The last line of an answer that was on a screen. */
  #words: string | undefined
  #seen: Seen = new Map()
  #verdict: Verdict | undefined
  /** A title that says that a person is needed, until the screen says for what. */
  #vague: Evidence | undefined
  /** A file that says that a dialog is open, until the screen shows it. */
  #noted: Evidence | undefined
  /** The sources, authorities and the title, that have reported work before. */
  readonly #knowing = new Set<EvidenceSource>()

  /** Without rules only the signals count that any program can send about itself. */
  constructor(rules: AgentRules | undefined) {
    this.rules = rules
  }

  get title(): string | undefined {
    return this.#title
  }

  /** The parts of the screen that was read last. */
  get screen(): View {
    return this.#screen
  }

  /** True when a rule has matched the screen that was read last. */
  get isKnown(): boolean {
    return this.#found !== undefined
  }

  get verdict(): Verdict | undefined {
    return this.#verdict
  }

  get words(): string | undefined {
    return this.#words
  }

  /** The dialog in which the agent waits, where it was read off the screen. */
  get dialog(): Dialog | undefined {
    return this.#verdict?.won.claim.says === 'waiting' ? this.#dialog : undefined
  }

  /** True while the agent itself reports that it works: then its screen is only a second opinion. */
  get isStated(): boolean {
    const won = this.#verdict?.won
    return won?.claim.says === 'working' && WEIGHTS[won.source] > WEIGHTS.screen
  }

  /** True while a person is needed, and the screen has to be read for the reason. */
  get isCurious(): boolean {
    return this.#vague !== undefined || this.#noted !== undefined
  }

  /** Takes in a title. True when it means something else than the one before, so that the screen should be read. */
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

  /** Takes in what the pane shows; undefined: it could not be read. `isSettled`: it no longer changes. */
  looked(view: PaneView | undefined, at: Moment, isSettled = true): void {
    let seen = withoutEvidence(this.#seen, 'process')
    if (view !== undefined) {
      if (this.#title === undefined) seen = this.#firstTitle(seen, view.title, at)
      this.#screen = screenView(view.rows)
      this.#found = this.#findOn(this.#screen, isSettled)
      this.#dialog = this.#dialogOn(this.#found, view.rows)
      const said = this.#found && saidOn(view.rows, this.#found, this.#dialog)
      if (this.#found !== undefined && !isDialog(this.#found.rule.state)) this.#words = said ?? this.#words
      seen = withScreen(seen, this.#found, said, at)
    }
    if (this.#vague !== undefined) seen = this.#withVague(seen, this.#vague, view === undefined ? undefined : at)
    this.#judge(this.#withNoted(seen, at))
  }

  /** True when these rows give the same finding as the last screen; a dialog's text must be the same word by word. */
  expects(rows: readonly string[], isSettled = true): boolean {
    if (this.isCurious) return false
    const found = this.#findOn(screenView(rows), isSettled)
    if (found?.rule !== this.#found?.rule) return false
    if (this.#dialogOn(found, rows)?.fingerprint !== this.#dialog?.fingerprint) return false
    return found?.text === this.#found?.text || (found && claimOf(found.rule.state))?.says !== 'waiting'
  }

  /** The process has ended, or was suspended, as `what` says: all older evidence is void. */
  gone(at: Moment, what = 'has ended'): void {
    this.#noted = undefined
    const text = `${this.rules?.agent ?? 'the agent'} ${what}`
    this.#judge(new Map([['process', { source: 'process', rule: 'process-gone', text, claim: { says: 'idle' }, at }]]))
  }

  /** Forgets all evidence, so that output and silence decide. */
  forget(): void {
    this.#noted = undefined
    if (this.#seen.size > 0) this.#judge(new Map())
  }

  /** Takes in evidence of another source; undefined: that source has none any more. */
  told(source: EvidenceSource, told: Evidence | undefined): void {
    const evidence = told && this.#withKnowledge(told)
    if (source === 'session-file') {
      this.#noted = undefined
      const before = this.#seen.get(source)
      if (evidence?.claim.says === 'waiting') {
        // The agent still waits in the dialog that the screen has shown.
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

  /** Takes a source's evidence back, with a dialog that it has overruled: that must not count again. */
  #takenBack(source: EvidenceSource): Seen {
    const rest = withoutEvidence(this.#seen, source)
    const [before, screen] = [this.#seen.get(source), this.#seen.get('screen')]
    const isOver = before !== undefined && screen?.claim.says === 'waiting' && overrules(before, screen)
    return isOver ? withoutEvidence(rest, 'screen') : rest
  }

  /** Adds a dialog that a title reports, once the screen shows one or has had its time; `seenAt`: when the screen was read. */
  #withVague(seen: Seen, vague: Evidence, seenAt: Moment | undefined): Seen {
    const isShown = seen.get('screen')?.claim.says === 'waiting'
    const mayCome = seenAt !== undefined && seenAt.steadyMs - vague.at.steadyMs < TITLED_MS
    if (!isShown && mayCome) return seen
    this.#vague = undefined
    return withEvidence(seen, vague)
  }

  /** Adds a dialog that a file reports, with the screen's words for it. */
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
    // A finding of a settled screen stays while its rule still matches.
    const mayLook = isSettled || this.#found?.rule.settled === true
    return findRule(this.#rulesFor('screen'), { ...screen, title: this.#title ?? '' }, mayLook)
  }

  #dialogOn(found: Finding | undefined, rows: readonly string[]): Dialog | undefined {
    return found && readDialog(rows, found.rule, this.rules?.dialogs)
  }

  /** Rules of one kind. Those that only need a title or a notification are of that kind, all others of the screen. */
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

/** Adds a screen's finding. On a screen that no rule matches, an idle agent stays idle; other states become unknown. */
function withScreen(seen: Seen, found: Finding | undefined, said: string | undefined, at: Moment): Seen {
  if (found === undefined) {
    return seen.get('screen')?.claim.says === 'idle' ? seen : withoutEvidence(seen, 'screen')
  }
  const evidence = evidenceOf('screen', found, at)
  return evidence === undefined ? seen : withEvidence(seen, { ...evidence, said })
}
