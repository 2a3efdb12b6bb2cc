import type { Writable } from 'node:stream'
import * as z from 'zod/mini'
import { encodeFrame } from './frames.ts'
import { MAX_EVENTS_PER_FRAME, runnerEvent, type RunnerEvent } from './events.ts'

/** About 20,000 events: a reader that is this far behind has stopped reading. */
export const MAX_UNREAD_BYTES = 4 * 1024 * 1024

const batch = z.array(runnerEvent)

/** Writes the events of one subscription: those of one turn travel together, never more than a frame may hold. */
export class EventWriter {
  readonly #stream: Writable
  readonly #onSlow: () => void
  readonly #onBug: (error: unknown) => void
  #pending: RunnerEvent[] = []
  #scheduled: NodeJS.Immediate | undefined
  #state: 'held' | 'open' | 'closed' = 'held'

  constructor(stream: Writable, options: { onSlow: () => void; onBug: (error: unknown) => void }) {
    this.#stream = stream
    this.#onSlow = options.onSlow
    this.#onBug = options.onBug
  }

  push(events: readonly RunnerEvent[]): void {
    if (this.#state === 'closed') return
    for (const event of events) this.#pending.push(event)
    if (this.#state === 'open') this.#scheduled ??= setImmediate(() => this.flush())
  }

  /** Lets events out; what was pushed before waits in order. */
  open(): void {
    if (this.#state === 'held') this.#state = 'open'
    this.flush()
  }

  close(): void {
    this.#state = 'closed'
    this.#pending = []
    clearImmediate(this.#scheduled)
  }

  /** Writes what is pending now, so that an answer written next comes after it. */
  flush(): void {
    clearImmediate(this.#scheduled)
    this.#scheduled = undefined
    if (this.#state !== 'open') return
    const events = this.#pending
    this.#pending = []
    for (let from = 0; from < events.length; from += MAX_EVENTS_PER_FRAME) {
      this.#write(events.slice(from, from + MAX_EVENTS_PER_FRAME))
    }
    if (this.#stream.writableLength > MAX_UNREAD_BYTES) this.#onSlow()
  }

  #write(events: readonly RunnerEvent[]): void {
    const checked = batch.safeParse(events)
    if (checked.success) this.#stream.write(encodeFrame({ events: checked.data }))
    else this.#onBug(checked.error)
  }
}
