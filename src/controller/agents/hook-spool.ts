import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { messageOf } from '../../base/failure.ts'
import { parseHookReport, type HookReport } from './hook-report.ts'
import type { Journal } from '../events/journal.ts'
import { ensurePrivateDirectory } from '../../host/paths.ts'

/** Most bytes of one event file; `scripts/geppetto-hook` leaves no more. */
const MAX_FILE_BYTES = 1024 * 1024

/**
 * The directory in which hooks of agents leave their events. It exists only while there are runners, since hooks do
 * nothing when it is missing. It is watched, not polled.
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

  /** Begins to take events in, and deletes older ones. When the directory cannot be made, hooks are not heard. */
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

  /** Takes the events in, the oldest first, so that the latest one decides the state. */
  #takeIn(): void {
    const found = this.#names().flatMap((name) => {
      try {
        const status = statSync(join(this.#directory, name))
        return [{ name, at: status.mtimeMs, isSmall: status.isFile() && status.size <= MAX_FILE_BYTES }]
      } catch {
        // The call before has taken this file in.
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
      // A file whose name begins with a dot is still being written.
      return readdirSync(this.#directory).filter((name) => !name.startsWith('.'))
    } catch {
      return []
    }
  }
}
