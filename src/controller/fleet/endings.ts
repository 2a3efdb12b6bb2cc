import { join } from 'node:path'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { moment, type Moment } from '../../base/clock.ts'
import { isRunning, processMark } from '../../host/process-state.ts'
import { awaitEnd, parseEnd } from '../../records/exit-note.ts'
import type { LifeEvent } from '../../runner/life/life.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { ExitStatus } from '../started/exit-status.ts'
import { dismiss } from '../started/wrapper.ts'
import type { Archive } from './archive.ts'
import type { LiveRunners } from './live-runners.ts'
import type { FleetOptions } from './options.ts'
import { paneUnmarks, releasedMark } from './pane-marks.ts'

type EndingsOptions = Pick<
  FleetOptions,
  'root' | 'agents' | 'askAll' | 'journal' | 'lastImage' | 'settings' | 'sources' | 'onChange' | 'onDoubt' | 'onLogs'
>

/** Ends runs, each with its reason: a person, its agent, its command, or the loss of its pane or server. */
export class Endings {
  readonly #options: EndingsOptions
  readonly #live: LiveRunners
  readonly #archive: Archive
  readonly #exits: ExitStatus

  constructor(options: EndingsOptions, parts: { readonly live: LiveRunners; readonly archive: Archive }) {
    this.#options = options
    this.#live = parts.live
    this.#archive = parts.archive
    this.#exits = new ExitStatus((afterMs) => {
      if (afterMs > 0) return void setTimeout(options.onDoubt, afterMs).unref()
      options.askAll([['run-shell', '-b', ':']]).catch(() => undefined)
      options.onDoubt()
    })
  }

  /** True when a live runner's program, or the agent that it was marked for, has ended and tmux has not reported it. */
  get areDoubtful(): boolean {
    return this.#live.all.some((runner) => !isRunning(runner.pid) || runner.agentHasEnded)
  }

  /** Ends the run of a dead or missing pane, once it is known how its program has ended. */
  async paneEnded(runner: TrackedRunner, row: PaneRow | undefined, at: Moment): Promise<void> {
    const { id, pid } = runner
    const noteIn = runner.isStarted ? this.#directory(id) : undefined
    const end = this.#exits.of({ id, pid, noteIn }, row, at)
    if (end !== undefined) await this.end(runner, end, row)
  }

  /** Ends the run of a started command that has ended, and lets its wrapper end. */
  async commandEnded(id: string, word: string): Promise<void> {
    const runner = this.#live.get(id)
    const end = parseEnd(word)
    if (runner === undefined || end === undefined) return
    const wrapper = processMark(runner.pid)
    await this.end(runner, { kind: 'exited', at: moment(), ...end })
    await dismiss(wrapper)
    // Once tmux answers, it has noticed that end, too. When panes close one by one, no session ends while its current
    // window changes, which crashes a server up to 3.7c.
    await ignoreGone(this.#options.askAll([['display-message', '-p', '']]))
  }

  /** Releases a runner whose agent has ended, if it was marked for that one. */
  async agentEnded(id: string): Promise<boolean> {
    const runner = this.#live.get(id)
    if (runner?.agentHasEnded !== true) return false
    await this.end(runner, { kind: 'agent-ended', at: moment() })
    await ignoreGone(this.#options.askAll(paneUnmarks(runner.pane)))
    return true
  }

  /** Releases a runner: its log ends, its pane stays as it is. An agent in it is not marked again by itself. */
  async release(runner: TrackedRunner): Promise<void> {
    const { pane, pid } = runner
    await this.end(runner, { kind: 'unmarked', at: moment() })
    const finds = (await ignoreGone(this.#options.settings()))?.auto === 'agents'
    const agent = finds ? await this.#options.agents.inFront(pid) : undefined
    const released = agent === undefined ? [] : [releasedMark(pane, agent.process)]
    await ignoreGone(this.#options.askAll([...paneUnmarks(pane), ...released]))
  }

  /** Ends a run whose pane is gone; for a started command, its wrapper may still note how it ended. */
  async gone(runner: TrackedRunner, why: 'pane-closed' | 'server-gone'): Promise<void> {
    const at = moment()
    if (why === 'server-gone') runner.serverGone()
    const end = runner.isStarted ? await awaitEnd(this.#directory(runner.id), runner.pid) : undefined
    await this.end(runner, end === undefined ? { kind: 'vanished', at, why } : { kind: 'exited', at, ...end })
  }

  /** Ends a run. With the row of its dead pane, the last output that tmux has dropped is taken from that pane. */
  async end(runner: TrackedRunner, event: LifeEvent, row?: PaneRow): Promise<void> {
    const isReleased = event.kind === 'unmarked' || event.kind === 'agent-ended'
    const ending = isReleased ? 'released' : runner.hasSaidAll ? 'whole' : 'gone'
    const whole = await this.#options.sources.remove(runner.pane, ending)
    const shown = row?.dead === true && !whole ? await ignoreGone(this.#options.lastImage(row)) : undefined
    if (shown !== undefined) await runner.completeWith(shown)
    await runner.finish(event)
    this.#live.delete(runner.id)
    this.#archive.addEnded(runner)
    this.#options.onLogs()
    this.#options.journal.note('runner ended', { runner: runner.id, name: runner.name, state: runner.state })
    this.#options.onChange()
  }

  #directory(id: string): string {
    return join(this.#options.root, id)
  }
}
