import { appendFile, open } from 'node:fs/promises'

/**
 * Appends JSON objects to a file, one a line, in the order of the calls and never two at once. A line that a crash has
 * torn is closed first, so that it spoils nothing but itself.
 *
 * A line that cannot be written is kept and tried again with the next one, up to MAX_PENDING lines.
 */
export class JsonLines {
  readonly #path: string
  #pending: string[] = []
  #closesTornLine = true
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
        const start = this.#closesTornLine && (await endsTorn(this.#path)) ? '\n' : ''
        await appendFile(this.#path, `${start}${lines.join('')}`, { mode: 0o600 })
        this.#closesTornLine = false
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

/** True when the file has a last byte that is no newline. */
async function endsTorn(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return false
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
    return size > 0 && buffer.toString() !== '\n'
  } finally {
    await file.close()
  }
}
