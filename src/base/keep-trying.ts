import { backoffMs } from './backoff.ts'
import { messageOf } from './failure.ts'

/** A caller that waits for the disk goes on after this, so that a disk that hangs holds up nothing else. */
const PATIENCE_MS = 2000
/** A disk that takes longer for one step is worth telling; the slowest that still work take a second or two. */
const SILENT_MS = 5000

export interface KeepTryingOptions {
  /** One step of the work; true when there is more to do. Throws when it was refused, and is then tried again. */
  readonly step: () => Promise<boolean>
  /** The work is refused (with what the system said), or goes on again (undefined). */
  readonly onTrouble: (problem: string | undefined) => void
}

/** Work on a disk that may refuse it: done in steps, never two at once, and tried again until the disk takes it. */
export class KeepTrying {
  readonly #options: KeepTryingOptions
  #running: Promise<void> | undefined
  #step: Promise<void> = Promise.resolve()
  #stepsDone = 0
  #problem: string | undefined
  /** Something was added while a step was at work. */
  #more = false
  #closing = false
  #wake: (() => void) | undefined

  constructor(options: KeepTryingOptions) {
    this.#options = options
  }

  /** Why nothing goes on at the moment. */
  get problem(): string | undefined {
    return this.#problem
  }

  /** There is something to do: begins, unless it has begun, after `delayMs` for company. */
  start(delayMs = 0): void {
    this.#more = true
    this.#running ??= this.#run(delayMs)
  }

  /** Resolves when `done`, when the disk refuses, or when patience ends. */
  async settled(done: () => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS
    while (!done() && this.#running !== undefined && this.#problem === undefined && Date.now() < deadline) {
      await atMost(this.#step, deadline - Date.now())
    }
  }

  /** Does what the disk still takes, without waiting for another try, and stops. False when it does not answer. */
  async close(): Promise<boolean> {
    this.#closing = true
    this.#wake?.()
    for (let before = -1; this.#running !== undefined && before !== this.#stepsDone;) {
      before = this.#stepsDone
      await atMost(this.#running, PATIENCE_MS)
    }
    return this.#running === undefined
  }

  async #run(delayMs: number): Promise<void> {
    const delay = this.#pause(delayMs)
    this.#step = delay
    await delay
    let refusals = 0
    while (this.#more) {
      this.#more = false
      this.#step = this.#attempt()
      await this.#step
      if (this.#problem === undefined) refusals = 0
      else if (this.#closing) break
      else await this.#pause(backoffMs((refusals += 1)))
    }
    this.#running = undefined
  }

  async #attempt(): Promise<void> {
    const silent = setTimeout(() => this.#tell('the disk does not answer'), SILENT_MS)
    try {
      if (await this.#options.step()) this.#more = true
      this.#tell(undefined)
    } catch (error) {
      this.#more = true
      this.#tell(messageOf(error))
    } finally {
      clearTimeout(silent)
      this.#stepsDone += 1
    }
  }

  #tell(problem: string | undefined): void {
    const changed = (problem === undefined) !== (this.#problem === undefined)
    this.#problem = problem
    if (changed) this.#options.onTrouble(problem)
  }

  async #pause(ms: number): Promise<void> {
    if (ms === 0 || this.#closing) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = undefined
  }
}

/** Waits for some work, but not longer than `ms` milliseconds. */
async function atMost(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, patience])
  clearTimeout(timer)
}
