/** One event of a runner, as subscribers and `events.jsonl` get it. */
export interface ControllerEvent {
  readonly seq: number
  readonly time: string
  readonly runner: string
  readonly name: string
  readonly type: string
  readonly [field: string]: unknown
}

export type Push = (events: readonly ControllerEvent[]) => void

interface Subscriber {
  readonly push: Push
  readonly runner: string | undefined
}

/** How many events are kept for subscribers that connect again after a short break. */
const REMEMBERED = 1000

/** Numbers the events of all runners and hands them to the subscribers. */
export class EventHub {
  readonly #subscribers = new Set<Subscriber>()
  #recent: ControllerEvent[] = []
  #seq = 0

  /** Number of the latest event. */
  get seq(): number {
    return this.#seq
  }

  get listened(): boolean {
    return this.#subscribers.size > 0
  }

  publish(runner: string, name: string, type: string, fields: Readonly<Record<string, unknown>>): ControllerEvent {
    this.#seq += 1
    const event = { ...fields, seq: this.#seq, time: new Date().toISOString(), runner, name, type }
    if (this.#recent.push(event) > 2 * REMEMBERED) this.#recent = this.#recent.slice(-REMEMBERED)
    for (const subscriber of this.#subscribers) {
      if (subscriber.runner === undefined || subscriber.runner === runner) subscriber.push([event])
    }
    return event
  }

  /** Pushes the kept events after number `since`, then every new one, until the signal aborts. */
  subscribe(options: {
    readonly runner: string | undefined
    readonly since: number | undefined
    readonly push: Push
    readonly signal: AbortSignal
  }): void {
    const { runner, since, push, signal } = options
    if (since !== undefined) {
      const missed = this.#recent.filter(
        (event) => event.seq > since && (runner === undefined || event.runner === runner),
      )
      if (missed.length > 0) push(missed)
    }
    const subscriber = { push, runner }
    this.#subscribers.add(subscriber)
    signal.addEventListener('abort', () => this.#subscribers.delete(subscriber), { once: true })
  }
}
