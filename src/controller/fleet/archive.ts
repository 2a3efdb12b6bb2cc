import { join } from 'node:path'
import { Failure, messageOf } from '../../base/failure.ts'
import { shortWord } from '../../base/shell-word.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import type { PaneId } from '../../protocol/ids.ts'
import { removeRun } from '../../records/removal.ts'
import { writeRecord, type RunnerRecord } from '../../records/runner-file.ts'
import { isFinal, isNewFailure } from '../../runner/state.ts'
import { noted } from '../events/noted.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { EndedRuns } from '../runs/ended-runs.ts'
import type { FleetOptions } from './options.ts'
import { paneUnmarks } from './pane-marks.ts'
import type { Places } from './places.ts'

type ArchiveOptions = Pick<FleetOptions, 'root' | 'server' | 'hub' | 'journal' | 'askAll' | 'onChange'>

/** The ended runs, from their end until their log is removed, including those that are not all on disk yet. */
export class Archive {
  readonly #options: ArchiveOptions
  readonly #places: Places
  readonly #ended: EndedRuns
  /** Ended runs that are not all on disk yet. */
  readonly #unwritten = new Map<string, TrackedRunner>()

  constructor(options: ArchiveOptions, places: Places) {
    this.#options = options
    this.#places = places
    this.#ended = new EndedRuns({
      root: options.root,
      server: options.server,
      isNeeded: (record) => this.#unwritten.has(record.id) || places.hasPane(record) || isNewFailure(record.state),
    })
  }

  /** The newest of them, in the order in which they ended. */
  get newest(): readonly RunnerRecord[] {
    return [...this.#ended.newest]
  }

  /** True while a failed run with a pane was not looked at yet. */
  get awaitsLook(): boolean {
    return this.newest.some((record) => isNewFailure(record.state) && this.#places.hasPane(record))
  }

  /** As EndedRuns.isInPane. */
  isInPane(record: RunnerRecord, selector: string): boolean {
    return this.#ended.isInPane(record, selector)
  }

  /** As EndedRuns.findOlder: it reads the disk. */
  findOlder(selector: string): RunnerRecord | undefined {
    return this.#ended.findOlder(selector)
  }

  /** True while an ended run is not all on disk. */
  isUnwritten(id: string): boolean {
    return this.#unwritten.has(id)
  }

  /** Adds a run that has ended just now, or later than those before. */
  add(record: RunnerRecord): void {
    this.#ended.add(record)
  }

  /** Adds a runner that has ended, whether or not it is all on disk. */
  addEnded(runner: TrackedRunner): void {
    if (!runner.isClosed) this.#unwritten.set(runner.id, runner)
    this.#ended.add(runner.record)
  }

  /** To be called when all of an ended run is on disk. */
  written(id: string): void {
    this.#unwritten.delete(id)
  }

  /** Removes a run that was started again. */
  leaves(id: string): void {
    this.#ended.delete(id)
  }

  /** Puts a runner back as it was, after it could not be started again. */
  async putBack(before: RunnerRecord): Promise<void> {
    const { id } = before
    await this.#unwritten.get(id)?.close()
    this.#unwritten.delete(id)
    this.#ended.add(before)
    await writeRecord(this.#directory(id), before)
  }

  /** Notes that these panes are visible at a terminal. */
  inView(panes: ReadonlySet<PaneId>): void {
    for (const record of this.newest) {
      if (panes.has(record.pane) && this.#places.hasPane(record)) void this.looked(record)
    }
  }

  /** Notes that a person has looked at an ended run. */
  async looked(known: RunnerRecord): Promise<void> {
    const { id } = known
    const record = this.#ended.get(id) ?? known
    if (!isFinal(record.state) || !('unseen' in record.state)) return
    const { unseen: _, ...state } = record.state
    const looked = { ...record, state }
    this.#ended.replace(looked)
    this.#options.onChange()
    if (this.#unwritten.has(id)) return
    const written = writeRecord(this.#directory(id), looked)
    await noted(written, this.#options.journal, 'record could not be written', { runner: id })
  }

  /** Forgets an ended runner and deletes its log. Throws a Failure `runner-live` while it lives, or `permission-denied`. */
  async remove(record: RunnerRecord): Promise<void> {
    if (!isFinal(record.state)) {
      throw new Failure('runner-live', `'${record.name}' is still running`, {
        next: `${record.started === undefined ? 'release it first: geppetto-tmux unmark' : 'end it first: geppetto-tmux stop'} ${shortWord(record.name)}`,
      })
    }
    try {
      await this.#unwritten.get(record.id)?.close()
      await removeRun(this.#options.root, record.id)
    } catch (error) {
      throw new Failure('permission-denied', `cannot delete ${this.#directory(record.id)}: ${messageOf(error)}`)
    }
    await this.forget(record.id, record)
  }

  /** Forgets an ended run whose log is gone. Resolves when its pane bears no mark of it any more. */
  async forget(id: string, record = this.#ended.get(id)): Promise<void> {
    if (record === undefined) return
    this.#ended.delete(id)
    this.#unwritten.delete(id)
    this.#options.hub.publish(id, record.name, 'removed', {})
    this.#options.onChange()
    await this.unmarkDead(id, record.pane)
  }

  /** Removes the marks of a forgotten run from its pane, or the next controller would find them there. */
  async unmarkDead(id: string, pane: PaneId): Promise<void> {
    if (this.#places.rowIn(pane)?.runnerId !== id) return
    await ignoreGone(this.#options.askAll(paneUnmarks(pane)))
  }

  /** Closes the files of runs that are not all on disk. */
  async close(): Promise<void> {
    await Promise.all([...this.#unwritten.values()].map(async (runner) => runner.close()))
  }

  #directory(id: string): string {
    return join(this.#options.root, id)
  }
}
