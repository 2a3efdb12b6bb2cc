import { join } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { closeRun, readPastRuns } from '../../records/past-runs.ts'
import { keptSource } from '../../records/run-source.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'
import { isRunnerId } from '../../records/runner-id.ts'
import { isAgent } from '../../runner/runner-name.ts'
import type { Settings } from '../../settings/options.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import { noted } from '../events/noted.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { isPaused, takeForPaused } from '../started/pause-note.ts'
import { isHeldBack, letGo } from '../started/wrapper.ts'
import type { Archive } from './archive.ts'
import type { Endings } from './endings.ts'
import type { Names } from './names.ts'
import { newRecord } from './new-record.ts'
import type { FleetOptions } from './options.ts'
import { paneMarks } from './pane-marks.ts'
import type { Places } from './places.ts'
import type { Tracker } from './tracker.ts'

type TakingUpOptions = Pick<FleetOptions, 'root' | 'server' | 'askAll' | 'journal' | 'settings' | 'sourceFor'>

/** Takes up the runners that an earlier controller has left, whether it has ended or was killed. */
export class TakingUp {
  readonly #options: TakingUpOptions
  readonly #places: Places
  readonly #archive: Archive
  readonly #names: Names
  readonly #tracker: Tracker
  readonly #endings: Endings

  constructor(
    options: TakingUpOptions,
    parts: {
      readonly places: Places
      readonly archive: Archive
      readonly names: Names
      readonly tracker: Tracker
      readonly endings: Endings
    },
  ) {
    this.#options = options
    this.#places = parts.places
    this.#archive = parts.archive
    this.#names = parts.names
    this.#tracker = parts.tracker
    this.#endings = parts.endings
  }

  /**
   * Takes up the runners of an earlier controller from the marks on their panes (`rows`) and from their files, and ends
   * those whose pane or server is gone. Problems go to `report`, in sentences for a person.
   */
  async takeUp(rows: readonly PaneRow[], report: (problem: string) => void): Promise<void> {
    const { root, server } = this.#options
    const settings = await this.#options.settings()
    const marked = new Map(rows.filter((row) => isRunnerId(row.runnerId)).map((row) => [row.runnerId, row]))
    const past = await readPastRuns({ root, server, marked: new Set(marked.keys()), report })
    const ended = new Set(past.ended.map(({ id }) => id))
    for (const record of past.ended.toSorted((a, b) => a.state.since - b.state.since)) this.#archive.add(record)
    const unknown = [...marked].filter(([id]) => !past.open.has(id) && !ended.has(id))
    // Runs that have ended and were removed do not come back.
    for (const [id, row] of unknown) if (row.dead) await this.#archive.unmarkDead(id, row.pane)
    const lost = unknown.flatMap(([, row]) => (row.dead ? [] : [this.#recordFromMarks(row, settings)]))
    // Runners whose stream goes on come first: they know the earlier reader; others would start a new one.
    const goesOn = ({ source }: RunnerRecord): number => Number(keptSource(source) !== undefined)
    const open = [...past.open.values()].toSorted((a, b) => goesOn(b) - goesOn(a))
    for (const record of [...open, ...lost]) {
      try {
        await this.#goOn(record, settings, marked.has(record.id))
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        await this.#leave(record, error, marked.has(record.id), report)
      }
    }
  }

  /** Tracks a runner again. Marks its pane if that is not marked, or ends the runner if it has no pane. */
  async #goOn(record: RunnerRecord, settings: Settings, isMarked: boolean): Promise<void> {
    const { id, pane } = record
    const directory = join(this.#options.root, id)
    const source = keptSource(record.source) ?? record.sourceGiven ?? this.#options.sourceFor(settings)
    const runner = await this.#tracker.track({ record, settings, source, why: 'resumed' })
    runner.tell('resumed', { pane })
    if (runner.isStarted && isHeldBack(directory)) this.#letGo(runner, directory)
    if (runner.isStarted && isPaused(directory)) takeForPaused(runner, directory)
    if (isMarked) return
    // The controller was killed while it marked this pane.
    if (this.#places.isUnmarked(record)) await this.#options.askAll(paneMarks(record))
    else await this.#endings.gone(runner, 'pane-closed')
  }

  /** Handles a runner that could not be taken up: reports it if it has a pane, else ends its run. */
  async #leave(
    record: RunnerRecord,
    { message }: Failure,
    isMarked: boolean,
    report: (problem: string) => void,
  ): Promise<void> {
    const { journal, root } = this.#options
    journal.note('runner could not be picked up', { runner: record.id, error: message })
    if (isMarked) report(`'${record.name}' could not be picked up: ${message}`)
    else this.#archive.add(await closeRun(root, record, true))
  }

  /** Starts the command for which an earlier controller has opened a pane. */
  #letGo({ id, name }: TrackedRunner, directory: string): void {
    void noted(letGo(directory), this.#options.journal, 'command could not be started', { runner: id, name })
  }

  /** Makes a record from the marks on a pane, when its file is lost or damaged. */
  #recordFromMarks(row: PaneRow, { idleAfterMs }: Settings): RunnerRecord {
    const name = this.#names.newName(undefined, [row.runnerName])
    const agent = isAgent(row.agent) ? row.agent : 'command'
    return newRecord(row, { id: row.runnerId, name, agent, idleAfterMs, server: this.#options.server })
  }
}
