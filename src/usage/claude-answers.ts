import { Held, type Addition } from './held.ts'
import type { Tokens } from './tokens.ts'

interface Known {
  /** The request that it came from; some lines do not tell. */
  request: string | undefined
  isSidechain: boolean
}

/** Which lines of an account are of which answer. */
export class ClaudeAnswers {
  readonly #held = new Held()
  readonly #byId = new Map<string, Known[]>()

  /**
   * Takes a line of an answer. An id is of one answer, except with services that give it again: then the request tells. A side
   * conversation writes answers of the main one again, under requests of its own.
   */
  take(id: string, request: string | undefined, isSidechain: boolean, tokens: Tokens): Addition | undefined {
    const all = this.#byId.get(id) ?? []
    this.#byId.set(id, all)
    let place = all.findIndex((one) => isSame(one, request, isSidechain))
    if (place === -1) place = all.push({ request, isSidechain }) - 1
    const known = all[place]
    if (known !== undefined) {
      known.request ??= request
      known.isSidechain &&= isSidechain
    }
    return this.#held.take(`${id} ${place}`, tokens)
  }
}

function isSame(known: Known, request: string | undefined, isSidechain: boolean): boolean {
  if (known.request === undefined || request === undefined) return true
  return known.request === request || known.isSidechain || isSidechain
}
