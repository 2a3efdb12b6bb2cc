import type { EventHub, Push } from '../events/event-hub.ts'
import type { Meter } from './meter.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'
import { metricsOf, type LogFigures } from './metrics.ts'

const EVERY_MS = 1000

interface Listener {
  readonly push: Push
  readonly runner: string | undefined
}

/** A live runner whose figures are published. */
export interface Figured {
  readonly id: string
  readonly name: string
  readonly record: RunnerRecord
  readonly figures: LogFigures
}

export interface MetricsFeedOptions {
  readonly hub: EventHub
  readonly meter: Meter
  readonly fleet: { readonly live: readonly Figured[] }
  readonly onBug: (error: unknown) => void
}

/** Sends the figures of all live runners to the subscribers once a second; without subscribers it does nothing. */
export class MetricsFeed {
  readonly #options: MetricsFeedOptions
  readonly #listeners = new Set<Listener>()
  #isTelling = false

  constructor(options: MetricsFeedOptions) {
    this.#options = options
  }

  /** Pushes figures, of one runner or of all, until the signal aborts. */
  subscribe(listener: Listener, signal: AbortSignal): void {
    if (signal.aborted) return
    this.#listeners.add(listener)
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true })
    if (this.#isTelling) return
    this.#isTelling = true
    this.#tell()
  }

  #tell(): void {
    this.#tellOnce()
      .catch(this.#options.onBug)
      .finally(() => {
        this.#isTelling = this.#listeners.size > 0
        if (this.#isTelling) setTimeout(() => this.#tell(), EVERY_MS).unref()
      })
  }

  async #tellOnce(): Promise<void> {
    const { meter, fleet, hub } = this.#options
    const readings = await meter.look()
    const time = new Date().toISOString()
    for (const { id, name, record, figures } of fleet.live) {
      // Figures are no event: they are not remembered, and get the number of the last event.
      const event = { ...metricsOf(record, figures, readings.get(id)), seq: hub.seq, time, runner: id, name }
      for (const { push, runner } of this.#listeners) {
        if (runner === undefined || runner === id) push([{ ...event, type: 'metrics' }])
      }
    }
  }
}
