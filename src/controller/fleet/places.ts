import type { PaneId, SessionId, WindowId } from '../../protocol/ids.ts'
import { isSameServer, type RunnerRecord } from '../../records/runner-file.ts'
import { isNewFailure, shownState } from '../../runner/state.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { ShownRunner } from '../../traces/status-variables.ts'
import type { LiveRunners } from './live-runners.ts'

/** A runner by which its place is found. A live one belongs to this server and need not say so. */
type Placed = Pick<RunnerRecord, 'id' | 'pane'> & Partial<Pick<RunnerRecord, 'server'>>

/** Where the runners of one server are: it holds the panes of the latest snapshot, and says which of them are theirs. */
export class Places {
  readonly #server: RunnerRecord['server']
  readonly #live: LiveRunners
  /** The rows of each pane: one for each session that shows it. */
  #rows: ReadonlyMap<PaneId, readonly PaneRow[]> = new Map()

  constructor(server: RunnerRecord['server'], live: LiveRunners) {
    this.#server = server
    this.#live = live
  }

  /** Takes over the panes of a newer snapshot. */
  update(rows: readonly PaneRow[]): void {
    this.#rows = byPane(rows)
  }

  /** A pane of the latest snapshot, as one of its sessions shows it; undefined when there is no such pane. */
  rowIn(pane: PaneId): PaneRow | undefined {
    return this.#rows.get(pane)?.[0]
  }

  /** The sessions that show a pane. */
  sessionsOf(pane: PaneId): readonly SessionId[] {
    return (this.#rows.get(pane) ?? []).map((row) => row.session)
  }

  /** The pane of a runner, as one of its sessions shows it; undefined when it has none any more. */
  rowOf(runner: Placed): PaneRow | undefined {
    return this.#rowsOf(runner)[0]
  }

  /** True while there is a pane to go to. */
  hasPane(record: RunnerRecord): boolean {
    return this.#rowsOf(record).length > 0
  }

  /** False for a run on an earlier server at the same socket. */
  isOfThisServer({ server }: Pick<RunnerRecord, 'server'>): boolean {
    return isSameServer(server, this.#server)
  }

  /** True when the program of a record runs on in a pane that bears no mark of a runner. */
  isUnmarked({ pane, pid }: RunnerRecord): boolean {
    const row = this.rowIn(pane)
    return row?.dead === false && row.pid === pid && row.runnerId === ''
  }

  /** The sessions where live runners were last seen, for clients that have to be somewhere. */
  get homeSessions(): readonly SessionId[] {
    return this.#live.all.flatMap((runner) => this.#rowsOf(runner)).map(({ session }) => session)
  }

  /** What status line and badges show of runners: those whose pane is still there, and failures not looked at yet. */
  shown(runners: readonly (Placed & Pick<RunnerRecord, 'state'>)[]): readonly ShownRunner[] {
    return runners.flatMap((runner) => {
      const windows = this.#rowsOf(runner).map((row): WindowId => row.window)
      const isNew = isNewFailure(runner.state)
      if (windows.length === 0 && !isNew) return []
      const isCounted = isNew || runner.state.kind !== 'failed'
      return [{ state: shownState(runner.state), pane: runner.pane, windows, isCounted }]
    })
  }

  #rowsOf({ id, pane, server }: Placed): PaneRow[] {
    if (server !== undefined && !this.isOfThisServer({ server })) return []
    return (this.#rows.get(pane) ?? []).filter((row) => this.#isCurrent(id, row))
  }

  /** The pane of an ended run may have been marked again since. */
  #isCurrent(id: string, row: PaneRow): boolean {
    return this.#live.has(id) || (row.dead && this.#live.in(row.pane) === undefined)
  }
}

function byPane(rows: readonly PaneRow[]): Map<PaneId, PaneRow[]> {
  const found = new Map<PaneId, PaneRow[]>()
  for (const row of rows) {
    const same = found.get(row.pane)
    if (same === undefined) found.set(row.pane, [row])
    else same.push(row)
  }
  return found
}
