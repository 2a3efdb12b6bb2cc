import { iso } from '../../base/clock.ts'
import { equalClaims, WEIGHTS, type Claim, type Evidence } from '../../runner/evidence.ts'
import { claimOf, type Rule } from '../../runner/rules.ts'
import { isProcess } from '../../host/process-state.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'

/** More lines of a screen are for `log`. */
const SHOWN_LINES = 4

/** Why a runner is in its state: what was seen, what won, and what would change it. */
export function explain(runner: TrackedRunner) {
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
