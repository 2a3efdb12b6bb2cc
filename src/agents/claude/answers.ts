import { addition, type Addition } from '../../usage/held.ts'
import { largest, type Tokens } from '../../usage/tokens.ts'

/** One answer. There are hundreds of thousands of them. */
interface Known {
  /** The request that it came from; some lines do not tell. */
  request: string | undefined
  isSidechain: boolean
  counted: Tokens
}

/** What was counted of each answer, in all files of Claude Code, as in Held. */
export class ClaudeAnswers {
  /** By id; answers with an id that was given before by id and request. */
  readonly #byId = new Map<string, Known>()

  /**
   * Takes a line of an answer. An id is of one answer, except with services that give it again: then the request tells. A side
   * conversation writes answers of the main one again, under requests of its own.
   */
  take(id: string, request: string | undefined, isSidechain: boolean, tokens: Tokens): Addition | undefined {
    const first = this.#byId.get(id)
    const key = first === undefined || isSame(first, request, isSidechain) ? id : `${id} ${request}`
    const known = this.#byId.get(key)
    if (known === undefined) {
      this.#byId.set(key, { request, isSidechain, counted: tokens })
      return { tokens, isMore: false }
    }
    known.request ??= request
    known.isSidechain &&= isSidechain
    const added = addition(tokens, known.counted)
    if (added !== undefined) known.counted = largest(tokens, known.counted)
    return added
  }
}

function isSame(known: Known, request: string | undefined, isSidechain: boolean): boolean {
  if (known.request === undefined || request === undefined) return true
  return known.request === request || known.isSidechain || isSidechain
}
