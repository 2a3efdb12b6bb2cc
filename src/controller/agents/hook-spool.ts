import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { messageOf } from '../../base/failure.ts'
import { parseHookReport, type HookReport } from './hook-report.ts'
import type { Journal } from '../events/journal.ts'
import { ensurePrivateDirectory } from '../../host/paths.ts'

/** As much as `scripts/geppetto-hook` leaves of one event. */
const MAX_FILE_BYTES = 1024 * 1024

/**
 * The directory in which hooks of agents leave their events. It exists while there are runners, so that hooks do nothing
 * otherwise, and is watched, not polled.
 */
export class HookSpool {
  readonly #directory: string
  readonly #journal: Journal
  readonly #onReport: (report: HookReport) => void
  #watcher: FSWatcher | undefined

  constructor(options: {
    readonly directory: string
    readonly journal: Journal
    readonly onReport: (report: HookReport) => void
  }) {
    this.#directory = options.directory
    this.#journal = options.journal
    this.#onReport = options.onReport
  }

  /** Begins to take events in. What has come to nobody before is old, and goes. Where it cannot be, there are no hooks. */
  open(): void {
    if (this.#watcher !== undefined) return
    try {
      rmSync(this.#directory, { recursive: true, force: true })
      mkdirSync(join(this.#directory, '..'), { recursive: true, mode: 0o700 })
      ensurePrivateDirectory(this.#directory)
      this.#watcher = watch(this.#directory, () => this.#takeIn())
      this.#watcher.on('error', (error) => this.#journal.note('hooks are not heard', { error: messageOf(error) }))
    } catch (error) {
      this.#journal.note('hooks are not heard', { error: messageOf(error) })
    }
  }

  close(): void {
    if (this.#watcher === undefined) return
    this.#watcher.close()
    this.#watcher = undefined
    rmSync(this.#directory, { recursive: true, force: true })
  }

  /** The oldest first: a state is what was said last. */
  #takeIn(): void {
    const found = this.#names().flatMap((name) => {
      try {
        const status = statSync(join(this.#directory, name))
        return [{ name, at: status.mtimeMs, isSmall: status.isFile() && status.size <= MAX_FILE_BYTES }]
      } catch {
        // It was taken in by the call before.
        return []
      }
    })
    for (const { name, isSmall } of found.toSorted((a, b) => a.at - b.at)) {
      const path = join(this.#directory, name)
      try {
        const report = isSmall ? parseHookReport(name, readFileSync(path, 'utf8')) : undefined
        rmSync(path, { recursive: true, force: true })
        if (report === undefined) this.#journal.note('hook not understood', { name })
        else this.#onReport(report)
      } catch (error) {
        this.#journal.note('hook could not be read', { name, error: messageOf(error) })
      }
    }
  }

  #names(): string[] {
    try {
      // What begins with a dot is being written.
      return readdirSync(this.#directory).filter((name) => !name.startsWith('.'))
    } catch {
      return []
    }
  }
}
