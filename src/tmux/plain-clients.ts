import { Failure } from '../base/failure.ts'
import type { Answer } from '../protocol/reply.ts'
import type { Asker, AskOptions } from './asker.ts'
import { settlesWithin } from '../host/child.ts'
import type { Command } from './command-queue.ts'
import { openScriptClient, type ReadyClient } from './script-client.ts'
import type { ServerAddress } from './server-address.ts'
import type { Capabilities } from './version.ts'

/** Long enough for a starved machine; a client of the wrong version would wait for ever. */
const TIMEOUT_MS = 5000
/** More than a hundred runners ask at once; beyond it something has gone wrong, and memory is what it would cost. */
const MAX_WAITING = 1000

/** The next client is started when the server has done what was asked last, the redrawing too. */
const READY_AFTER_MS = 20
/** Clients of a server that is stopped stay until it goes on. */
const MAX_SILENT = 32

export interface PlainClientsOptions {
  readonly address: ServerAddress
  /** The tmux that runs the server. */
  readonly binary: string
  readonly capabilities: Capabilities
  /** How many clients there are at most at once; with one, commands are carried out in the order they were given. */
  readonly atOnce: number
}

/** Asks a server by plain clients, one for each question, which no list of clients shows. */
export class PlainClients implements Asker {
  readonly capabilities: Capabilities
  readonly #options: PlainClientsOptions
  readonly #waiting: Waiting[] = []
  #running = 0
  /** Clients that have not answered in time, and still may. */
  #silent = 0
  #keepsReady = false
  #ready: ReadyClient | undefined
  #readyTimer: NodeJS.Timeout | undefined

  constructor(options: PlainClientsOptions) {
    this.#options = options
    this.capabilities = asAskedPlainly(options.capabilities)
  }

  async send(commands: readonly Command[], { timeoutMs = TIMEOUT_MS }: AskOptions = {}): Promise<readonly Answer[]> {
    if (commands.length === 0) return []
    if (this.#silent >= MAX_SILENT) throw new Failure('timeout', `${MAX_SILENT} questions are unanswered`)
    if (this.#running >= this.#options.atOnce) await this.#turn()
    else this.#running += 1
    try {
      return await this.#run(commands, timeoutMs)
    } finally {
      // The place is handed on, so that a question asked in this moment does not overtake those that wait.
      const next = this.#waiting.shift()
      if (next === undefined) this.#running -= 1
      else next.begin()
    }
  }

  /**
   * Has a client at hand from now on: to start one takes longer than all else between a change of state and its badge.
   * While it is there tmux does not end with its last session.
   */
  keepReady(): void {
    this.#keepsReady = true
    if (this.#ready?.isThere === true) return
    this.#readyTimer ??= setTimeout(() => {
      this.#readyTimer = undefined
      this.#ready = openScriptClient(this.#options)
    }, READY_AFTER_MS)
  }

  /** Has none at hand any more. */
  dismiss(): void {
    this.#keepsReady = false
    clearTimeout(this.#readyTimer)
    this.#readyTimer = undefined
    this.#ready?.dismiss()
    this.#ready = undefined
  }

  /** The client at hand, or one that is started now. */
  #take(): ReadyClient {
    const ready = this.#ready
    this.#ready = undefined
    return ready?.isThere === true ? ready : openScriptClient(this.#options)
  }

  async #turn(): Promise<void> {
    if (this.#waiting.length >= MAX_WAITING) {
      throw new Failure('timeout', `${MAX_WAITING} questions wait for the tmux server already`)
    }
    await new Promise<void>((begin, giveUp) => this.#waiting.push({ begin, giveUp }))
  }

  async #run(commands: readonly Command[], timeoutMs: number): Promise<readonly Answer[]> {
    const { address } = this.#options
    const client = this.#take().run({ commands })
    if (await settlesWithin(client.ended, timeoutMs)) {
      if (this.#keepsReady) this.keepReady()
      return client.answers
    }
    client.letBe()
    this.#silent += 1
    void client.ended.then(() => (this.#silent -= 1))
    const silence = new Failure(
      'timeout',
      `the tmux server at ${address.socket} did not answer in ${timeoutMs / 1000} s`,
      { next: 'it may be busy or stopped; or GEPPETTO_TMUX has to name the tmux that runs it' },
    )
    // Those behind it would wait as long, one after the other.
    for (const { giveUp } of this.#waiting.splice(0)) giveUp(silence)
    throw silence
  }
}

interface Waiting {
  readonly begin: () => void
  readonly giveUp: (cause: Failure) => void
}

/** To a client that is not in control mode captures print well. */
function asAskedPlainly(capabilities: Capabilities): Capabilities {
  return { ...capabilities, capturesLeak: false, buffersAreEscaped: false }
}
