import type { PaneId } from '../protocol/ids.ts'
import type { Command } from '../tmux/command-queue.ts'
import type { PaneRow } from '../tmux/snapshot.ts'
import type { RunnerRecord } from './runner-file.ts'

const OPTIONS = { id: '@geppetto_id', name: '@geppetto_name', agent: '@geppetto_agent' } as const

/** Writes on a pane which runner it is: a later controller finds it there, and formats can show it. */
export function paneMarks(record: RunnerRecord): Command[] {
  return Object.entries(OPTIONS).map(([field, option]) => {
    return ['set-option', '-p', '-t', record.pane, option, record[field as keyof typeof OPTIONS]]
  })
}

export function paneUnmarks(pane: PaneId): Command[] {
  return Object.values(OPTIONS).map((option) => ['set-option', '-pu', '-t', pane, option])
}

/** The record of a runner that begins now in a pane. */
export function newRecord(
  row: PaneRow,
  identity: Pick<RunnerRecord, 'id' | 'name' | 'agent' | 'idleAfterMs' | 'server'>,
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
