import type { SourceKind } from '../../runner/source-kind.ts'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from '../../host/process-state.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'
import type { Settings } from '../../settings/options.ts'
import { PATIENT_MS } from '../../tmux/tap.ts'
import { TrackedRunner } from '../runner/tracked-runner.ts'
import type { Archive } from './archive.ts'
import type { LiveRunners } from './live-runners.ts'
import type { FleetOptions } from './options.ts'
import { agentMark } from './pane-marks.ts'
import type { Places } from './places.ts'

/** Why tracking begins: the runner is new, an earlier controller has tracked it, or it was started again. */
type TrackReason = 'adopted' | 'resumed' | 'restarted'

interface TrackRequest {
  readonly record: RunnerRecord
  readonly settings: Settings
  readonly source: SourceKind
  readonly why: TrackReason
  /** True when it gets a prompt: then it is `starting` until it is seen at work. */
  readonly prompted?: boolean | undefined
}

/** Makes live runners of records: opens their files, connects them with the controller, and starts their sources. */
export class Tracker {
  readonly #options: FleetOptions
  readonly #live: LiveRunners
  readonly #archive: Archive
  readonly #places: Places

  constructor(
    options: FleetOptions,
    parts: { readonly live: LiveRunners; readonly archive: Archive; readonly places: Places },
  ) {
    this.#options = options
    this.#live = parts.live
    this.#archive = parts.archive
    this.#places = parts.places
  }

  /**
   * Tracks a runner from now on. Throws a Failure `cannot-create` or `permission-denied`, or that of its source; it
   * then removes all traces of a new runner.
   */
  async track(request: TrackRequest): Promise<TrackedRunner> {
    const { record, source, why } = request
    const { journal, onTracked, sources } = this.#options
    const runner = await this.#open(request)
    const pane = runner.pane
    const sessions = this.#places.sessionsOf(pane)
    this.#live.add(runner)
    this.#archive.leaves(record.id)
    onTracked(runner)
    try {
      await sources.add(source, { pane, sessions, why: why === 'resumed' ? why : 'adopted', sink: runner.sink })
    } catch (error) {
      this.#live.delete(record.id)
      await runner.close()
      if (why === 'adopted') rmSync(this.#directory(record), { recursive: true, force: true })
      throw error
    }
    runner.observe()
    journal.note('runner tracked', { runner: record.id, name: record.name, pane, why })
    return runner
  }

  async #open({ record, settings, why, prompted = false }: TrackRequest): Promise<TrackedRunner> {
    const { agents, askAll, hub, journal, onChange, onLogs, sources } = this.#options
    const paneId = record.pane
    const runner: TrackedRunner = await TrackedRunner.open({
      directory: this.#directory(record),
      record,
      isNew: why === 'adopted',
      // Without rules it cannot be seen whether an agent works.
      isPrompted: prompted && agents.rules(record.agent) !== undefined,
      isRestarted: why === 'restarted',
      settings,
      hub,
      onChange: () => {
        onChange()
        if (!isRunning(runner.pid)) this.#options.onDoubt()
      },
      eyes: {
        rules: (agent) => agents.rules(agent),
        readPane: async () => agents.readPane(paneId),
        recognise: async (pid) => agents.find(paneId, pid),
        showing: async (pid) => agents.showing(pid),
      },
      onState: (change) => this.#options.onState({ ...change, runner }),
      onAgent: (agent) => void askAll([agentMark(paneId, agent)]).catch(() => undefined),
      onTrouble: (trouble) => this.#options.onTrouble(runner.record, trouble),
      onSettled: () => this.#archive.written(record.id),
      onRotated: onLogs,
      onBug: (error) => journal.bug(error),
      onAgentEnd: () => this.#options.onAgentEnd(record.id),
      onGone: () => this.#options.onDoubt(),
      onCommandEnd: (word) => this.#options.onCommandEnd(record.id, word),
      position: async () => sources.position(paneId),
      catchUp: async () => sources.catchUp(paneId, PATIENT_MS),
    })
    return runner
  }

  #directory({ id }: RunnerRecord): string {
    return join(this.#options.root, id)
  }
}
