import { iso } from '../base/clock.ts'
import { join } from 'node:path'
import { Failure } from '../base/failure.ts'
import { LIVE_FILE } from '../logs/log-parts.ts'
import { resetOf } from '../runner/limit-reset.ts'
import {
  isNewFailure,
  SHOWN_STATES,
  shownState,
  wantsPerson,
  type ProgramEnd,
  type StateKind,
} from '../runner/state.ts'
import { LIST_CLIENTS, LIST_SESSIONS, parseClients, parseSessions } from '../tmux/snapshot.ts'
import type { Controller } from './controller.ts'
import { explain } from './agents/explain.ts'
import type { Push } from './event-hub.ts'
import type { MarkRequest } from './fleet/fleet.ts'
import { logFigures, metricsOf } from './figures/metrics.ts'
import { planBody } from '../records/restart-plan.ts'
import { pidSpace } from '../host/pid-space.ts'
import { pidOf } from '../host/process-state.ts'
import type { FoundAgent, RunnerRecord } from '../records/runner-file.ts'
import type { SendRequest } from './steering/sender.ts'
import type { StartRequest } from './steering/starter.ts'
import type { TrackedRunner } from './runner/tracked-runner.ts'

interface RunnerRef {
  readonly runner: string
}

/** What one controller can be asked, by method. Shapes are those of the socket's messages. */
export type ControllerApi = ReturnType<typeof controllerApi>

export function controllerApi(controller: Controller) {
  const { fleet } = controller
  const summary = (record: RunnerRecord) => ({
    ...runnerSummary(record, join(fleet.directory(record.id), LIVE_FILE)),
    ...(fleet.isOfThisServer(record) ? {} : { earlierServer: true }),
    ...limitReset(record, fleet.liveRunner(record.id)),
  })
  return {
    hello: async () => {
      await controller.requireServer()
      const space = pidSpace()
      return { version: controller.version, protocol: 1, pid: process.pid, ...(space === undefined ? {} : { space }) }
    },

    mark: async ({ pane, ...request }: { readonly pane: string } & MarkRequest) => {
      const { record, notice } = await controller.mark(pane, request)
      return { runner: summary(record), notice }
    },

    find: async () => ({ runners: (await controller.find()).map(summary) }),

    run: async (request: StartRequest) => {
      const { record, notice } = await controller.run(request)
      return { runner: summary(record), notice }
    },

    restorable: async ({ runners = [] }: { readonly runners?: readonly string[] | undefined }) => ({
      runners: (await controller.restorable(runners)).map(planBody),
    }),

    restore: async ({ runner }: RunnerRef) => {
      const { record, notice } = await controller.restore(runner)
      return { runner: summary(record), notice }
    },

    end: async ({ runner }: RunnerRef) => ({ runner: summary(await controller.end(runner)) }),

    restart: async ({ runner }: RunnerRef) => {
      const { record, notice } = await controller.restart(runner)
      return { runner: summary(record), notice }
    },

    pause: async ({ runner }: RunnerRef) => ({ runner: summary(controller.pause(runner)) }),

    resume: async ({ runner }: RunnerRef) => ({ runner: summary(controller.resume(runner)) }),

    send: async ({ runner, ...request }: RunnerRef & SendRequest) => ({
      runner: summary(await controller.send(runner, request)),
    }),

    unmark: async ({ runner }: RunnerRef) => ({ runner: summary(await controller.unmark(runner)) }),

    toggle: async ({ pane }: { readonly pane: string }) => {
      const { marked, record, notice } = await controller.toggle(pane)
      return { marked, runner: summary(record), notice }
    },

    list: async ({ wide = false }: { readonly wide?: boolean | undefined }) => {
      await controller.settle()
      const records = inOrder(fleet.records, (record) => fleet.hasPane(record) || isNewFailure(record.state))
      if (!wide) return { runners: records.map(summary) }
      const readings = await controller.meter.look()
      return {
        runners: records.map((record) => {
          const live = fleet.liveRunner(record.id)
          if (live === undefined) return summary(record)
          return { ...summary(record), metrics: metricsOf(record, live.figures, readings.get(record.id)) }
        }),
      }
    },

    show: async ({ runner }: RunnerRef) => {
      await controller.settle()
      const record = fleet.find(runner)
      return { runner: { ...summary(record), ...(await detail(controller, record)) } }
    },

    looked: async ({ runners }: { readonly runners: readonly string[] }) => {
      const found = runners.flatMap((runner) => fleet.findAny(runner) ?? [])
      for (const record of found) await fleet.looked(record)
      return {}
    },

    explain: async ({ runner }: RunnerRef) => {
      await controller.settle()
      const record = fleet.find(runner)
      const live = fleet.liveRunner(record.id)
      if (live === undefined) {
        throw new Failure('runner-not-found', `'${record.name}' has ended: \`show\` tells how`)
      }
      return { runner: summary(record), explanation: explain(live) }
    },

    status: async () => {
      await controller.settle()
      const counts: Partial<Record<StateKind, number>> = {}
      const isPresent = (record: RunnerRecord): boolean =>
        isNewFailure(record.state) || (fleet.hasPane(record) && record.state.kind !== 'failed')
      const present = inOrder(fleet.records, isPresent).filter(isPresent)
      for (const { state } of present) counts[state.kind] = (counts[state.kind] ?? 0) + 1
      const shown = present.map(({ state }) => shownState(state))
      const showing = shown.filter((state) => state === 'showing').length
      return {
        counts,
        stuck: shown.filter((state) => state === 'stuck').length,
        unseen: shown.filter((state) => state === 'unseen').length,
        ...(showing === 0 ? {} : { showing }),
        attention: present.filter(({ state }) => wantsPerson(state)).map(({ name }) => name),
      }
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
      await fleet.rename(id, name)
      return { runner: summary(fleet.find(id)) }
    },

    remove: async ({ runner }: RunnerRef) => {
      const record = fleet.find(runner)
      await fleet.remove(record)
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
      params: {
        readonly runner?: string | undefined
        readonly since?: number | undefined
        readonly metrics?: boolean | undefined
      },
      push: Push,
      signal: AbortSignal,
    ) => {
      const runner = params.runner === undefined ? undefined : fleet.find(params.runner).id
      controller.hub.subscribe({ runner, since: params.since, push, signal })
      if (params.metrics === true) controller.metricsFeed.subscribe({ runner, push }, signal)
      return { seq: controller.hub.seq }
    },
  }
}

/** Asked for while the controller takes up its runners, these say how it is itself. */
const AT_ONCE: ReadonlySet<string> = new Set(['hello', 'controller-status', 'stop'])

/** The same, but what concerns runners is answered once all of them have been taken up. */
export function onceStarted(api: ControllerApi, started: Promise<void>): ControllerApi {
  const waiting = Object.entries(api).map(([method, handler]: [string, (...given: never[]) => Promise<unknown>]) => {
    if (AT_ONCE.has(method)) return [method, handler]
    return [method, async (...given: never[]) => started.then(async () => handler(...given))]
  })
  return Object.fromEntries(waiting) as ControllerApi
}

/**
 * Those that want a person first, within a state the one that has been in it longest; after them the ended ones that are not
 * present any more, the newest first.
 */
function inOrder(records: readonly RunnerRecord[], isPresent: (record: RunnerRecord) => boolean): RunnerRecord[] {
  const rank = ({ state }: RunnerRecord): number => SHOWN_STATES.indexOf(shownState(state))
  const present = records.filter(isPresent)
  const past = records.filter((record) => !isPresent(record))
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
    ...('unseen' in state ? { unseen: true } : {}),
    ...(state.kind === 'idle' && state.showing === true ? { showing: true } : {}),
    ...(state.kind === 'active' && state.stuck === true ? { stuck: true } : {}),
    since: iso(state.since),
    pane,
    window,
    session,
    source: record.source ?? (record.pipe === undefined ? ('control' as const) : ('pipe' as const)),
    lastLine,
    log,
    ...(record.found === undefined ? {} : { found: 'agents' as const }),
    ...(record.started?.worktree === undefined ? {} : { worktree: record.started.worktree }),
  }
}

async function detail(controller: Controller, record: RunnerRecord) {
  const { state } = record
  const live = controller.fleet.liveRunner(record.id)
  const figures = live?.figures ?? (await logFigures(controller.fleet.directory(record.id)))
  const readings = live === undefined ? undefined : await controller.meter.look()
  return {
    ...(live === undefined ? {} : { pid: record.pid }),
    ...(state.kind === 'completed' ? { exitCode: 0 } : {}),
    ...(state.kind === 'failed' || state.kind === 'stopped' ? endOf(state) : {}),
    ...(state.kind === 'lost' || state.kind === 'stopped' ? { reason: state.why } : {}),
    ...(record.found === undefined ? {} : { foundReason: foundReason(record.agent, record.found) }),
    ...(record.started === undefined ? {} : { command: record.started.command, cwd: record.started.cwd }),
    ...(live === undefined ? {} : { sourceReason: controller.readingOf(record) }),
    metrics: metricsOf(record, figures, readings?.get(record.id)),
    evidence: live?.evidence.map(({ time, ...rest }) => ({ ...rest, time: iso(time) })) ?? [],
  }
}

function foundReason(agent: string, { process, program }: FoundAgent): string {
  const what = program === agent ? agent : `${agent} (${program})`
  return `@geppetto-auto agents: ${what} was in front of its terminal, process ${pidOf(process)}`
}

function limitReset({ state }: RunnerRecord, live: TrackedRunner | undefined): { readonly resets?: string } {
  if (state.kind !== 'waiting' || state.waitingFor !== 'limit') return {}
  const resets = resetOf(live?.observed.screen.screen ?? '')
  return resets === undefined ? {} : { resets }
}

function endOf({ exitCode, signal }: ProgramEnd): ProgramEnd {
  return { ...(exitCode === undefined ? {} : { exitCode }), ...(signal === undefined ? {} : { signal }) }
}
