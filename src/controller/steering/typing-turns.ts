import { Failure } from '../../base/failure.ts'

/** Lets only one thing at a time be typed into each runner. */
export class TypingTurns {
  readonly #busy = new Set<string>()

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
