import { Failure } from '../base/failure.ts'
import type { RestartPlan } from '../records/restart-plan.ts'
import type { RunnerRecord } from '../records/runner-file.ts'
import { paneAt } from '../tmux/pane-target.ts'
import { LIST_SESSIONS } from '../tmux/snapshot.ts'
import type { TmuxServer } from '../tmux/tmux-server.ts'
import type { Fleet } from './fleet/fleet.ts'
import type { MarkRequest } from './fleet/marking.ts'
import type { TrackedRunner } from './runner/tracked-runner.ts'
import type { Lookout } from './server/lookout.ts'
import type { SourcePolicy } from './server/source-policy.ts'
import type { WatchLifetime } from './server/watch-lifetime.ts'
import { endMarkedAgent } from './steering/marked-stop.ts'
import { pause, resume } from './steering/pauses.ts'
import type { SendRequest } from './steering/sender.ts'
import type { StartRequest } from './steering/starter.ts'
import type { Steering } from './steering/steering.ts'
import type { StatusLine } from './telling/status-line.ts'

export interface CommandsOptions {
  readonly tmux: TmuxServer
  readonly fleet: Fleet
  readonly lookout: Lookout
  readonly watch: WatchLifetime
  readonly policy: SourcePolicy
  readonly status: StatusLine
  readonly steering: Steering
}

export interface Marked {
  readonly record: RunnerRecord
  /** What the person who has marked it should know. */
  readonly notice: string | undefined
}

/**
 * What a person can have done with runners. A runner is named by a selector: its pane id, its id or its name, see
 * `Fleet.find`, which throws the Failure `runner-not-found`.
 */
export class Commands {
  readonly #options: CommandsOptions

  constructor(options: CommandsOptions) {
    this.#options = options
  }

  /** Marks the pane that a tmux target names. Throws as `paneAt` and `Fleet.mark` do. */
  async mark(target: string, request: MarkRequest): Promise<Marked> {
    const { fleet, lookout, tmux, watch } = this.#options
    return lookout.inTurn(async () => {
      await watch.expectRunner()
      try {
        const [pane, snapshot] = await Promise.all([paneAt(tmux, target), lookout.snapshot()])
        await fleet.update(snapshot)
        return await this.#made(await fleet.mark(pane, request))
      } finally {
        await watch.review()
      }
    })
  }

  /** Starts a command in a pane of its own, as a runner. Throws as `Starter.start` does. */
  async run(request: StartRequest): Promise<Marked> {
    return this.#starting(async () => this.#options.steering.starter.start(request))
  }

  /** How runners that an earlier server took with it would be started again; without names, all of the last one. */
  async restorable(names: readonly string[]): Promise<readonly RestartPlan[]> {
    return this.#options.steering.restorer.plans(names)
  }

  /** Starts one of those again: the same id, name and log. Throws as `Restorer.restore` does. */
  async restore(id: string): Promise<Marked> {
    return this.#starting(async () => this.#options.steering.restorer.restore(id))
  }

  /** Ends the command of a runner that we have started, or the agent in a marked pane; resolves when it has ended. */
  async end(selector: string): Promise<RunnerRecord> {
    const { fleet, steering } = this.#options
    const { sender, stopper } = steering
    const runner = fleet.findLive(selector)
    if (runner.isStarted) await stopper.stop(runner, 'stopped')
    else await endMarkedAgent(runner, sender)
    return runner.record
  }

  /** Starts a command again as it was started, after it has ended. Throws as `Restarter.restart` does. */
  async restart(selector: string): Promise<Marked> {
    return this.#options.steering.restarter.restart(selector, async (request) => this.run(request))
  }

  /** Stops a started command where it is. Throws as `Fleet.findStarted` and `pause` do. */
  pause(selector: string): RunnerRecord {
    const { fleet } = this.#options
    const runner = fleet.findStarted(selector)
    pause(runner, fleet.directory(runner.id))
    return runner.record
  }

  /** Has a stopped command go on. Throws as `Fleet.findStarted` does. */
  resume(selector: string): RunnerRecord {
    const { fleet } = this.#options
    const runner = fleet.findStarted(selector)
    resume(runner, fleet.directory(runner.id))
    return runner.record
  }

  /** Types into a runner. Throws as `Sender.send` does. */
  async send(selector: string, request: SendRequest): Promise<RunnerRecord> {
    const { fleet, steering } = this.#options
    const runner = fleet.findLive(selector)
    await steering.sender.send(runner, request)
    return runner.record
  }

  /** Releases a runner; its pane stays as it is. Throws also where it has ended already. */
  async unmark(selector: string): Promise<RunnerRecord> {
    const { fleet, lookout, watch } = this.#options
    return lookout.inTurn(async () => {
      const { id, name } = fleet.find(selector)
      const runner = fleet.liveRunner(id)
      if (runner === undefined) throw new Failure('runner-not-found', `'${name}' has ended already`)
      const record = await fleet.unmark(runner)
      await watch.review()
      return record
    })
  }

  /** Releases the runner in the pane that a tmux target names, or marks that pane where there is none. */
  async toggle(target: string): Promise<Marked & { readonly marked: boolean }> {
    const { fleet, tmux } = this.#options
    const pane = await paneAt(tmux, target)
    const runner = fleet.liveIn(pane)
    if (runner !== undefined) {
      return { marked: false, record: await this.unmark(runner.id), notice: undefined }
    }
    return { marked: true, ...(await this.mark(pane, {})) }
  }

  async #starting(start: () => Promise<TrackedRunner>): Promise<Marked> {
    const { lookout, tmux, watch } = this.#options
    return lookout.inTurn(async () => {
      const hasSessions = (await tmux.ask(LIST_SESSIONS)).length > 0
      // Else with the session that it starts in.
      if (hasSessions) await watch.expectRunner()
      try {
        return await this.#made(await start())
      } finally {
        await watch.review()
      }
    })
  }

  /** Shows a runner that was just made. */
  async #made(runner: TrackedRunner): Promise<Marked> {
    const { policy, status } = this.#options
    await status.flush()
    return { record: runner.record, notice: await policy.noticeOf(runner) }
  }
}
