import type { SourceKind } from '../../runner/source-kind.ts'
import { moment } from '../../base/clock.ts'
import { shortWord } from '../../base/shell-word.ts'
import { Failure } from '../../base/failure.ts'
import { requireQuick } from '../../base/pattern.ts'
import type { PaneId } from '../../protocol/ids.ts'
import type { FoundAgent, RunnerRecord, StartedCommand } from '../../records/runner-file.ts'
import { newRunnerId } from '../../records/runner-id.ts'
import { checkAgent } from '../../runner/runner-name.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import type { Endings } from './endings.ts'
import type { LiveRunners } from './live-runners.ts'
import type { Names } from './names.ts'
import { newRecord, sequel } from './new-record.ts'
import type { FleetOptions } from './options.ts'
import { paneMarks } from './pane-marks.ts'
import type { Places } from './places.ts'
import { renameRunner } from './renaming.ts'
import type { Tracker } from './tracker.ts'

export interface MarkRequest {
  readonly name?: string | undefined
  readonly agent?: string | undefined
  readonly idleAfterMs?: number | undefined
  /** The source that the person has asked for; undefined: as the option says. */
  readonly source?: SourceKind | undefined
  /** A regular expression for what it prints when it waits for a person. */
  readonly tell?: string | undefined
  /** Set when it is marked by itself, because this agent was found in the pane. */
  readonly found?: (FoundAgent & { readonly agent: string }) | undefined
  /** True when it gets a prompt: then it is `starting` until it is seen at work. */
  readonly prompted?: boolean | undefined
  /** Set for a pane that we have opened: the runner's id, and the command that will run there. */
  readonly started?: { readonly id: string; readonly command: StartedCommand } | undefined
  /** The record of a runner that ended with its server: it goes on with that id and log. */
  readonly before?: RunnerRecord | undefined
}

type MarkingOptions = Pick<FleetOptions, 'agents' | 'askAll' | 'server' | 'settings' | 'sourceFor'>

/** Marks panes: makes them runners. */
export class Marking {
  readonly #options: MarkingOptions
  readonly #live: LiveRunners
  readonly #places: Places
  readonly #names: Names
  readonly #tracker: Tracker
  readonly #endings: Endings

  constructor(
    options: MarkingOptions,
    parts: {
      readonly live: LiveRunners
      readonly places: Places
      readonly names: Names
      readonly tracker: Tracker
      readonly endings: Endings
    },
  ) {
    this.#options = options
    this.#live = parts.live
    this.#places = parts.places
    this.#names = parts.names
    this.#tracker = parts.tracker
    this.#endings = parts.endings
  }

  /**
   * Marks a pane of the latest snapshot. Throws a Failure `pane-not-found`, `pane-dead`, `runner-exists`,
   * `invalid-request`, or as `Tracker.track`.
   */
  async mark(pane: PaneId, request: MarkRequest): Promise<TrackedRunner> {
    const row = this.#livingRow(pane)
    const existing = this.#live.in(pane)
    if (existing?.isFound === true && request.found === undefined) {
      if (await this.#keep(existing, request)) return existing
    } else if (existing !== undefined) {
      throw new Failure('runner-exists', `${pane} is already the runner '${existing.name}'`, {
        next: `release it with: geppetto-tmux unmark ${shortWord(existing.name)}`,
      })
    }
    const { started, before, found } = request
    const isGiven = request.agent !== undefined || before?.agentGiven === true
    const known = request.agent ?? before?.agent ?? found?.agent
    const agent = known === undefined ? await this.#recognised(row) : checkAgent(known)
    const ideas = request.name === undefined ? await this.#names.ideasFor(row, agent) : []
    const name = this.#names.newName(request.name, ideas)
    const settings = await this.#options.settings()
    const idleAfterMs = request.idleAfterMs ?? settings.idleAfterMs
    const record = newRecord(row, {
      id: started?.id ?? before?.id ?? newRunnerId(),
      name,
      agent,
      ...(isGiven ? { agentGiven: true as const } : {}),
      idleAfterMs,
      server: this.#options.server,
    })
    const given = request.source ?? before?.sourceGiven
    const tell = request.tell ?? before?.tell
    if (tell !== undefined) requireQuick(tell)
    const source = given ?? this.#options.sourceFor(settings)
    const whole = {
      ...record,
      ...(given === undefined ? {} : { sourceGiven: given }),
      ...(tell === undefined ? {} : { tell }),
      ...(found === undefined ? {} : { found: { process: found.process, program: found.program } }),
      ...(started === undefined ? {} : { started: started.command }),
      ...(before === undefined ? {} : sequel(before, record.startedAt)),
    }
    const why = before === undefined ? 'adopted' : 'restarted'
    const runner = await this.#tracker.track({ record: whole, settings, source, why, prompted: request.prompted })
    await this.#options.askAll(paneMarks(whole))
    runner.tell(before === undefined ? (started === undefined ? 'marked' : 'started') : 'restarted', {
      pane,
      agent,
      ...(found === undefined ? {} : { found: 'agents' }),
    })
    return runner
  }

  /** The row of a pane whose program runs. */
  #livingRow(pane: PaneId): PaneRow {
    const row = this.#places.rowIn(pane)
    if (row === undefined) throw new Failure('pane-not-found', `there is no pane ${pane}`)
    if (!row.dead) return row
    throw new Failure('pane-dead', `the program in ${pane} has ended`, {
      next: `start it again first: tmux respawn-pane -t ${pane}`,
    })
  }

  /** Makes a runner that was marked by itself the person's. False when that needs a new run, and ends the old one. */
  async #keep(runner: TrackedRunner, { name, ...others }: MarkRequest): Promise<boolean> {
    // Checked first, so that a refused request does not end the run.
    if (name !== undefined && name !== runner.name) this.#names.checkFree(name)
    if (others.agent !== undefined) checkAgent(others.agent)
    if (others.tell !== undefined) requireQuick(others.tell)
    if (Object.values(others).some((value) => value !== undefined)) {
      await this.#endings.end(runner, { kind: 'unmarked', at: moment() })
      return false
    }
    if (name === undefined) runner.keep()
    else await renameRunner(runner, name, this.#names, this.#options.askAll)
    return true
  }

  async #recognised({ pane, pid }: PaneRow): Promise<string> {
    const found = await this.#options.agents.find(pane, pid)
    return found?.agent ?? 'command'
  }
}
