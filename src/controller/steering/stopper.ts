import { moment, now, sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import type { EndReason } from '../../runner/state.ts'
import type { Journal } from '../events/journal.ts'
import { noted } from '../events/noted.ts'
import { readEnd } from '../../records/exit-note.ts'
import { requireProcesses } from '../../host/host.ts'
import type { Processes } from '../../host/processes.ts'
import { hostOf } from '../../records/runner-file.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { isPaused, unpause } from '../started/pause-note.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { dismiss } from '../started/wrapper.ts'
import type { Sender } from './sender.ts'

/** How long an agent may take to quit, in milliseconds: it may save what it remembers, on a busy machine. */
const QUIT_MS = 5000
/** How long to wait after each signal, in milliseconds; all together is less than a client's time limit. */
const TERM_MS = 2000
const KILL_MS = 2000
/** How long the end of the run may take after its wrapper was dismissed, in milliseconds. */
const GO_MS = 1000
/** Longest timer of Node.js; a longer one fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1

export interface StopperOptions {
  readonly journal: Journal
  readonly fleet: Pick<Fleet, 'directory'>
  /** Asks agents to quit by the words or keys that their users would type. */
  readonly sender: Pick<Sender, 'askToQuit'>
}

/** Ends commands that we have started: by the agent's own way to quit, then by TERM, then by KILL. */
export class Stopper {
  readonly #options: StopperOptions
  readonly #stopping = new Map<string, Promise<void>>()
  readonly #deadlines = new Map<string, NodeJS.Timeout>()

  constructor(options: StopperOptions) {
    this.#options = options
  }

  /**
   * Resolves when the run has ended. Throws a Failure `timeout` when nothing could end it, `not-supported` where its
   * processes are not visible here.
   */
  async stop(runner: TrackedRunner, why: EndReason): Promise<void> {
    const running = this.#stopping.get(runner.id)
    if (running !== undefined) return running
    const stopping = this.#end(runner, why).finally(() => this.#stopping.delete(runner.id))
    this.#stopping.set(runner.id, stopping)
    return stopping
  }

  /** Ends the run when its time limit is reached. */
  watch(runner: TrackedRunner): void {
    const { id, endsAt } = runner
    if (endsAt === undefined) return
    clearTimeout(this.#deadlines.get(id))
    const wait = Math.min(Math.max(0, endsAt - now()), MAX_TIMER_MS)
    const timer = setTimeout(() => {
      if (endsAt > now()) return this.watch(runner)
      void noted(this.stop(runner, 'max-duration'), this.#options.journal, 'runner outlives its time', { runner: id })
    }, wait)
    this.#deadlines.set(id, timer)
    void runner.over.then(() => this.forget(id))
  }

  /** Cancels the time limit of a runner. */
  forget(id: string): void {
    clearTimeout(this.#deadlines.get(id))
    this.#deadlines.delete(id)
  }

  close(): void {
    for (const id of this.#deadlines.keys()) this.forget(id)
  }

  async #end(runner: TrackedRunner, why: EndReason): Promise<void> {
    const processes = requireProcesses(hostOf(runner.record))
    runner.apply({ kind: 'ending', at: moment(), why })
    // Found now, because after the end of their parents they cannot be told from other processes.
    const others = new Set(processes.descendants(runner.pid, { elsewhere: true }))
    try {
      await this.#endCommand(runner, processes, others)
    } finally {
      await processes.endAll([...others])
    }
  }

  /** `others` holds the processes that it has started in sessions of their own; those found later are added to it. */
  async #endCommand(runner: TrackedRunner, processes: Processes, others: Set<string>): Promise<void> {
    const { fleet, sender } = this.#options
    const directory = fleet.directory(runner.id)
    const waitsForKeys = !isPaused(directory) && (await sender.askToQuit(runner))
    if (waitsForKeys && (await endsWithin(runner, QUIT_MS))) return
    for (const mark of processes.descendants(runner.pid, { elsewhere: true })) others.add(mark)
    const all = processes.descendants(runner.pid, { elsewhere: false })
    const deadline = performance.now() + TERM_MS
    // A stopped process handles a signal only after it is continued.
    if (!processes.signalSession(runner.pid, 'SIGTERM'))
      processes.signalProcess(processes.processMark(runner.pid), 'SIGTERM')
    unpause(directory)
    processes.signalSession(runner.pid, 'SIGCONT')
    // The command may end and leave behind in its session what ignores the signal.
    if (await endsWithin(runner, TERM_MS)) {
      const here = all.filter((mark) => !others.has(mark))
      return processes.killLate(here, deadline - performance.now())
    }
    for (const mark of processes.descendants(runner.pid, { elsewhere: true })) others.add(mark)
    processes.signalSession(runner.pid, 'SIGKILL')
    if (await endsWithin(runner, KILL_MS)) return
    if (readEnd(directory) !== undefined) {
      // In a flood its wrapper waits until the last output is read; `stop` does not wait for that.
      await dismiss(processes.processMark(runner.pid))
      if (await endsWithin(runner, GO_MS)) return
    }
    throw new Failure('timeout', `'${runner.name}' was killed and is still there`, { next: 'try again' })
  }
}

async function endsWithin(runner: TrackedRunner, ms: number): Promise<boolean> {
  const aborted = new AbortController()
  const late = sleep(ms, aborted.signal).then(
    () => false,
    () => true,
  )
  const ended = await Promise.race([runner.over.then(() => true), late])
  aborted.abort()
  return ended
}
