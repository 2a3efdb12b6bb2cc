import { isFinal } from '../../runner/state.ts'
import { isSamePlace, isSameServer, readRecord, readRecords, type RunnerRecord } from '../../records/runner-file.ts'
import { isRunnerId } from '../../records/runner-id.ts'

/** Most ended runs in memory: more than a person reads in a list. Older ones are read from disk when named. */
const MAX_REMEMBERED = 500

export interface EndedRunsOptions {
  /** Directory that holds one directory for each run. */
  readonly root: string
  readonly server: RunnerRecord['server']
  /** True while a run must stay in memory: its pane is still there, or its file is not written yet. */
  readonly isNeeded: (record: RunnerRecord) => boolean
}

/**
 * The runs that have ended on one server and on earlier ones at its socket: the newest in memory, so that this stays small,
 * and all others on the disk.
 */
export class EndedRuns {
  readonly #options: EndedRunsOptions
  /** In the order in which they ended. */
  readonly #newest = new Map<string, RunnerRecord>()

  constructor(options: EndedRunsOptions) {
    this.#options = options
  }

  /** The newest ones. */
  get newest(): Iterable<RunnerRecord> {
    return this.#newest.values()
  }

  get(id: string): RunnerRecord | undefined {
    return this.#newest.get(id)
  }

  /** Adds a run that has ended just now, or later than those before. */
  add(record: RunnerRecord): void {
    this.#newest.delete(record.id)
    this.#newest.set(record.id, record)
    if (this.#newest.size <= MAX_REMEMBERED) return
    const isFull = this.#newest.size > 2 * MAX_REMEMBERED
    for (const old of this.#newest.values()) {
      if (!isFull && this.#options.isNeeded(old)) continue
      this.#newest.delete(old.id)
      break
    }
  }

  /** Replaces the record of one of the newest runs. */
  replace(record: RunnerRecord): void {
    if (this.#newest.has(record.id)) this.#newest.set(record.id, record)
  }

  delete(id: string): void {
    this.#newest.delete(id)
  }

  /** Finds a run by pane id, id or name that is not among the newest: the last one to end. */
  findOlder(selector: string): RunnerRecord | undefined {
    const { root } = this.#options
    if (isRunnerId(selector)) {
      const record = readRecord(root, selector, ignore)
      if (record !== undefined) return this.#isOurs(record) ? record : undefined
    }
    const found = readRecords(root, ignore).filter(
      (record) => this.#isOurs(record) && (record.name === selector || this.isInPane(record, selector)),
    )
    return found.toSorted((one, other) => other.state.since - one.state.since)[0]
  }

  /** True for a run in this pane of this server; another server numbers its panes from zero again. */
  isInPane({ pane, server }: RunnerRecord, selector: string): boolean {
    return pane === selector && isSameServer(server, this.#options.server)
  }

  #isOurs({ server, state }: RunnerRecord): boolean {
    return isFinal(state) && isSamePlace(server, this.#options.server)
  }
}

function ignore(): void {
  // The problem was reported when the controller began.
}
