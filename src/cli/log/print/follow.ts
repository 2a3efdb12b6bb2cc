import { watch, type FSWatcher } from 'node:fs'
import { now, sleep } from '../../../base/clock.ts'
import type { LogReader } from '../../../logs/reader.ts'

/** Output that pauses for this long has settled: what is above the cursor is taken for finished. */
const SETTLE_MS = 100
/** File systems that tell nothing (NFS, some containers) are looked at this often. */
const LOOK_MS = 1000
/** A flood is read in pieces of at least this time. */
const PACE_MS = 20

export interface Follow {
  readonly directory: string
  /** True when the runner has ended although its log does not say so: its controller died. */
  readonly final?: (() => Promise<boolean>) | undefined
  readonly signal: AbortSignal
}

/** `grown`: the log may hold more than before. `settled`: nothing came for a while. */
export type Moment = 'grown' | 'settled'

/**
 * Yields whenever the log may have grown, until the run has ended; the reader is refreshed before. Callers may also
 * refresh it; the next yield covers that.
 */
export async function* follow(log: LogReader, options: Follow): AsyncGenerator<Moment, void, undefined> {
  const { directory, final, signal } = options
  const changes = new Changes(directory, signal)
  try {
    let told = { end: -1, entries: -1 }
    let isOver = false
    let lookedAt = now()
    let grewAt = lookedAt
    let unsettled = true
    for (;;) {
      const { end, entries } = log
      if (end !== told.end || entries.length !== told.entries) {
        told = { end, entries: entries.length }
        grewAt = now()
        unsettled = true
        yield 'grown'
        continue
      }
      if (isOver || entries.at(-1)?.kind === 'end') return
      if (unsettled && now() - grewAt >= SETTLE_MS) {
        unsettled = false
        yield 'settled'
      }
      const changed = await changes.within(unsettled ? SETTLE_MS : LOOK_MS)
      if (signal.aborted) return
      if (changed) await sleep(PACE_MS)
      if (now() - lookedAt >= LOOK_MS) {
        lookedAt = now()
        isOver = (await final?.()) === true
      }
      await log.refresh()
    }
  } finally {
    changes.close()
  }
}

/** Whether anything changed in a directory since it was asked last, or the signal was aborted. */
class Changes {
  readonly #close: () => void
  #changed: boolean
  #wake: (() => void) | undefined

  constructor(directory: string, signal: AbortSignal) {
    this.#changed = signal.aborted
    const wake = (): void => this.#wake?.()
    const watcher = watchDirectory(directory, () => {
      this.#changed = true
      wake()
    })
    signal.addEventListener('abort', wake, { once: true })
    this.#close = () => {
      watcher?.close()
      signal.removeEventListener('abort', wake)
    }
  }

  /** Waits for a change, at most `ms` milliseconds; false when none came. */
  async within(ms: number): Promise<boolean> {
    if (!this.#changed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    const changed = this.#changed
    this.#changed = false
    this.#wake = undefined
    return changed
  }

  close(): void {
    this.#close()
  }
}

/** Undefined when the system has no watch left to give: then looking now and then has to do. */
function watchDirectory(directory: string, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(directory, onChange)
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return undefined
  }
}
