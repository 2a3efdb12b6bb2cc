/** The waits of a connection. */
export type Wait = 'request' | 'rest of a request' | 'events' | 'reader' | 'farewell'

/** In milliseconds; a subscriber may listen for ever. */
const LIMIT_MS: Readonly<Record<Wait, number | undefined>> = {
  /** A client that wants to stay subscribes; others connect again. */
  request: 60_000,
  /** Every client of ours writes a frame at once; one that takes longer is stuck or hostile. */
  'rest of a request': 10_000,
  events: undefined,
  /** How long an answer may stay unread before the connection is given to another client. */
  reader: 10_000,
  /** Time for a last word to be read; a controller that ends waits no longer than this. */
  farewell: 2_000,
}

/** One timer for what a connection waits for. Asking again for the same wait extends it only between requests. */
export class Patience {
  readonly #onLost: (wait: Wait) => void
  #timer: NodeJS.Timeout | undefined
  #wait: Wait | undefined
  #sinceMs = 0

  constructor(onLost: (wait: Wait) => void) {
    this.#onLost = onLost
  }

  /** True while the connection waits for its client, false while it works for it. */
  get waiting(): boolean {
    return this.#wait !== undefined
  }

  /** Since when it waits for something to be asked, on the steady clock; undefined while it does not. */
  get idleSinceMs(): number | undefined {
    return this.#wait === 'request' || this.#wait === 'rest of a request' ? this.#sinceMs : undefined
  }

  /** Starts to wait; `undefined` stops. */
  for(wait: Wait | undefined): void {
    if (wait === this.#wait && wait !== 'request') return
    clearTimeout(this.#timer)
    this.#wait = wait
    this.#sinceMs = performance.now()
    const limit = wait === undefined ? undefined : LIMIT_MS[wait]
    this.#timer = wait === undefined || limit === undefined ? undefined : setTimeout(this.#onLost, limit, wait)
  }
}
