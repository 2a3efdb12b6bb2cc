import { join } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { moment } from '../../base/clock.ts'
import type { PaneId, SessionId } from '../../protocol/ids.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { ShownRunner } from '../../traces/status-variables.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { Archive } from './archive.ts'
import { Endings } from './endings.ts'
import { LiveRunners } from './live-runners.ts'
import { Marking, type MarkRequest } from './marking.ts'
import { Names } from './names.ts'
import type { FleetOptions } from './options.ts'
import { Places } from './places.ts'
import { Register } from './register.ts'
import { renameRunner } from './renaming.ts'
import { TakingUp } from './taking-up.ts'
import { Tracker } from './tracker.ts'

/** The result of a look at the server. */
export interface Snapshot {
  readonly rows: readonly PaneRow[]
  /** Panes that are visible at a terminal. */
  readonly inView: ReadonlySet<PaneId>
  /** When it was asked for, on the steady clock. */
  readonly askedMs: number
}

/**
 * All runners of one server: live ones, and ended ones that still have a log. The rest of the controller reaches the
 * parts of this folder by it.
 */
export class Fleet {
  readonly #options: FleetOptions
  readonly #live = new LiveRunners()
  readonly #places: Places
  readonly #archive: Archive
  readonly #register: Register
  readonly #names: Names
  readonly #endings: Endings
  readonly #marking: Marking
  readonly #takingUp: TakingUp

  constructor(options: FleetOptions) {
    const live = this.#live
    const places = new Places(options.server, live)
    const archive = new Archive(options, places)
    const register = new Register(live, archive)
    const names = new Names(options, register)
    const tracker = new Tracker(options, { live, archive, places })
    const endings = new Endings(options, { live, archive })
    this.#options = options
    this.#places = places
    this.#archive = archive
    this.#register = register
    this.#names = names
    this.#endings = endings
    this.#marking = new Marking(options, { live, places, names, tracker, endings })
    this.#takingUp = new TakingUp(options, { places, archive, names, tracker, endings })
  }

  get live(): readonly TrackedRunner[] {
    return this.#live.all
  }

  /** As Register.records. */
  get records(): readonly RunnerRecord[] {
    return this.#register.records
  }

  /** The runners that status line and badges show: those with a pane, and failures that were not looked at yet. */
  get shown(): readonly ShownRunner[] {
    return this.#places.shown([...this.#live.all, ...this.#archive.newest])
  }

  /** The failures among `shown`. */
  get failures(): readonly ShownRunner[] {
    return this.shown.filter(({ state, isCounted }) => state === 'failed' && isCounted)
  }

  /** As Archive.awaitsLook. */
  get awaitsLook(): boolean {
    return this.#archive.awaitsLook
  }

  /** As Places.homeSessions. */
  get homeSessions(): readonly SessionId[] {
    return this.#places.homeSessions
  }

  /** As Endings.areDoubtful. */
  get doubtful(): boolean {
    return this.#endings.areDoubtful
  }

  /** As Places.isOfThisServer. */
  isOfThisServer(record: Pick<RunnerRecord, 'server'>): boolean {
    return this.#places.isOfThisServer(record)
  }

  /** As Places.hasPane. */
  hasPane(record: RunnerRecord): boolean {
    return this.#places.hasPane(record)
  }

  /** The directory of a run. */
  directory(id: string): string {
    return join(this.#options.root, id)
  }

  /** As Register.findAny. */
  findAny(selector: string): RunnerRecord | undefined {
    return this.#register.findAny(selector)
  }

  /** As Register.find. */
  find(selector: string): RunnerRecord {
    return this.#register.find(selector)
  }

  /** As Register.findLive. */
  findLive(selector: string): TrackedRunner {
    return this.#register.findLive(selector)
  }

  /** As Register.findStarted. */
  findStarted(selector: string): TrackedRunner {
    return this.#register.findStarted(selector)
  }

  liveRunner(id: string): TrackedRunner | undefined {
    return this.#live.get(id)
  }

  liveIn(pane: PaneId): TrackedRunner | undefined {
    return this.#live.in(pane)
  }

  /** True while something of a run may still be written. */
  isHeld(id: string): boolean {
    return this.#live.has(id) || this.#archive.isUnwritten(id)
  }

  /** As Names.newName. */
  newName(wish: string | undefined, ideas: readonly string[]): string {
    return this.#names.newName(wish, ideas)
  }

  /** As Marking.mark. */
  async mark(pane: PaneId, request: MarkRequest): Promise<TrackedRunner> {
    return this.#marking.mark(pane, request)
  }

  /** As renameRunner; throws also a Failure `invalid-request` when the runner has ended. */
  async rename(id: string, name: string): Promise<void> {
    const runner = this.#live.get(id)
    if (runner === undefined) throw new Failure('invalid-request', 'this runner has ended and keeps its name')
    await renameRunner(runner, name, this.#names, this.#options.askAll)
  }

  /** Releases a runner: its log ends, its pane stays as it is. An agent in it is not marked again by itself. */
  async unmark(runner: TrackedRunner): Promise<RunnerRecord> {
    await this.#endings.release(runner)
    return this.find(runner.id)
  }

  /** As Endings.commandEnded. */
  async commandEnded(id: string, word: string): Promise<void> {
    await this.#endings.commandEnded(id, word)
  }

  /** As Endings.agentEnded. */
  async agentEnded(id: string): Promise<boolean> {
    return this.#endings.agentEnded(id)
  }

  /** As Archive.putBack. */
  async putBack(before: RunnerRecord): Promise<void> {
    await this.#archive.putBack(before)
  }

  /** As Archive.looked. */
  async looked(record: RunnerRecord): Promise<void> {
    await this.#archive.looked(record)
  }

  /** As Archive.remove. */
  async remove(record: RunnerRecord): Promise<void> {
    await this.#archive.remove(record)
  }

  /** As Archive.forget. */
  async forget(id: string): Promise<void> {
    await this.#archive.forget(id)
  }

  /** Takes over a snapshot: panes that have moved, ended or gone, and those that are visible at a terminal. */
  async update({ rows, inView, askedMs }: Snapshot): Promise<void> {
    this.#places.update(rows)
    for (const runner of this.live) {
      const row = this.#places.rowOf(runner)
      const at = moment()
      if (row?.dead === false) {
        runner.place(row, askedMs)
        runner.apply({ kind: 'viewed', at, inView: inView.has(runner.pane) })
      } else {
        await this.#endings.paneEnded(runner, row, at)
      }
    }
    this.#archive.inView(inView)
    this.#options.sources.update(rows)
    this.#options.onChange()
    if (this.doubtful) this.#options.onDoubt()
  }

  /** As TakingUp.takeUp, before the first snapshot is taken over. */
  async restore(rows: readonly PaneRow[], report: (problem: string) => void): Promise<void> {
    this.#places.update(rows)
    await this.#takingUp.takeUp(rows, report)
  }

  /** Ends every live runner: the server is gone. */
  async serverGone(): Promise<void> {
    await Promise.all(this.live.map(async (runner) => this.#endings.gone(runner, 'server-gone')))
  }

  /** Closes every runner without ending it, so that another controller can take it up. */
  async close(): Promise<void> {
    await Promise.all([...this.live.map(async (runner) => runner.close()), this.#archive.close()])
  }
}
