import { createContext, Script, type Context } from 'node:vm'
import { Failure, messageOf } from './failure.ts'

/** Some ten thousand lines at an ordinary pattern. A pattern that takes longer goes back and forth for ever. */
const TIMEOUT_MS = 250
/** As many are looked at within the time. */
const BATCH_LINES = 2000
/** Lines for which patterns with nested repetitions go back and forth. */
const LINES = ['a', '1', ' ', '-', 'ab ', 'a,'].map((text) => `${text.repeat(80)}\u0000`)
const FIND = new Script('lines.findIndex((line) => pattern.test(line))')
const MATCH = new Script('lines.map((line) => pattern.test(line))')

/** What a person has typed as a JavaScript regular expression. Throws a Failure `invalid-request`. */
export function parsePattern(source: string, flags = ''): RegExp {
  try {
    return new RegExp(source, flags)
  } catch (error) {
    throw new Failure('invalid-request', messageOf(error), {
      next: 'quote it for the shell, and escape what is meant as it is',
    })
  }
}

/** Looks for a pattern of a person's in lines, for a bounded time: some patterns take years for a line of forty letters. */
export class PatternSearch {
  readonly #context: Context & { lines: readonly string[] }
  readonly #timeoutMs: number
  #isTooSlow = false

  /** Throws a Failure `invalid-request`. */
  constructor(source: string, timeoutMs: number = TIMEOUT_MS, flags = '') {
    this.#timeoutMs = timeoutMs
    this.#context = Object.assign(createContext({ pattern: parsePattern(source, flags) }), { lines: [] })
  }

  /** True once it took too long: from then on nothing is found, until `tryAgain`. */
  get isTooSlow(): boolean {
    return this.#isTooSlow
  }

  /** Looks for the pattern again after it took too long. */
  tryAgain(): void {
    this.#isTooSlow = false
  }

  /** The first line that matches; undefined when there is none. */
  find(lines: readonly string[]): string | undefined {
    const at = lines.length === 0 ? undefined : this.#run(FIND, lines)
    return at === undefined ? undefined : lines[Number(at)]
  }

  /** Those that match by their texts. Throws a Failure `invalid-request` when that takes too long. */
  filter<T>(items: readonly T[], textOf: (item: T) => string): T[] {
    const found: T[] = []
    for (let from = 0; from < items.length; from += BATCH_LINES) {
      const batch = items.slice(from, from + BATCH_LINES)
      const matches = this.#run(MATCH, batch.map(textOf)) as readonly boolean[] | undefined
      if (matches === undefined) throw tooSlow()
      found.push(...batch.filter((_, at) => matches[at] === true))
    }
    return found
  }

  /** What a script says of some lines; undefined once that takes too long. */
  #run(script: Script, lines: readonly string[]): unknown {
    if (this.#isTooSlow) return undefined
    this.#context.lines = lines
    try {
      return script.runInContext(this.#context, { timeout: this.#timeoutMs })
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

/** Throws a Failure `invalid-request` for what is no pattern, or takes too long for a line of ordinary length. */
export function requireQuick(source: string): void {
  const search = new PatternSearch(source)
  search.find(LINES)
  if (search.isTooSlow) throw tooSlow()
}

/** What a person is told whose pattern would take years. */
export function tooSlow(): Failure {
  return new Failure('invalid-request', 'the pattern takes too long', { next: 'write it without nested repetitions' })
}
