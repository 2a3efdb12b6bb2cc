import { createContext, Script, type Context } from 'node:vm'

/** One match: where it is, and where its groups are, as far as they are part of it. */
export type MatchPlaces = readonly (readonly [number, number] | undefined)[]

const MOST_MATCHES = 1000
const FIND = new Script(
  `texts.map((text) => {
    const found = []
    for (const { indices } of text.matchAll(pattern)) if (found.push(Array.from(indices)) >= ${MOST_MATCHES}) break
    return found
  })`,
)

/** All matches of a pattern of a person's in texts, for a bounded time: some patterns take years for forty letters. */
export class BoundedMatches {
  readonly #context: Context & { texts: readonly string[] }

  /** Throws a SyntaxError for what is no regular expression. */
  constructor(source: string, flags: '' | 'i' = '') {
    this.#context = Object.assign(createContext({ pattern: new RegExp(source, `dg${flags}`) }), { texts: [] })
  }

  /** The matches in each text; undefined when all of them together take longer than `timeoutMs`. */
  find(texts: readonly string[], timeoutMs: number): readonly (readonly MatchPlaces[])[] | undefined {
    this.#context.texts = texts
    try {
      return FIND.runInContext(this.#context, { timeout: timeoutMs }) as readonly (readonly MatchPlaces[])[]
    } catch (error) {
      // It may be an error of the other context.
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
      if (code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
      return undefined
    } finally {
      this.#context.texts = []
    }
  }
}
