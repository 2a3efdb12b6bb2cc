import { isPaneId, type PaneId } from '../../protocol/ids.ts'
import type { RunnerRecord } from '../../records/runner-file.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import type { Journal } from '../events/journal.ts'
import { noted } from '../events/noted.ts'
import { DiskTroubles } from '../runs/disk-troubles.ts'
import type { DiskTrouble } from '../runs/run-files.ts'
import type { Pipes } from '../sources/pipes.ts'
import { showNotice } from './notice.ts'

export interface ProblemsOptions {
  readonly tmux: TmuxServer
  readonly journal: Journal
  readonly pipes: Pick<Pipes, 'problem'>
  /** The disk refuses a log, or accepts it again. */
  readonly onChange: () => void
}

/**
 * Collects the present problems, in sentences for a person: wrong settings and files, panes that are read in another
 * way than asked for, and logs that stand still. When a log begins to stand still, terminals are told.
 */
export class Problems {
  readonly #options: ProblemsOptions
  readonly #reported = new Set<string>()
  /** Why panes are read from another source than the one asked for. */
  readonly #instead = new Map<PaneId, string>()
  readonly #disk: DiskTroubles

  constructor(options: ProblemsOptions) {
    this.#options = options
    this.#disk = new DiskTroubles({ onChange: options.onChange, onFirst: () => this.#sayLogsWait() })
  }

  /** All of them, one sentence each. */
  get all(): readonly string[] {
    return [...this.#reported, ...this.#instead.values(), ...this.ofLogs]
  }

  /** Why logs stand still; empty while none does. */
  get ofLogs(): readonly string[] {
    const { problem } = this.#options.pipes
    return [...(problem === undefined ? [] : [problem]), ...this.#disk.problems]
  }

  /** Adds a problem. It stays, and is noted in the journal once. */
  readonly report = (problem: string): void => {
    if (this.#reported.has(problem)) return
    this.#reported.add(problem)
    this.#options.journal.note('problem reported', { problem })
  }

  /** Notes why a pane is read from another source than the one asked for; undefined: it is not any more. */
  readInstead(pane: PaneId, why: string | undefined): void {
    if (why === undefined) this.#instead.delete(pane)
    else this.#instead.set(pane, why)
  }

  /** Why a pane is read from another source than the one asked for; undefined when it is not. */
  insteadOf(pane: string): string | undefined {
    return isPaneId(pane) ? this.#instead.get(pane) : undefined
  }

  /** Notes that the disk refuses a file of a runner, or accepts all of them again (undefined). */
  ofDisk(runner: RunnerRecord, trouble: DiskTrouble | undefined): void {
    this.#disk.tell(runner, trouble)
  }

  #sayLogsWait(): void {
    const text = 'geppetto: logs cannot be written and wait in memory, see: geppetto-tmux doctor'
    void noted(showNotice(this.#options.tmux, text), this.#options.journal, 'terminals could not be told')
  }
}
