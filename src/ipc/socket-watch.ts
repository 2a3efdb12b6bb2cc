import { lstatSync, watch, type FSWatcher } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Whoever deletes a directory is done with it by then. */
const SETTLE_MS = 100
/** A disk that refuses a new socket may take it later. */
const RETRY_MS = 5000

/**
 * Calls `onGone` when the socket at `path` was deleted, alone or with its directory: nobody could reach its owner any more.
 * Tries again when that fails. Where the system has no watch left to give, nothing is noticed.
 */
export class SocketWatch {
  readonly #path: string
  readonly #onGone: () => Promise<void>
  #watcher: FSWatcher | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(path: string, onGone: () => Promise<void>) {
    this.#path = path
    this.#onGone = onGone
  }

  /** Watches the directory that is there now. */
  start(): void {
    this.close()
    try {
      const directory = dirname(this.#path)
      this.#watcher = watch(directory, { persistent: false }, (_, name) => {
        if (name === null || name === basename(this.#path) || name === basename(directory)) this.#lookSoon()
      })
      this.#watcher.on('error', () => this.#lookSoon())
    } catch {
      this.#watcher = undefined
    }
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#watcher?.close()
  }

  #lookSoon(ms = SETTLE_MS): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      if (lstatSync(this.#path, { throwIfNoEntry: false }) !== undefined) return
      this.#onGone().catch(() => this.#lookSoon(RETRY_MS))
    }, ms)
  }
}
