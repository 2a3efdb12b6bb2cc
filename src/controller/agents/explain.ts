import { iso, type Moment } from '../../base/clock.ts'
import { equalClaims, WEIGHTS, type Claim, type Evidence } from '../../runner/evidence.ts'
import { claimOf, type Rule } from '../../runner/rules.ts'
import { isProcess } from '../../host/process-state.ts'
import { isFinal, type RunnerState } from '../../runner/state.ts'
import type { Observed } from './observer-options.ts'

/** How many lines of the screen are shown; `log` shows more. */
const SHOWN_LINES = 4

/** A live runner whose state is explained. */
export interface Explained {
  readonly state: RunnerState
  /** The latest findings about its agent. */
  readonly observed: Observed
  /** When it last wrote something visible, and after how many milliseconds of silence it would be idle. */
  readonly silence: { readonly lastVisibleAt: Moment; readonly idleAfterMs: number }
}

/** The evidence for the present state of a runner; the piece that decided comes first. */
export function evidenceFor({ state, observed, silence }: Explained) {
  const { verdict } = observed
  if (verdict !== undefined && !isFinal(state)) {
    return [verdict.won, ...verdict.others].map(({ rule, source, text, at }) => {
      return { rule, source, text, time: iso(at.wallMs) }
    })
  }
  if (state.kind === 'idle') {
    const text = `no visible output for ${silence.idleAfterMs} ms`
    return [{ rule: 'silence', source: 'silence', text, time: iso(state.since) }]
  }
  if (state.kind !== 'active') return []
  const time = iso(silence.lastVisibleAt.wallMs)
  return [{ rule: 'visible-output', source: 'output', text: 'visible output, or marked', time }]
}

/**
 * What a runner says, as far as that is known better than by its output: the question that it asks, else the last line of
 * its agent's answer, as it stood on the screen. Of an agent that waits without a known question it is empty, and no older
 * line. Undefined where output alone tells.
 */
export function saidBy({ state, observed }: Pick<Explained, 'state' | 'observed'>): string | undefined {
  const { verdict, rules, words } = observed
  const all = verdict === undefined ? [] : [verdict.won, ...verdict.others]
  const says = state.kind === 'active' ? 'working' : state.kind
  const said = all.find((evidence) => evidence.said !== undefined && evidence.claim.says === says)?.said
  if (said !== undefined || rules === undefined) return said
  return state.kind === 'waiting' ? '' : words
}

/** Why a runner is in its state: the evidence, the piece that decided, and what would change it. */
export function explain(runner: Explained) {
  const { verdict, rules, title, screen, process, bellAt } = runner.observed
  const { lastVisibleAt, idleAfterMs } = runner.silence
  const others = rules?.rules.filter(({ state }) => {
    const claim = claimOf(state)
    return claim !== undefined && !equalClaims(claim, verdict?.won.claim)
  })
  return {
    ...(verdict === undefined ? {} : { because: weighed(verdict.won) }),
    others: verdict?.others.map(weighed) ?? [],
    known: rules !== undefined,
    lastVisibleAt: iso(lastVisibleAt.wallMs),
    idleAfterMs,
    ...(title === undefined ? {} : { title }),
    screen: screen.screen?.split('\n').slice(-SHOWN_LINES) ?? [],
    ...(process === undefined ? {} : { processRuns: isProcess(process) }),
    ...(bellAt === undefined ? {} : { lastBellAt: iso(bellAt.wallMs) }),
    changes: others?.map(change) ?? [],
  }
}

function weighed({ rule, source, text, claim, at }: Evidence) {
  return { rule, source, weight: WEIGHTS[source], text, says: saying(claim), time: iso(at.wallMs) }
}

function change({ id, state, all, none, prompt }: Rule) {
  const claim = claimOf(state)
  const found = [...all].map(([place, pattern]) => `${place} ~ ${pattern.source}`)
  const missing = [...none, ...prompt].map(([place, pattern]) => `${place} !~ ${pattern.source}`)
  return { says: claim === undefined ? state : saying(claim), rule: id, when: [...found, ...missing].join(' and ') }
}

function saying(claim: Claim): string {
  return claim.says === 'waiting' ? `waiting: ${claim.waitingFor}` : claim.says
}
