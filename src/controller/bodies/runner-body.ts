import { join } from 'node:path'
import { iso } from '../../base/clock.ts'
import { LIVE_FILE } from '../../logs/log-parts.ts'
import { isMuted, type RunnerRecord } from '../../records/runner-file.ts'
import { resetOf } from '../../runner/limit-reset.ts'
import { dialogBody } from '../agents/dialog-watch.ts'
import type { Fleet } from '../fleet/fleet.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'

/** The description of a runner in every message of the socket that names one. */
export function runnerBody(fleet: Fleet, record: RunnerRecord) {
  const live = fleet.liveRunner(record.id)
  return {
    ...summary(record, join(fleet.directory(record.id), LIVE_FILE)),
    ...(fleet.isOfThisServer(record) ? {} : { earlierServer: true }),
    ...limitReset(record, live),
    ...(live?.dialog === undefined ? {} : { dialog: dialogBody(live.dialog) }),
  }
}

function summary(record: RunnerRecord, log: string) {
  const { id, name, agent, state, pane, window, session, lastLine } = record
  return {
    id,
    name,
    agent,
    state: state.kind,
    ...(state.kind === 'waiting' ? { waitingFor: state.waitingFor } : {}),
    ...('unseen' in state ? { unseen: true } : {}),
    ...(state.kind === 'idle' && state.showing === true ? { showing: true } : {}),
    ...(state.kind === 'active' && state.stuck === true ? { stuck: true } : {}),
    since: iso(state.since),
    pane,
    window,
    session,
    source: record.source?.kind ?? ('control' as const),
    ...(record.queued === undefined || record.queued.length === 0 ? {} : { queued: record.queued.length }),
    ...(isMuted(record) ? { muted: true } : {}),
    lastLine,
    log,
    ...(record.found === undefined ? {} : { found: 'agents' as const }),
    ...(record.started === undefined ? {} : { cwd: record.started.cwd }),
    ...(record.started?.worktree === undefined ? {} : { worktree: record.started.worktree }),
  }
}

function limitReset({ state }: RunnerRecord, live: TrackedRunner | undefined): { readonly resets?: string } {
  if (state.kind !== 'waiting' || state.waitingFor !== 'limit') return {}
  const resets = resetOf(live?.observed.screen.screen ?? '')
  return resets === undefined ? {} : { resets }
}
