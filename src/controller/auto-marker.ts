import { moment } from '../base/clock.ts'
import { Failure } from '../base/failure.ts'
import type { FoundInPane } from '../agents/unmarked-agents.ts'
import type { RunnerRecord } from '../records/runner-file.ts'
import type { Settings } from '../settings/options.ts'
import type { AgentFinder } from './agents/agent-finder.ts'
import { FindingLimit } from './agents/finding-limit.ts'
import type { Fleet } from './fleet/fleet.ts'
import type { Journal } from './events/journal.ts'
import { noted } from './events/noted.ts'
import type { Problems } from './telling/problems.ts'
import type { Lookout } from './server/lookout.ts'
import type { WatchLifetime } from './server/watch-lifetime.ts'
import type { StatusLine } from './telling/status-line.ts'

/** How long to wait before looking for agents: by then a newly started program is in front. In milliseconds. */
const FIND_MS = 1000

export interface AutoMarkerOptions {
  readonly agents: AgentFinder
  readonly fleet: Fleet
  readonly lookout: Lookout
  readonly watch: WatchLifetime
  readonly status: StatusLine
  readonly settings: () => Promise<Settings>
  readonly problems: Problems
  readonly journal: Journal
}

/** Marks panes in which known agents start, if `@geppetto-auto` says so, and releases them when these agents end. */
export class AutoMarker {
  readonly #options: AutoMarkerOptions
  readonly #limit = new FindingLimit()
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(options: AutoMarkerOptions) {
    this.#options = options
  }

  /** Marks the panes in which known agents run, if the user wants that. Returns the runners that were made. */
  async find(): Promise<readonly RunnerRecord[]> {
    const { agents, lookout, settings, status, watch } = this.#options
    return lookout.inTurn(async () => {
      if (this.#isClosed || (await settings()).auto !== 'agents') return []
      const found = await agents.unmarked(await lookout.rows())
      if (found.length === 0) return []
      await watch.expectRunner()
      try {
        await lookout.update()
        const marked: RunnerRecord[] = []
        for (const each of found) marked.push(...(await this.#mark(each)))
        await status.flush()
        return marked
      } finally {
        await watch.review()
      }
    })
  }

  /** Plans one `find` for all changes that are reported within a second. */
  soon(): void {
    if (this.#isClosed) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void noted(this.find(), this.#options.journal, 'agents could not be looked for')
    }, FIND_MS)
  }

  /** Releases panes that were marked by themselves for agents that have ended. Only within `Lookout.inTurn`. */
  async releaseEnded(): Promise<void> {
    const { fleet } = this.#options
    for (const { id, agentHasEnded } of fleet.live) {
      // Another agent may have started there since; hooks do not report that for marked panes.
      if (agentHasEnded && (await fleet.agentEnded(id))) this.soon()
    }
  }

  /** Releases the pane of a runner whose agent has ended. */
  agentEnded(id: string): void {
    const { fleet, journal, lookout, watch } = this.#options
    lookout
      .inTurn(async () => {
        if (!this.#isClosed && (await fleet.agentEnded(id))) this.soon()
        await watch.review()
      })
      .catch((error: unknown) => journal.bug(error))
  }

  /** Stops marking and releasing. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  /** Marks a pane for the agent in it; returns an empty list when that fails. */
  async #mark({ pane, ...found }: FoundInPane): Promise<RunnerRecord[]> {
    const { fleet, journal, problems } = this.#options
    if (!this.#limit.takes(moment().steadyMs)) {
      problems.report('too many agents have started in a short time: no more are marked by themselves for some minutes')
      return []
    }
    try {
      return [(await fleet.mark(pane, { found })).record]
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      journal.note('agent could not be marked', { pane, agent: found.agent, error: error.message })
      return []
    }
  }
}
