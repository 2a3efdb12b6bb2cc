import { appendFile } from 'node:fs/promises'

/**
 * Appends JSON objects to a file, one a line, in the order of the calls and never two at once.
 *
 * A line that cannot be written is kept and tried again with the next one, up to MAX_PENDING lines.
 */
export class JsonLines {
  readonly #path: string
  #pending: string[] = []
  #running: Promise<void> | undefined

  constructor(path: string) {
    this.#path = path
  }

  append(value: unknown): void {
    if (this.#pending.length >= MAX_PENDING) this.#pending.shift()
    this.#pending.push(`${JSON.stringify(value)}\n`)
    this.#running ??= this.#drain()
  }

  /** Resolves when everything appended so far is on disk, or could not be put there. */
  async flushed(): Promise<void> {
    await this.#running
  }

  async #drain(): Promise<void> {
    await Promise.resolve()
    while (this.#pending.length > 0) {
      const lines = this.#pending
      this.#pending = []
      try {
        await appendFile(this.#path, lines.join(''), { mode: 0o600 })
      } catch {
        this.#pending = [...lines, ...this.#pending].slice(-MAX_PENDING)
        break
      }
    }
    this.#running = undefined
  }
}

/** Bounds memory while the disk is full; an index survives the loss of its oldest unwritten lines. */
const MAX_PENDING = 10_000
