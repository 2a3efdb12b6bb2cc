import { moment, now } from '../base/clock.ts'
import { settlesWithin } from '../host/child.ts'
import { Failure } from '../base/failure.ts'
import type { RestartPlan } from '../records/restart-plan.ts'
import { isMuted, type RunnerRecord } from '../records/runner-file.ts'
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
import type { Answered, AnswerRequest } from './steering/answerer.ts'
import type { SendRequest } from './steering/sender.ts'
import type { StartRequest } from './steering/starter.ts'
import type { Steering } from './steering/steering.ts'
import type { StatusLine } from './telling/status-line.ts'

/** How long a pane may take to be released after its agent has ended, in milliseconds. */
const RELEASED_MS = 2000

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
  /** A remark for the person who has marked it; undefined when there is none. */
  readonly notice: string | undefined
}

/**
 * Carries out a person's commands on runners. A selector names a runner by its pane id, its id or its name: see
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

  /** The plans to start runners again that ended with an earlier server; without names, all of the last server. */
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
    // It is released when its agent is seen to have ended.
    if (runner.isFound) await settlesWithin(runner.over, RELEASED_MS)
    return runner.record
  }

  /** Ends a command if it still runs, and starts it again in the same way. Throws as `Restarter.restart` does. */
  async restart(selector: string): Promise<Marked> {
    return this.#options.steering.restarter.restart(selector, async (request) => this.run(request))
  }

  /** Pauses a started command. Throws as `Fleet.findStarted` and `pause` do. */
  pause(selector: string): RunnerRecord {
    const { fleet } = this.#options
    const runner = fleet.findStarted(selector)
    pause(runner, fleet.directory(runner.id))
    return runner.record
  }

  /** Continues a paused command. Throws as `Fleet.findStarted` does. */
  resume(selector: string): RunnerRecord {
    const { fleet } = this.#options
    const runner = fleet.findStarted(selector)
    resume(runner, fleet.directory(runner.id))
    return runner.record
  }

  /** Has an idle runner count as not looked at. Throws as `Fleet.findLive` does, and for a runner that is not idle. */
  unread(selector: string): RunnerRecord {
    const runner = this.#options.fleet.findLive(selector)
    if (runner.state.kind !== 'idle') {
      throw new Failure('invalid-request', `'${runner.name}' is ${runner.state.kind}: only an idle one can be unread`)
    }
    runner.apply({ kind: 'unread', at: moment() })
    if (isMuted(runner.record)) runner.revise({ muted: 0 }, 'unmuted')
    return runner.record
  }

  /** Has the present state of a runner ask for no attention, or ask again. Throws as `Fleet.findLive` does. */
  mute(selector: string, isMuted: boolean): RunnerRecord {
    const runner = this.#options.fleet.findLive(selector)
    runner.revise({ muted: isMuted ? runner.state.since : 0 }, isMuted ? 'muted' : 'unmuted')
    return runner.record
  }

  /** Types into a runner. Throws as `Sender.send` does. */
  async send(selector: string, request: SendRequest): Promise<RunnerRecord> {
    const { fleet, steering } = this.#options
    const runner = fleet.findLive(selector)
    await steering.sender.send(runner, request)
    return runner.record
  }

  /** Presses one option of a runner's dialog. Throws as `Answerer.answer` does. */
  async answer(request: AnswerRequest): Promise<Answered & { readonly record: RunnerRecord }> {
    const { fleet, steering } = this.#options
    const runner = fleet.findLive(request.run)
    const answered = await steering.answerer.answer(runner, request)
    return { record: runner.record, ...answered }
  }

  /** Has a text typed when the turn of a runner is over; an idle one gets it at once. Throws as `Outbox.add` does. */
  async queue(selector: string, text: string): Promise<RunnerRecord> {
    const { fleet, steering } = this.#options
    const runner = fleet.findLive(selector)
    await steering.outbox.add(runner, text, now())
    return runner.record
  }

  /** Takes back the texts that wait for a runner; returns how many there were. */
  unqueue(selector: string): number {
    const { fleet, steering } = this.#options
    return steering.outbox.cancel(fleet.findLive(selector))
  }

  /** Releases a runner; its pane stays as it is. Throws also when the runner has ended already. */
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
      // Without sessions there is nothing to watch yet: the watch then begins with the session that is opened.
      if (hasSessions) await watch.expectRunner()
      try {
        return await this.#made(await start())
      } finally {
        await watch.review()
      }
    })
  }

  /** Updates the status line for a runner that was just made, and returns the runner with its notice. */
  async #made(runner: TrackedRunner): Promise<Marked> {
    const { policy, status } = this.#options
    await status.flush()
    return { record: runner.record, notice: await policy.noticeOf(runner) }
  }
}
