import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../../base/failure.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { isFinal } from '../../runner/state.ts'
import type { Journal } from '../events/journal.ts'
import { planRemovals, type StoredRun } from './retention-plan.ts'
import { finishRemovals, removeRun } from '../../records/removal.ts'
import { hostOf, readRecords, type RunnerRecord } from '../../records/runner-file.ts'
import type { Settings } from '../../settings/options.ts'

/** How long a look waits for more changes, in milliseconds: runs end in bursts, and one look at all is enough. */
const SETTLE_MS = 200
/** Least time between two looks, in milliseconds: each costs a system call for every file. */
const PACE_MS = 2000
/** Time between two looks when nothing has changed, because logs also get too old. */
const HOUR_MS = 3_600_000
/**
 * A run whose tmux server is not found counts as ended after this much silence: the server may be in a container that
 * shares the directory, and so not be visible here.
 */
const ORPHAN_MS = 86_400_000

export interface RetentionOptions {
  /** Directory that holds one directory for each run, of every server of this user. */
  readonly root: string
  readonly settings: () => Promise<Settings>
  /** True while a controller of this process still writes the run. */
  readonly isHeld: (id: string) => boolean
  readonly onRemoved: (id: string) => void
  readonly journal: Journal
}

/** Keeps the logs of ended runs within their limits of age and total size. */
export class Retention {
  readonly #options: RetentionOptions
  #timer: NodeJS.Timeout | undefined
  #dueAt = Infinity
  #lastAt = -Infinity
  #running: Promise<void> = Promise.resolve()

  constructor(options: RetentionOptions) {
    this.#options = options
  }

  /** Plans a look; to be called when a run has ended or a log has grown. */
  soon(): void {
    this.#schedule(Math.max(performance.now() + SETTLE_MS, this.#lastAt + PACE_MS))
  }

  /** Looks once an hour while there are runners. */
  watch(hasRunners: boolean): void {
    if (hasRunners) this.#schedule(performance.now() + HOUR_MS)
    else if (this.#dueAt - performance.now() > PACE_MS) this.#cancel()
  }

  async close(): Promise<void> {
    this.#cancel()
    await this.#running
  }

  #schedule(at: number): void {
    if (at >= this.#dueAt) return
    this.#cancel()
    this.#dueAt = at
    this.#timer = setTimeout(() => {
      this.#cancel()
      this.#running = this.#running.then(async () => this.#enforce())
    }, at - performance.now())
  }

  #cancel(): void {
    clearTimeout(this.#timer)
    this.#dueAt = Infinity
  }

  async #enforce(): Promise<void> {
    const { root, settings, isHeld, onRemoved, journal } = this.#options
    this.#lastAt = performance.now()
    try {
      const { logRetentionMs: maxAgeMs, logTotalBytes: maxBytes } = await settings()
      await finishRemovals(root)
      const runs = await storedRuns(root, isHeld)
      for (const { id, bytes, why } of planRemovals(runs, { maxAgeMs, maxBytes }, Date.now())) {
        if (isHeld(id)) continue
        await removeRun(root, id)
        journal.note('log removed', { runner: id, bytes, why })
        onRemoved(id)
      }
    } catch (error) {
      journal.note('old logs could not be removed', { error: messageOf(error) })
    }
  }
}

async function storedRuns(root: string, isHeld: (id: string) => boolean): Promise<StoredRun[]> {
  const runs: StoredRun[] = []
  for (const record of readRecords(root, () => undefined)) {
    const { bytes, modifiedAt } = await figures(join(root, record.id))
    runs.push({ id: record.id, bytes, endedAt: isHeld(record.id) ? undefined : endOf(record, modifiedAt) })
  }
  return runs
}

/** When a run ended; undefined when it may live, under another controller or on a host that is not visible here. */
function endOf(record: RunnerRecord, modifiedAt: number): number | undefined {
  const { state, server } = record
  if (isFinal(state)) return state.since
  const { processes } = hostOf(record)
  return processes?.isRunning(server.pid) === false && Date.now() - modifiedAt > ORPHAN_MS ? modifiedAt : undefined
}

async function figures(directory: string): Promise<{ readonly bytes: number; readonly modifiedAt: number }> {
  const names = await readdir(directory).catch(() => [])
  const found = await Promise.all(names.map(async (name) => ignoreGone(stat(join(directory, name)))))
  return {
    bytes: found.reduce((sum, file) => sum + (file?.size ?? 0), 0),
    modifiedAt: found.reduce((latest, file) => Math.max(latest, file?.mtimeMs ?? 0), 0),
  }
}
