import type { Presets } from '../agents/agent-presets.ts'
import type { Fleet } from '../fleet.ts'
import { restartPlans, type RestartPlan } from './restart-plan.ts'
import type { Starter } from './starter.ts'
import type { TrackedRunner } from '../tracked-runner.ts'

export interface RestorerOptions {
  readonly root: string
  readonly socket: string
  readonly fleet: Fleet
  readonly starter: Starter
  readonly presets: () => Presets
}

/** Starts again what earlier tmux servers at one socket took with them. */
export class Restorer {
  readonly #options: RestorerOptions

  constructor(options: RestorerOptions) {
    this.#options = options
  }

  /** As restartPlans. */
  plans(wanted: readonly string[]): RestartPlan[] {
    const { root, socket, fleet, presets } = this.#options
    const taken = new Set(fleet.live.map(({ name }) => name))
    return restartPlans(wanted, { root, socket, presets: presets(), taken })
  }

  /** Starts one of them. Throws the Failure of its plan, or those of `Starter.startAgain`. */
  async restore(id: string): Promise<TrackedRunner> {
    const [plan] = this.plans([id])
    if (plan?.command === undefined || plan.problem !== undefined) throw plan?.problem ?? new Error(`no plan for ${id}`)
    return this.#options.starter.startAgain(plan.record, plan.command)
  }
}
