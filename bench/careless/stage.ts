import { setTimeout as sleep } from 'node:timers/promises'
import { tidyUp, type Danger } from '../../test/support/dangers.ts'
import { startServer, type TestServer } from '../../test/support/tmux.ts'
import { exists } from '../../test/support/proc.ts'
import type { Company, Guest } from './company.ts'

/** What a server that ends needs for it, and a little more. */
const END_MS = 100
/** Moments that are prepared together and happen one by one, if the danger says nothing else. */
const AT_ONCE = 10
/** One after the other; then it is no accident. */
const MAX_FAILURES = 5

/** A server and who is there beside its panes (`Company`), and another one in its place when it has ended. */
export class Stage implements AsyncDisposable {
  readonly #binary: string
  readonly #company: Company
  #now: { readonly server: TestServer; readonly guest: Guest } | undefined
  #prepared = 0
  #together = 1
  #failures = 0

  constructor(binary: string, company: Company) {
    this.#binary = binary
    this.#company = company
  }

  /** Lets a danger happen so many times. How often a server has ended with it. */
  async ends(danger: Danger, times: number): Promise<number> {
    let ended = 0
    for (let left = times; left > 0;) {
      const happened = await this.#happen(danger, Math.min(this.#together, left, danger.atOnce ?? AT_ONCE))
      left -= happened.times
      // Where servers end, what is prepared for later is lost.
      this.#together = happened.ended ? 1 : Math.min(AT_ONCE, this.#together * 2)
      if (happened.ended) ended += 1
    }
    return ended
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#strike()
  }

  /** Lets it happen so many times, or until the server has ended. */
  async #happen(danger: Danger, times: number): Promise<{ times: number; ended: boolean }> {
    const { server, guest } = (this.#now ??= await this.#set())
    try {
      const names = Array.from({ length: times }, () => `d${(this.#prepared += 1)}`)
      const moments = await Promise.all(names.map(async (name) => danger.prepare(server, name)))
      await guest.before(moments.flatMap(({ panes }) => panes))
      for (const [index, { happen }] of moments.entries()) {
        await happen()
        await sleep(END_MS)
        // What was asked of it before this has been done when it answers; one that has died does not.
        await server.tmux('list-sessions').catch(() => undefined)
        if (exists(server.pid)) continue
        await this.#strike()
        return { times: index + 1, ended: true }
      }
      await guest.after()
      await tidyUp(server, moments)
      this.#failures = 0
      return { times, ended: false }
    } catch (error) {
      const ended = !exists(server.pid)
      process.stderr.write(
        `${danger.name}, ${this.#company.name}: ${ended ? 'ended early' : 'begun again'}: ${String(error)}\n`,
      )
      await this.#strike()
      // On a machine with much else to do something may take too long.
      this.#failures += 1
      if (this.#failures > MAX_FAILURES) throw error
      return { times: ended ? 1 : 0, ended }
    }
  }

  async #set(): Promise<{ server: TestServer; guest: Guest }> {
    const server = await startServer(this.#binary, { command: ['cat'], config: 'set -g history-limit 2000' })
    return { server, guest: await this.#company.join(server) }
  }

  async #strike(): Promise<void> {
    const now = this.#now
    this.#now = undefined
    await now?.guest[Symbol.asyncDispose]()
    await now?.server.kill()
  }
}
