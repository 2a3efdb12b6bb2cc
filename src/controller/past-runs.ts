import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isFinal, type RunnerState } from '../runner/state.ts'
import { readRecords, writeRecord, type RunnerRecord } from './runner-file.ts'

export interface PastRuns {
  /** Runs that still have their pane, by id. */
  readonly open: ReadonlyMap<string, RunnerRecord>
  /** Runs of this server that are over. */
  readonly ended: readonly RunnerRecord[]
}

/**
 * Reads what earlier controllers have left of the runs at one tmux socket, writes the end of those that nobody saw end,
 * and deletes those that ended longer ago than `retentionMs`.
 */
export async function readPastRuns(options: {
  readonly root: string
  readonly server: RunnerRecord['server']
  /** Ids of the runners that have a pane. */
  readonly marked: ReadonlySet<string>
  readonly retentionMs: number
  readonly report: (problem: string) => void
}): Promise<PastRuns> {
  const { root, server, marked, retentionMs, report } = options
  const open = new Map<string, RunnerRecord>()
  const ended: RunnerRecord[] = []
  for (const record of readRecords(root, report)) {
    if (record.server.socket !== server.socket) continue
    const sameServer = record.server.pid === server.pid && record.server.startedAt === server.startedAt
    if (!isFinal(record.state) && sameServer && marked.has(record.id)) {
      open.set(record.id, record)
      continue
    }
    const past = isFinal(record.state) ? record : await close(root, record, sameServer)
    if (Date.now() - past.state.since > retentionMs) rmSync(join(root, past.id), { recursive: true, force: true })
    else if (sameServer) ended.push(past)
  }
  return { open, ended }
}

async function close(root: string, record: RunnerRecord, sameServer: boolean): Promise<RunnerRecord> {
  const state: RunnerState = { kind: 'lost', since: Date.now(), why: sameServer ? 'pane-closed' : 'server-gone' }
  const closed = { ...record, state, endConfirmed: false }
  await writeRecord(join(root, record.id), closed).catch(() => undefined)
  return closed
}
