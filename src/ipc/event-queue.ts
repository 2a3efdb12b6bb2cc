import type { RunnerEvent } from './events.ts'

/** Enough to read ahead of a slow terminal; beyond it the controller's own bound takes over. */
const MAX_BATCHES = 64

/** Batches of events between the reader of a connection and the one loop that consumes them. */
export class EventQueue implements AsyncIterable<readonly RunnerEvent[]> {
  #batches: (readonly RunnerEvent[])[] = []
  #state: { readonly kind: 'open' } | { readonly kind: 'ended'; readonly cause?: Error } = { kind: 'open' }
  #changed: () => void = () => {}

  /** Adds a batch and waits until there is room for the next; does nothing once ended. */
  async put(batch: readonly RunnerEvent[]): Promise<void> {
    if (!this.#isOpen()) return
    this.#batches.push(batch)
    this.#changed()
    while (this.#isOpen() && this.#batches.length >= MAX_BATCHES) await this.#change()
  }

  /** Ends the loop after the batches that are here, with `cause` if there is one. The first end counts. */
  end(cause?: Error): void {
    if (this.#state.kind === 'ended') return
    this.#state = cause === undefined ? { kind: 'ended' } : { kind: 'ended', cause }
    this.#changed()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly RunnerEvent[]> {
    try {
      for (;;) {
        const batch = this.#batches.shift()
        if (batch !== undefined) {
          this.#changed()
          yield batch
        } else if (this.#state.kind === 'open') {
          await this.#change()
        } else if (this.#state.cause !== undefined) {
          throw this.#state.cause
        } else {
          return
        }
      }
    } finally {
      this.end()
      this.#batches = []
    }
  }

  #isOpen(): boolean {
    return this.#state.kind === 'open'
  }

  async #change(): Promise<void> {
    return new Promise((resolve) => {
      const others = this.#changed
      this.#changed = () => {
        this.#changed = () => {}
        others()
        resolve()
      }
    })
  }
}
