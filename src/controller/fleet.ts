import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, messageOf } from '../base/failure.ts'
import { isPaneId, type PaneId, type SessionId, type WindowId } from '../protocol/ids.ts'
import { agentOf } from '../runner/agent.ts'
import { isFinal } from '../runner/state.ts'
import type { LifeEvent } from '../runner/step.ts'
import type { Command } from '../tmux/command-queue.ts'
import type { PaneRow } from '../tmux/snapshot.ts'
import type { EventHub } from './event-hub.ts'
import { ExitStatus } from './exit-status.ts'
import type { Feeds } from './feeds.ts'
import type { Journal } from './journal.ts'
import { isRunning } from './process-state.ts'
import { newRecord, paneMarks, paneUnmarks } from './pane-marks.ts'
import { readPastRuns } from './past-runs.ts'
import type { RunnerRecord } from './runner-file.ts'
import { checkName, freeName, isRunnerId, newRunnerId } from './runner-name.ts'
import type { ServerIdentity } from './server-link.ts'
import type { Settings } from './settings.ts'
import type { ShownRunner } from './status-line.ts'
import { TrackedRunner } from './tracked-runner.ts'

export interface FleetOptions {
  /** Directory that holds one directory for each run. */
  readonly root: string
  readonly server: ServerIdentity & { readonly socket: string }
  readonly feeds: Feeds
  readonly hub: EventHub
  readonly journal: Journal
  readonly askAll: (commands: readonly Command[]) => Promise<readonly (readonly string[])[]>
  readonly settings: () => Promise<Settings>
  readonly onChange: () => void
  /** The server should be looked at again soon. */
  readonly onDoubt: () => void
  readonly onTrouble: (runner: string, problem: string | undefined) => void
}

export interface MarkRequest {
  readonly name?: string | undefined
  readonly agent?: string | undefined
  readonly idleAfterMs?: number | undefined
}

/** All runners of one server: those that live, and those that have ended and still have a log. */
export class Fleet {
  readonly #options: FleetOptions
  readonly #live = new Map<string, TrackedRunner>()
  readonly #ended = new Map<string, RunnerRecord>()
  readonly #exits: ExitStatus
  #rows: readonly PaneRow[] = []

  constructor(options: FleetOptions) {
    this.#options = options
    this.#exits = new ExitStatus(() => {
      options.askAll([['run-shell', '-b', ':']]).catch(() => undefined)
      options.onDoubt()
    })
  }

  get live(): readonly TrackedRunner[] {
    return [...this.#live.values()]
  }

  /** Everything about every runner, live ones first. */
  get records(): readonly RunnerRecord[] {
    return [...this.live.map((runner) => runner.record), ...this.#ended.values()]
  }

  /** What status line and badges show: runners whose pane is still there to go to. */
  get shown(): readonly ShownRunner[] {
    return this.records.flatMap((record) => {
      const windows = this.#rowsOf(record).map((row): WindowId => row.window)
      return windows.length === 0 ? [] : [{ state: record.state.kind, windows }]
    })
  }

  /** The session where a live runner is, for clients that have to be somewhere. */
  get homeSession(): SessionId | undefined {
    return this.live.flatMap((runner) => this.#rowsOf(runner.record))[0]?.session
  }

  /** True while there is a pane to go to. */
  hasPane(record: RunnerRecord): boolean {
    return this.#rowsOf(record).length > 0
  }

  directory(id: string): string {
    return join(this.#options.root, id)
  }

  /** Finds a runner by pane id, id or name; a live one before an ended one. Throws a Failure `runner-not-found`. */
  find(selector: string): RunnerRecord {
    const records = this.records
    const matches = records.filter(({ id, name, pane }) => [id, name, pane].includes(selector))
    const live = matches.find((record) => !isFinal(record.state))
    const newest = matches.toSorted((a, b) => b.state.since - a.state.since)[0]
    const found = live ?? newest
    if (found === undefined) {
      throw new Failure('runner-not-found', `there is no runner '${selector}'`, {
        next: 'list the runners with: geppetto-tmux ls',
      })
    }
    return found
  }

  liveRunner(id: string): TrackedRunner | undefined {
    return this.#live.get(id)
  }

  liveIn(pane: PaneId): TrackedRunner | undefined {
    return this.live.find((runner) => runner.pane === pane)
  }

  /** Marks a pane of the latest snapshot. Throws `pane-not-found`, `pane-dead`, `runner-exists` or `cannot-create`. */
  async mark(pane: PaneId, request: MarkRequest): Promise<TrackedRunner> {
    const row = this.#rows.find((candidate) => candidate.pane === pane)
    if (row === undefined) throw new Failure('pane-not-found', `there is no pane ${pane}`)
    if (row.dead) {
      throw new Failure('pane-dead', `the program in ${pane} has ended`, {
        next: `start it again first: tmux respawn-pane -t ${pane}`,
      })
    }
    const existing = this.liveIn(pane)
    if (existing !== undefined) {
      throw new Failure('runner-exists', `${pane} is already the runner '${existing.name}'`, {
        next: `release it with: geppetto-tmux unmark ${existing.name}`,
      })
    }
    const agent = request.agent ?? agentOf(row.command)
    const name = request.name === undefined ? this.#freeName(row, agent) : this.#checkFree(request.name)
    const settings = await this.#options.settings()
    const idleAfterMs = request.idleAfterMs ?? settings.idleAfterMs
    const record = newRecord(row, { id: newRunnerId(), name, agent, idleAfterMs, server: this.#options.server })
    const runner = await this.#track(record, settings, 'adopted')
    await this.#options.askAll(paneMarks(record))
    runner.tell('marked', { pane, agent })
    return runner
  }

  /** Releases a runner: its log ends, its pane stays as it is. */
  async unmark(runner: TrackedRunner): Promise<RunnerRecord> {
    await this.#end(runner, { kind: 'unmarked', at: Date.now() })
    await this.#options.askAll(paneUnmarks(runner.pane)).catch(() => undefined)
    return this.find(runner.id)
  }

  rename(id: string, name: string): void {
    const runner = this.#live.get(id)
    if (runner === undefined) throw new Failure('invalid-request', 'this runner has ended and keeps its name')
    if (runner.name === name) return
    runner.rename(this.#checkFree(name))
    this.#options
      .askAll([['set-option', '-p', '-t', runner.pane, '@geppetto_name', runner.name]])
      .catch(() => undefined)
  }

  /** Forgets an ended runner and deletes its log. Throws `runner-live` while it lives. */
  remove(record: RunnerRecord): void {
    if (!isFinal(record.state)) {
      throw new Failure('runner-live', `'${record.name}' is still running`, {
        next: `release it first: geppetto-tmux unmark ${record.name}`,
      })
    }
    try {
      rmSync(this.directory(record.id), { recursive: true, force: true })
    } catch (error) {
      throw new Failure('permission-denied', `cannot delete ${this.directory(record.id)}: ${messageOf(error)}`)
    }
    this.#ended.delete(record.id)
    this.#options.hub.publish(record.id, record.name, 'removed', {})
    this.#options.onChange()
  }

  /** Takes over what a snapshot shows: panes that moved, ended or are gone. */
  async update(rows: readonly PaneRow[]): Promise<void> {
    this.#rows = rows
    for (const runner of this.live) {
      const row = this.#rowsOf(runner.record)[0]
      const at = Date.now()
      if (row?.dead === false) {
        runner.place(row)
        continue
      }
      const end: LifeEvent | undefined =
        row === undefined ? { kind: 'vanished', at, why: 'pane-closed' } : this.#exits.of(runner.id, row, at)
      if (end !== undefined) await this.#end(runner, end)
    }
    this.#options.feeds.update(rows)
    this.#options.onChange()
  }

  /** True when the program of a live runner has ended and nobody has told us. */
  get doubtful(): boolean {
    return this.live.some((runner) => !isRunning(runner.record.pid))
  }

  /**
   * Picks up the runners of an earlier controller from the marks on their panes and from their files, and closes the
   * books on those whose pane or server is gone.
   */
  async restore(rows: readonly PaneRow[], report: (problem: string) => void): Promise<void> {
    this.#rows = rows
    const { root, server, journal } = this.#options
    const settings = await this.#options.settings()
    const marked = new Map(rows.filter((row) => isRunnerId(row.runnerId)).map((row) => [row.runnerId, row]))
    const { logRetentionMs: retentionMs } = settings
    const past = await readPastRuns({ root, server, marked: new Set(marked.keys()), retentionMs, report })
    for (const record of past.ended) this.#ended.set(record.id, record)
    for (const [id, row] of marked) {
      if (this.#ended.has(id)) continue
      const record = past.open.get(id) ?? this.#recordFromMarks(row, settings)
      try {
        const runner = await this.#track(
          { ...record, state: { kind: 'starting', since: Date.now() } },
          settings,
          'resumed',
        )
        runner.tell('resumed', { pane: row.pane })
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        journal.note('runner could not be picked up', { runner: id, error: error.message })
        report(`'${record.name}' could not be picked up: ${error.message}`)
      }
    }
  }

  /** Ends every live runner: the server is gone. */
  async serverGone(): Promise<void> {
    const at = Date.now()
    await Promise.all(this.live.map(async (runner) => this.#end(runner, { kind: 'vanished', at, why: 'server-gone' })))
  }

  /** Lets go of every runner without ending it: another controller goes on. */
  async close(): Promise<void> {
    await Promise.all(this.live.map(async (runner) => runner.close()))
  }

  async #track(record: RunnerRecord, settings: Settings, why: 'adopted' | 'resumed'): Promise<TrackedRunner> {
    const { hub, journal, onChange, feeds } = this.#options
    const runner = await TrackedRunner.open({
      directory: this.directory(record.id),
      record,
      settings,
      hub,
      onChange,
      onTrouble: (problem) => this.#options.onTrouble(record.name, problem),
      onBug: (error) => journal.bug(error),
    })
    const pane = runner.pane
    const sessions = this.#rows.filter((row) => row.pane === pane).map((row) => row.session)
    this.#live.set(record.id, runner)
    try {
      await feeds.add(pane, sessions, why, runner)
    } catch (error) {
      this.#live.delete(record.id)
      await runner.close()
      if (why === 'adopted') rmSync(this.directory(record.id), { recursive: true, force: true })
      throw error
    }
    journal.note('runner tracked', { runner: record.id, name: record.name, pane, why })
    return runner
  }

  async #end(runner: TrackedRunner, event: LifeEvent): Promise<void> {
    await this.#options.feeds.remove(runner.pane)
    await runner.finish(event)
    this.#live.delete(runner.id)
    this.#ended.set(runner.id, runner.record)
    this.#options.journal.note('runner ended', { runner: runner.id, name: runner.name, state: runner.state })
    this.#options.onChange()
  }

  /** The file of a marked pane is lost or spoilt: what the pane itself says is enough to go on. */
  #recordFromMarks(row: PaneRow, { idleAfterMs }: Settings): RunnerRecord {
    const name = freeName(row.runnerName, this.#names())
    const agent = row.agent === '' ? 'command' : row.agent
    return newRecord(row, { id: row.runnerId, name, agent, idleAfterMs, server: this.#options.server })
  }

  #rowsOf({ id, pane }: { readonly id: string; readonly pane: string }): PaneRow[] {
    return isPaneId(pane) ? this.#rows.filter((row) => row.pane === pane && this.#isCurrent(id, row)) : []
  }

  /** The pane of an ended run may have been marked again since. */
  #isCurrent(id: string, row: PaneRow): boolean {
    return this.#live.has(id) || (row.dead && this.liveIn(row.pane) === undefined)
  }

  #names(): Set<string> {
    return new Set(this.live.map((runner) => runner.name))
  }

  #freeName(row: PaneRow, agent: string): string {
    return freeName(agent === 'command' ? row.windowName : agent, this.#names())
  }

  #checkFree(name: string): string {
    const checked = checkName(name)
    if (this.#names().has(checked)) {
      throw new Failure('runner-exists', `there is already a runner '${checked}'`, { next: 'choose another name' })
    }
    return checked
  }
}
