import type { PaneId } from '../../protocol/ids.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'

/** The runners of one server that have not ended, in the order in which they were taken up. */
export class LiveRunners {
  readonly #runners = new Map<string, TrackedRunner>()

  get all(): readonly TrackedRunner[] {
    return [...this.#runners.values()]
  }

  has(id: string): boolean {
    return this.#runners.has(id)
  }

  get(id: string): TrackedRunner | undefined {
    return this.#runners.get(id)
  }

  /** The runner of a pane; a pane has one at a time. */
  in(pane: PaneId): TrackedRunner | undefined {
    return this.all.find((runner) => runner.pane === pane)
  }

  add(runner: TrackedRunner): void {
    this.#runners.set(runner.id, runner)
  }

  delete(id: string): void {
    this.#runners.delete(id)
  }
}
