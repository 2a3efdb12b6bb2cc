import { createContext, Script, type Context } from 'node:vm'
import { Failure, messageOf } from './failure.ts'

/** Some ten thousand lines at an ordinary pattern. A pattern that takes longer goes back and forth for ever. */
const TIMEOUT_MS = 250
const FIND = new Script('lines.findIndex((line) => pattern.test(line))')

/** What a person has typed as a JavaScript regular expression. Throws a Failure `invalid-request`. */
export function parsePattern(source: string): RegExp {
  try {
    return new RegExp(source)
  } catch (error) {
    throw new Failure('invalid-request', messageOf(error), {
      next: 'quote it for the shell, and escape what is meant as it is',
    })
  }
}

/** Looks for a pattern of a person's in lines, for a bounded time: some patterns take years for a line of forty letters. */
export class PatternSearch {
  readonly #context: Context & { lines: readonly string[] }
  #isTooSlow = false

  /** Throws a Failure `invalid-request`. */
  constructor(source: string) {
    this.#context = Object.assign(createContext({ pattern: parsePattern(source) }), { lines: [] })
  }

  /** True once it took too long: from then on nothing is found. */
  get isTooSlow(): boolean {
    return this.#isTooSlow
  }

  /** The first line that matches; undefined when there is none. */
  find(lines: readonly string[]): string | undefined {
    if (this.#isTooSlow || lines.length === 0) return undefined
    this.#context.lines = lines
    try {
      return lines[Number(FIND.runInContext(this.#context, { timeout: TIMEOUT_MS }))]
    } catch (error) {
      // It may be an error of the other context.
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
      if (code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
      this.#isTooSlow = true
      return undefined
    } finally {
      this.#context.lines = []
    }
  }
}
