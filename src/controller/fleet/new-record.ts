import type { RunnerRecord } from '../../records/runner-file.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'

/** The record of a runner that begins now in a pane. */
export function newRecord(
  row: PaneRow,
  identity: Pick<RunnerRecord, 'id' | 'name' | 'agent' | 'agentGiven' | 'idleAfterMs' | 'server'>,
): RunnerRecord {
  const at = Date.now()
  return {
    ...identity,
    schema: 1,
    pane: row.pane,
    window: row.windowName,
    session: row.sessionName,
    pid: row.pid,
    startedAt: at,
    state: { kind: 'starting', since: at },
    lastLine: '',
  }
}

/** The fields that a run keeps when it is started again, at `restartedAt` (milliseconds since the epoch). */
export function sequel({ startedAt, lastLine, times = {}, dialogs = 0 }: RunnerRecord, restartedAt: number) {
  return { startedAt, restartedAt, lastLine, times, dialogs }
}
