import { lstatSync, statSync, watch, type FSWatcher } from 'node:fs'
import { basename, dirname } from 'node:path'

/** A directory that is being deleted is gone by then. */
const SETTLE_MS = 100
/** A disk that refuses a new socket may take it later. */
const RETRY_MS = 5000

/**
 * Calls `onGone` when the socket at `path` was deleted or moved, alone or with its directory or the one above, so that
 * clients could not reach its owner any more. Calls it again when it fails.
 *
 * A move further up, or one without a watch because the system has none left, is noticed when a command sends SIGCONT,
 * a signal that does no harm to other processes.
 */
export class SocketWatch {
  readonly #path: string
  readonly #onGone: () => Promise<void>
  readonly #knock = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#lookSoon(0)
  }
  #watchers: readonly FSWatcher[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(path: string, onGone: () => Promise<void>) {
    this.#path = path
    this.#onGone = onGone
  }

  /** Watches the directories that are there now. */
  start(): void {
    this.close()
    const directory = dirname(this.#path)
    const above = dirname(directory)
    this.#watchers = [
      ...this.#watch(directory, basename(this.#path)),
      ...(isQuiet(above) ? this.#watch(above, basename(directory)) : []),
    ]
    process.on('SIGCONT', this.#knock)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const watcher of this.#watchers) watcher.close()
    process.off('SIGCONT', this.#knock)
  }

  /** Of what happens in a directory only that counts which has this name, or is the directory itself. */
  #watch(directory: string, child: string): FSWatcher[] {
    try {
      const watcher = watch(directory, { persistent: false }, (_, name) => {
        if (name === null || name === child || name === basename(directory)) this.#lookSoon()
      })
      return [watcher.on('error', () => this.#lookSoon())]
    } catch {
      return []
    }
  }

  #lookSoon(ms = SETTLE_MS): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      if (isThere(this.#path)) return
      this.#onGone().catch(() => this.#lookSoon(RETRY_MS))
    }, ms)
  }
}

/** False also where a part of the path is a file by now. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/** In a directory such as /tmp something happens all the time. */
function isQuiet(directory: string): boolean {
  const mode = statSync(directory, { throwIfNoEntry: false })?.mode ?? 0
  return (mode & 0o002) === 0
}
