import type { PaneId, SessionId, WindowId } from '../../protocol/ids.ts'
import { isMuted, isSameServer, type RunnerRecord } from '../../records/runner-file.ts'
import { isNewFailure, shownState } from '../../runner/state.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { ShownRunner } from '../../traces/status-variables.ts'
import type { LiveRunners } from './live-runners.ts'

/** The fields by which a runner's place is found. A live one may lack `server`: it belongs to this one. */
type Placed = Pick<RunnerRecord, 'id' | 'pane'> & Partial<Pick<RunnerRecord, 'server'>>

/** The places of one server's runners: holds the panes of the latest snapshot, and finds the pane of each runner. */
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

  /** True while the runner has a pane. */
  hasPane(record: RunnerRecord): boolean {
    return this.#rowsOf(record).length > 0
  }

  /** False for a run on an earlier server at the same socket. */
  isOfThisServer({ server }: Pick<RunnerRecord, 'server'>): boolean {
    return isSameServer(server, this.#server)
  }

  /** True when the program of a record still runs in a pane without a mark. */
  isUnmarked({ pane, pid }: RunnerRecord): boolean {
    const row = this.rowIn(pane)
    return row?.dead === false && row.pid === pid && row.runnerId === ''
  }

  /** The sessions in which live runners were last seen; our control client is attached to one of them. */
  get homeSessions(): readonly SessionId[] {
    return this.#live.all.flatMap((runner) => this.#rowsOf(runner)).map(({ session }) => session)
  }

  /** The runners that status line and badges show: those with a pane, and failures that were not looked at yet. */
  shown(runners: readonly (Placed & Pick<RunnerRecord, 'name' | 'state' | 'muted'>)[]): readonly ShownRunner[] {
    return runners.flatMap((runner) => {
      const windows = this.#rowsOf(runner).map((row): WindowId => row.window)
      const isNew = isNewFailure(runner.state)
      if (windows.length === 0 && !isNew) return []
      const isCounted = !isMuted(runner) && (isNew || runner.state.kind !== 'failed')
      const { pane, name, state } = runner
      return [{ state: shownState(state), pane, windows, isCounted, name, since: state.since }]
    })
  }

  #rowsOf({ id, pane, server }: Placed): PaneRow[] {
    if (server !== undefined && !this.isOfThisServer({ server })) return []
    return (this.#rows.get(pane) ?? []).filter((row) => this.#isCurrent(id, row))
  }

  /** True when the pane still belongs to this run; an ended run's pane may have been marked again since. */
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
