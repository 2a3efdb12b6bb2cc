import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'

/** Time between two checks, in milliseconds. */
const STEP_MS = 50

/** Lets only one thing at a time be typed into each runner. */
export class TypingTurns {
  readonly #busy = new Set<string>()

  /** Resolves when nothing is being typed into a runner, or after `ms` milliseconds. */
  async untilFree({ id }: { readonly id: string }, ms: number): Promise<void> {
    for (const deadline = performance.now() + ms; this.#busy.has(id) && performance.now() < deadline;)
      await sleep(STEP_MS)
  }

  /** Does the work. Throws a Failure `runner-busy` while something else is being typed into this runner. */
  async take<T>({ id, name }: { readonly id: string; readonly name: string }, work: () => Promise<T>): Promise<T> {
    if (this.#busy.has(id)) {
      throw new Failure('runner-busy', `something else is just being sent to '${name}'`, { next: 'try again' })
    }
    this.#busy.add(id)
    try {
      return await work()
    } finally {
      this.#busy.delete(id)
    }
  }
}
