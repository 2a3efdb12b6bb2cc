import { join } from 'node:path'
import { openLog } from '../logs/reader.ts'
import { LIVE_FILE } from '../logs/log-parts.ts'
import { STATE_KINDS, type StateKind } from '../runner/state.ts'
import { LIST_CLIENTS, LIST_SESSIONS, parseClients, parseSessions } from '../tmux/snapshot.ts'
import type { Controller } from './controller.ts'
import type { Push } from './event-hub.ts'
import type { MarkRequest } from './fleet.ts'
import type { RunnerRecord } from './runner-file.ts'

interface RunnerRef {
  readonly runner: string
}

/** What one controller can be asked, by method. Shapes are those of the socket's messages. */
export type ControllerApi = ReturnType<typeof controllerApi>

export function controllerApi(controller: Controller) {
  const { fleet } = controller
  const summary = (record: RunnerRecord) => runnerSummary(record, join(fleet.directory(record.id), LIVE_FILE))
  return {
    hello: async () => ({ version: controller.version, protocol: 1, pid: process.pid }),

    mark: async ({ pane, ...request }: { readonly pane: string } & MarkRequest) => {
      return { runner: summary(await controller.mark(pane, request)) }
    },

    unmark: async ({ runner }: RunnerRef) => ({ runner: summary(await controller.unmark(runner)) }),

    toggle: async ({ pane }: { readonly pane: string }) => {
      const { marked, record } = await controller.toggle(pane)
      return { marked, runner: summary(record) }
    },

    list: async () => {
      await controller.settle()
      return { runners: inOrder(fleet.records, (record) => fleet.hasPane(record)).map(summary) }
    },

    show: async ({ runner }: RunnerRef) => {
      await controller.settle()
      const record = fleet.find(runner)
      return { runner: { ...summary(record), ...(await detail(controller, record)) } }
    },

    status: async () => {
      await controller.settle()
      const counts: Partial<Record<StateKind, number>> = {}
      for (const { state } of fleet.shown) counts[state] = (counts[state] ?? 0) + 1
      const wanting = fleet.records.filter((record) => record.state.kind === 'waiting')
      const attention = wanting.toSorted((a, b) => a.state.since - b.state.since).map((record) => record.name)
      return { counts, attention }
    },

    sessions: async () => {
      const [sessions = [], clients = []] = await controller.askAll([LIST_SESSIONS, LIST_CLIENTS])
      const terminals = parseClients(clients).filter((client) => !client.control)
      return {
        sessions: parseSessions(sessions).map(({ session, name, windows }) => ({
          id: session,
          name,
          windows,
          attached: terminals.filter((client) => client.session === session).length,
          runners: controller.runnersIn(session),
        })),
      }
    },

    rename: async ({ runner, name }: RunnerRef & { readonly name: string }) => {
      const { id } = fleet.find(runner)
      fleet.rename(id, name)
      return { runner: summary(fleet.find(id)) }
    },

    remove: async ({ runner }: RunnerRef) => {
      const record = fleet.find(runner)
      fleet.remove(record)
      return { runner: summary(record) }
    },

    refresh: async () => {
      await controller.refresh()
      return {}
    },

    'controller-status': async () => controller.status(),

    stop: async ({ release = false }: { readonly release?: boolean | undefined }) => {
      await controller.stop({ release })
      return {}
    },

    subscribe: async (
      params: { readonly runner?: string | undefined; readonly since?: number | undefined },
      push: Push,
      signal: AbortSignal,
    ) => {
      const runner = params.runner === undefined ? undefined : fleet.find(params.runner).id
      controller.hub.subscribe({ runner, since: params.since, push, signal })
      return { seq: controller.hub.seq }
    },
  }
}

/**
 * Those that want a person first, within a state the one that has been in it longest; after them the ended ones whose pane
 * is gone, the newest first.
 */
function inOrder(records: readonly RunnerRecord[], hasPane: (record: RunnerRecord) => boolean): RunnerRecord[] {
  const rank = ({ state }: RunnerRecord): number => STATE_KINDS.indexOf(state.kind)
  const present = records.filter(hasPane)
  const past = records.filter((record) => !hasPane(record))
  return [
    ...present.toSorted((a, b) => rank(a) - rank(b) || a.state.since - b.state.since),
    ...past.toSorted((a, b) => b.state.since - a.state.since),
  ]
}

function runnerSummary(record: RunnerRecord, log: string) {
  const { id, name, agent, state, pane, window, session, lastLine } = record
  return {
    id,
    name,
    agent,
    state: state.kind,
    ...(state.kind === 'waiting' ? { waitingFor: state.waitingFor } : {}),
    since: iso(state.since),
    pane,
    window,
    session,
    lastLine,
    log,
  }
}

async function detail(controller: Controller, record: RunnerRecord) {
  const { state, startedAt, idleAfterMs, endConfirmed } = record
  const live = controller.fleet.liveRunner(record.id)
  const figures = live?.metrics ?? (await logFigures(controller.fleet.directory(record.id)))
  return {
    ...(live === undefined ? {} : { pid: record.pid }),
    ...(state.kind === 'completed' ? { exitCode: 0 } : {}),
    ...(state.kind === 'failed' && state.exitCode !== undefined ? { exitCode: state.exitCode } : {}),
    ...(state.kind === 'failed' && state.signal !== undefined ? { signal: state.signal } : {}),
    ...(state.kind === 'lost' || state.kind === 'stopped' ? { reason: state.why } : {}),
    metrics: {
      startedAt: iso(startedAt),
      bytes: figures.bytes,
      recoveredBytes: figures.recoveredBytes,
      gaps: figures.gaps,
      ...(figures.lastOutputAt === undefined ? {} : { lastOutputAt: iso(figures.lastOutputAt) }),
      idleAfterMs,
      ...(endConfirmed === undefined ? {} : { endConfirmed }),
    },
    evidence: live?.evidence.map(({ time, ...rest }) => ({ ...rest, time: iso(time) })) ?? [],
  }
}

async function logFigures(directory: string) {
  const log = await openLog(directory)
  const recovered = log.entries.filter((entry) => entry.kind === 'recovered')
  return {
    bytes: log.end,
    recoveredBytes: recovered.reduce((sum, entry) => sum + entry.bytes, 0),
    gaps: log.entries.filter((entry) => entry.kind === 'gap').length,
    lastOutputAt: log.entries.findLast((entry) => entry.kind === 'time')?.time,
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
