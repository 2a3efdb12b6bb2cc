import type { Presets } from '../../settings/agents.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { paneRunning } from './already-running.ts'
import { restartPlans, type RestartPlan } from '../../records/restart-plan.ts'
import type { Sight, Starter } from './starter.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'

export interface RestorerOptions {
  readonly root: string
  readonly socket: string
  readonly fleet: Fleet
  readonly starter: Starter
  readonly presets: () => Presets
  readonly sight: Sight
}

/** Starts commands again that ended with an earlier tmux server at this socket. */
export class Restorer {
  readonly #options: RestorerOptions

  constructor(options: RestorerOptions) {
    this.#options = options
  }

  /** As restartPlans, with the pane in which the command of a plan runs already, if there is one. */
  async plans(wanted: readonly string[]): Promise<RestartPlan[]> {
    const { root, socket, fleet, presets, sight } = this.#options
    const taken = new Set(fleet.live.map(({ name }) => name))
    const plans = restartPlans(wanted, { root, place: { socket }, presets: presets(), taken })
    let free = await sight.rows()
    const whole: RestartPlan[] = []
    for (const plan of plans) {
      const pane = plan.problem === undefined ? await paneRunning(plan, free) : undefined
      free = free.filter((row) => row.pane !== pane)
      whole.push(pane === undefined ? plan : { ...plan, pane })
    }
    return whole
  }

  /**
   * Starts one of them again, or marks the pane where it runs already. Throws the Failure of its plan, or those of
   * `Starter.startAgain`.
   */
  async restore(id: string): Promise<TrackedRunner> {
    const { fleet, starter, sight } = this.#options
    const [plan] = await this.plans([id])
    if (plan?.command === undefined || plan.problem !== undefined) throw plan?.problem ?? new Error(`no plan for ${id}`)
    const { record, command, pane } = plan
    if (pane === undefined) return starter.startAgain(record, command)
    await sight.look()
    try {
      return await fleet.mark(pane, { name: record.name, idleAfterMs: record.idleAfterMs, before: record })
    } catch (error) {
      await fleet.putBack(record)
      throw error
    }
  }
}
