import { sleep } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import type { Client } from '../../ipc/client.ts'
import type { RunnerEvent } from '../../ipc/events.ts'
import type { RunnerRow } from '../../ipc/runners.ts'
import type { Context } from '../context.ts'
import { ensureController } from '../reach/controller-launch.ts'
import { findController, isKind } from '../reach/find-controller.ts'
import { Paced } from './paced.ts'

/** Least time between two lists, in milliseconds: a person sees no more, and the controller has other work. */
const LIST_GAP_MS = 100
/** The same while runners only write: what they say is read, and not watched. */
const SAYS_GAP_MS = 500
/** How often a controller that has gone away is looked for, in milliseconds. */
const BACK_MS = 500
const HELLO_MS = 2000
/** A key means what the list shows; after this, in milliseconds, the person has gone on to something else. */
const MEANT_MS = 4000
/** Events that change nothing in the list. */
const NO_NEWS: ReadonlySet<string> = new Set(['output', 'metrics'])

export interface FleetListener {
  readonly onRunners: (runners: readonly RunnerRow[]) => void
  readonly onLink: (kind: 'live' | 'gone') => void
  readonly onEvent: (event: RunnerEvent) => void
  /** Whether the figures of runners are wanted, and whether what this one says is on the screen. */
  readonly wantsFigures: () => boolean
  readonly isVisible: (id: string) => boolean
}

/** The runners of a controller as they are, for as long as the dashboard is open; also of one that goes away and comes back. */
export class LiveFleet {
  readonly #context: Context
  readonly #listener: FleetListener
  readonly #lists = new Paced(LIST_GAP_MS, async () => this.#list())
  readonly #says = new Paced(SAYS_GAP_MS, async () => Promise.resolve(this.#lists.want()))
  #client: Client | undefined
  #onProblem: (error: unknown) => void = () => undefined

  constructor(context: Context, listener: FleetListener) {
    this.#context = context
    this.#listener = listener
  }

  /** The connection. Throws a Failure `controller-unreachable` while there is none. */
  get client(): Client {
    if (this.#client !== undefined) return this.#client
    throw new Failure('controller-unreachable', 'the controller is away: try again when it is back')
  }

  /** Follows the runners until the signal. Throws a Failure `version-mismatch` when the controller is of another version by then. */
  async run(signal: AbortSignal): Promise<void> {
    let client: Client | undefined = await ensureController(this.#context)
    try {
      while (!signal.aborted) {
        if (client !== undefined) await this.#follow(client, signal)
        this.#listener.onLink('gone')
        await sleep(BACK_MS, signal)
        client = await this.#returned()
      }
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      this.#lists.close()
      this.#says.close()
      this.#client?.close()
    }
  }

  async #follow(client: Client, signal: AbortSignal): Promise<void> {
    this.#client = client
    client.expire(MEANT_MS)
    const end = (): void => client.close()
    signal.addEventListener('abort', end)
    const broken = new Promise<never>((_, reject) => {
      this.#onProblem = reject
    })
    try {
      await Promise.race([this.#hear(client), broken])
    } catch (error) {
      if (isKind(error, 'version-mismatch')) throw error
    } finally {
      signal.removeEventListener('abort', end)
      this.#client = undefined
      client.close()
    }
  }

  async #hear(client: Client): Promise<void> {
    const events = client.subscribe({})
    this.#listener.onLink('live')
    this.#lists.want()
    for await (const batch of events) {
      for (const event of batch) {
        this.#listener.onEvent(event)
        if (!NO_NEWS.has(event.type)) this.#lists.want()
        else if (this.#listener.isVisible(event.runner)) this.#says.want()
      }
    }
  }

  async #list(): Promise<void> {
    const client = this.#client
    if (client === undefined) return
    try {
      const { runners } = await client.call('list', { wide: this.#listener.wantsFigures() })
      this.#listener.onRunners(runners)
    } catch (error) {
      this.#onProblem(error)
    }
  }

  async #returned(): Promise<Client | undefined> {
    const found = await findController(this.#context, HELLO_MS).catch(() => undefined)
    if (found === undefined || found.version === this.#context.version) return found?.client
    found.client.close()
    throw new Failure('version-mismatch', 'the controller is of another version now', {
      next: 'open the dashboard again',
    })
  }
}
