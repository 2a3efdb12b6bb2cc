import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { paneAt } from '../../tmux/pane-target.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { StartRequest } from './starter.ts'
import type { Stopper } from './stopper.ts'

/** How many times, and how many milliseconds apart, to check whether a pane has gone. */
const MAX_LOOKS = 6
const LOOK_MS = 50

export interface RestarterOptions {
  readonly tmux: TmuxServer
  readonly fleet: Fleet
  readonly stopper: Stopper
}

/** Ends commands and starts them again as new runs. */
export class Restarter {
  readonly #options: RestarterOptions

  constructor(options: RestarterOptions) {
    this.#options = options
  }

  /**
   * Ends a command if it still runs, and starts it again in the same way; a kept dead pane is closed. Resolves as `run`
   * does, which starts the new run. Throws a Failure `not-started`, or as `Stopper.stop` and `run` do.
   */
  async restart<T>(selector: string, run: (request: StartRequest) => Promise<T>): Promise<T> {
    const { fleet, stopper, tmux } = this.#options
    const { id, started, name, agent, agentGiven, idleAfterMs, pane, session, sourceGiven, tell } = fleet.find(selector)
    if (started === undefined) {
      throw new Failure('not-started', `'${name}' was marked and not started`, { next: 'start it in its pane' })
    }
    const runner = fleet.liveRunner(id)
    if (runner !== undefined) await stopper.stop(runner, 'stopped')
    const isKept = started.keep && fleet.hasPane(fleet.find(id))
    if (!isKept) await this.#gone(pane)
    const place = await this.#placeFor(started.place, isKept ? pane : `=${session}:`)
    const hint = agentGiven === true ? { agent } : {}
    const restarts = (started.restarts ?? 0) + 1
    const same = { ...hint, name, idleAfterMs, source: sourceGiven, tell }
    const result = await run({ ...started, restarts, ...place, ...same })
    if (isKept) await ignoreGone(tmux.ask(['kill-pane', '-t', pane]))
    return result
  }

  /** Where a command is started again: beside `target` if that still exists, else in a session of its own. */
  async #placeFor(place: StartRequest['place'], target: string): Promise<Pick<StartRequest, 'place' | 'beside'>> {
    if (place === 'session') return { place }
    const beside = await ignoreGone(paneAt(this.#options.tmux, target))
    return beside === undefined ? { place: 'session' } : { place, beside }
  }

  /** Resolves when the pane of an ended command is gone, or after the last check: then it stays. */
  async #gone(pane: string): Promise<void> {
    for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
      if ((await ignoreGone(paneAt(this.#options.tmux, pane))) === undefined) return
      await sleep(LOOK_MS)
    }
  }
}
