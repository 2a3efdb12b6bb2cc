import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LIVE_FILE } from '../logs/log-parts.ts'
import { endAbandonedLog } from '../logs/abandoned-log.ts'
import { isFinal, type FinalState } from '../runner/state.ts'
import { exitState } from '../runner/life/ending.ts'
import { readEnd } from './exit-note.ts'
import { stopListening } from './listener.ts'
import { isProcess } from '../host/process-state.ts'
import { processesOf } from './run-source.ts'
import { removeUnbegun } from './unbegun-runs.ts'
import { isSamePlace, isSameServer, readRecords, writeRecord, type RunnerRecord } from './runner-file.ts'

export interface PastRuns {
  /** Runs that still have their pane, or a reader of its pipe that has the rest, by id. */
  readonly open: ReadonlyMap<string, RunnerRecord>
  /** Runs that are over, those of earlier servers at this socket, too. */
  readonly ended: readonly RunnerRecord[]
}

/**
 * Reads what earlier controllers have left of the runs at one tmux socket, and writes the end of those that no controller saw
 * end.
 */
export async function readPastRuns(options: {
  readonly root: string
  readonly server: RunnerRecord['server']
  /** Ids of the runners that have a pane. */
  readonly marked: ReadonlySet<string>
  readonly report: (problem: string) => void
}): Promise<PastRuns> {
  const { root, server, marked, report } = options
  const open = new Map<string, RunnerRecord>()
  const ended: RunnerRecord[] = []
  removeUnbegun(root)
  for (const record of readRecords(root, report)) {
    if (!isSamePlace(record.server, server)) continue
    const sameServer = isSameServer(record.server, server)
    const hasPane = marked.has(record.id)
    if (!hasPane && neverBegan(record, join(root, record.id))) {
      rmSync(join(root, record.id), { recursive: true, force: true })
      continue
    }
    if (!isFinal(record.state) && sameServer && (hasPane || hasReader(record))) {
      open.set(record.id, record)
      continue
    }
    ended.push(isFinal(record.state) ? record : await closeRun(root, record, sameServer))
  }
  return { open, ended }
}

/** A controller was killed while it marked the pane: no runner was announced, and nothing was logged. */
function neverBegan({ state, startedAt }: RunnerRecord, directory: string): boolean {
  if (state.kind !== 'starting' || state.since !== startedAt) return false
  return (statSync(join(directory, LIVE_FILE), { throwIfNoEntry: false })?.size ?? 0) === 0
}

function hasReader({ source }: RunnerRecord): boolean {
  const { reader } = processesOf(source)
  return reader !== undefined && isProcess(reader)
}

/** Writes that a run is over which no controller saw end; the wrapper of its command may have noted how. Returns its record. */
export async function closeRun(root: string, record: RunnerRecord, sameServer: boolean): Promise<RunnerRecord> {
  const directory = join(root, record.id)
  const since = Date.now()
  const end = record.started === undefined ? undefined : readEnd(directory)
  const lost: FinalState = { kind: 'lost', since, why: sameServer ? 'pane-closed' : 'server-gone' }
  const state = end === undefined ? lost : exitState({ at: { wallMs: since, steadyMs: 0 }, ...end })
  // A command that has ended well unseen may have done so long before its server ended.
  const isDone = state.kind === 'completed' && record.agent === 'command'
  const outlived = sameServer || isDone ? {} : { endedWithServer: true as const }
  // Of those that have ended with their server the next one knows nothing.
  const unseen = sameServer ? { unseen: true as const } : {}
  const closed = { ...record, ...outlived, state: { ...state, ...unseen }, endConfirmed: false }
  stopListening(directory)
  await endAbandonedLog(directory).catch(() => undefined)
  await writeRecord(directory, closed).catch(() => undefined)
  return closed
}
