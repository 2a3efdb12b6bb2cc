import { Failure } from '../../base/failure.ts'
import { didYouMean } from '../../base/similar.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'
import { isFinal } from '../../runner/state.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import type { Archive } from './archive.ts'
import type { LiveRunners } from './live-runners.ts'

/** Finds runners by the selector that a person gives, among live and ended ones. */
export class Register {
  readonly #live: LiveRunners
  readonly #archive: Archive

  constructor(live: LiveRunners, archive: Archive) {
    this.#live = live
    this.#archive = archive
  }

  /** The records of all live runners, then those of the newest ended ones. */
  get records(): readonly RunnerRecord[] {
    return [...this.#live.all.map((runner) => runner.record), ...this.#archive.newest]
  }

  /** Names that no new runner may have: the names of live ones, and every id. */
  get takenNames(): ReadonlySet<string> {
    return new Set([...this.#live.all.map((runner) => runner.name), ...this.records.map((record) => record.id)])
  }

  /** Finds a runner by pane id, id or name; a live one before an ended one. Undefined when there is none. */
  findAny(selector: string): RunnerRecord | undefined {
    const matches = this.records.filter(
      (record) => [record.id, record.name].includes(selector) || this.#archive.isInPane(record, selector),
    )
    const live = matches.find((record) => !isFinal(record.state))
    const newest = matches.toSorted((a, b) => b.state.since - a.state.since)[0]
    return live ?? newest ?? this.#archive.findOlder(selector)
  }

  /** As findAny; throws a Failure `runner-not-found`. */
  find(selector: string): RunnerRecord {
    const found = this.findAny(selector)
    if (found === undefined) {
      const known = this.records.flatMap(({ id, name }) => [name, id])
      throw new Failure('runner-not-found', `there is no runner '${selector}'`, {
        next: `${didYouMean(selector, known)}list the runners with: geppetto-tmux ls`,
      })
    }
    return found
  }

  /** Finds a runner that has not ended. Throws a Failure `runner-not-found` or `runner-ended`. */
  findLive(selector: string): TrackedRunner {
    const { id, name } = this.find(selector)
    const runner = this.#live.get(id)
    if (runner !== undefined) return runner
    throw new Failure('runner-ended', `'${name}' has ended already`, { next: `geppetto-tmux show ${id}` })
  }

  /** Finds a runner that we have started and that has not ended. Throws also `not-started`. */
  findStarted(selector: string): TrackedRunner {
    const runner = this.findLive(selector)
    if (runner.isStarted) return runner
    const { name } = runner
    throw new Failure(
      'not-started',
      `'${name}' was marked, not started by run: its shell or tmux would continue it at once`,
      {
        next: `press C-z in its pane, and fg to continue; commands started by geppetto-tmux run can be paused`,
      },
    )
  }
}
