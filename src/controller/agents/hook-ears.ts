import { AGENTS_BY_NAME } from '../../agents/registry.ts'
import { moment } from '../../base/clock.ts'
import type { Evidence } from '../../runner/evidence.ts'
import { hookClaim } from '../../runner/hook-claims.ts'
import type { HookReport } from './hook-report.ts'
import type { SessionMemory } from './session-memory.ts'

export interface HookEarsOptions {
  readonly sessions: SessionMemory
  /** Which agent it is now. */
  readonly agent: () => string
  /** Publishes an event. */
  readonly tell: (type: string, fields: Readonly<Record<string, unknown>>) => void
  /** Passes on what a hook says of the state; undefined: it says nothing any more. */
  readonly told: (evidence: Evidence | undefined) => void
}

/** Takes the reports of the agent's hooks for one runner. */
export class HookEars {
  readonly #options: HookEarsOptions
  #timer: NodeJS.Timeout | undefined

  constructor(options: HookEarsOptions) {
    this.#options = options
  }

  heard({ agent, event, about, session, transcript, cwd }: HookReport): void {
    const { sessions, tell, told } = this.#options
    tell('hook', { agent, event, about, session })
    // An agent that this one has started reports from the same pane.
    const claims = AGENTS_BY_NAME.get(agent)?.hooks
    if (agent !== this.#options.agent() || claims?.namesWrongPane === true) return
    const at = moment()
    if (session !== undefined) sessions.isIn({ agent, session, transcript, cwd })
    const found = claims && hookClaim({ event, about }, claims)
    if (found === undefined) return
    const { claim, forMs } = found
    clearTimeout(this.#timer)
    const text = about === undefined ? event : `${event} ${about}`
    const hint = forMs === undefined ? {} : { hint: true as const }
    told({ source: 'hook', rule: `${agent}/hook`, text, claim, at, ...hint })
    if (forMs !== undefined) this.#timer = setTimeout(() => told(undefined), forMs)
  }

  close(): void {
    clearTimeout(this.#timer)
  }
}
