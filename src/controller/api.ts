import { Failure } from '../base/failure.ts'
import { planBody } from '../records/restart-plan.ts'
import type { RunnerRecord } from '../records/runner-file.ts'
import { isNewFailure } from '../runner/state.ts'
import { LIST_CLIENTS, LIST_SESSIONS, parseClients, parseSessions } from '../tmux/snapshot.ts'
import { explain } from './agents/explain.ts'
import { inOrder } from './bodies/in-order.ts'
import { overview } from './bodies/overview.ts'
import { runnerBody } from './bodies/runner-body.ts'
import { runnerDetail } from './bodies/runner-detail.ts'
import type { Controller } from './controller.ts'
import type { Push } from './events/event-hub.ts'
import { metricsOf } from './figures/metrics.ts'
import type { MarkRequest } from './fleet/marking.ts'
import { screenOf } from './bodies/screen.ts'
import { pidSpace } from '../host/pid-space.ts'
import type { AnswerRequest } from './steering/answerer.ts'
import { queuedFor } from './steering/outbox.ts'
import type { SendRequest } from './steering/sender.ts'
import type { StartRequest } from './steering/starter.ts'

interface RunnerRef {
  readonly runner: string
}

/** The methods of one controller. Requests and answers have the shapes of the socket's messages. */
export type ControllerApi = ReturnType<typeof controllerApi>

export function controllerApi(controller: Controller) {
  const { commands, fleet, lookout } = controller
  const body = (record: RunnerRecord) => runnerBody(fleet, record)
  return {
    hello: async () => {
      await controller.requireServer()
      const space = pidSpace()
      return { version: controller.version, protocol: 1, pid: process.pid, ...(space === undefined ? {} : { space }) }
    },

    mark: async ({ pane, ...request }: { readonly pane: string } & MarkRequest) => {
      const { record, notice } = await commands.mark(pane, request)
      return { runner: body(record), notice }
    },

    find: async () => ({ runners: (await controller.marker.find()).map(body) }),

    run: async (request: StartRequest) => {
      const { record, notice } = await commands.run(request)
      return { runner: body(record), notice }
    },

    restorable: async ({ runners = [] }: { readonly runners?: readonly string[] | undefined }) => ({
      runners: (await commands.restorable(runners)).map(planBody),
    }),

    restore: async ({ runner }: RunnerRef) => {
      const { record, notice } = await commands.restore(runner)
      return { runner: body(record), notice }
    },

    end: async ({ runner }: RunnerRef) => ({ runner: body(await commands.end(runner)) }),

    restart: async ({ runner }: RunnerRef) => {
      const { record, notice } = await commands.restart(runner)
      return { runner: body(record), notice }
    },

    pause: async ({ runner }: RunnerRef) => ({ runner: body(commands.pause(runner)) }),

    resume: async ({ runner }: RunnerRef) => ({ runner: body(commands.resume(runner)) }),

    send: async ({ runner, ...request }: RunnerRef & SendRequest) => ({
      runner: body(await commands.send(runner, request)),
    }),

    answer: async (request: AnswerRequest) => {
      const { record, ...answered } = await commands.answer(request)
      return { runner: body(record), ...answered }
    },

    queue: async ({ runner, text }: RunnerRef & { readonly text: string }) => ({
      runner: body(await commands.queue(runner, text)),
    }),

    queued: async ({ runner }: RunnerRef) => ({ texts: [...queuedFor(fleet.findLive(runner))] }),

    unqueue: async ({ runner }: RunnerRef) => ({ count: commands.unqueue(runner) }),

    unmark: async ({ runner }: RunnerRef) => ({ runner: body(await commands.unmark(runner)) }),

    toggle: async ({ pane }: { readonly pane: string }) => {
      const { marked, record, notice } = await commands.toggle(pane)
      return { marked, runner: body(record), notice }
    },

    list: async ({ wide = false }: { readonly wide?: boolean | undefined }) => {
      await lookout.settle()
      const records = inOrder(fleet.records, (record) => fleet.hasPane(record) || isNewFailure(record.state))
      if (!wide) return { runners: records.map(body) }
      const readings = await controller.meter.look()
      return {
        runners: records.map((record) => {
          const live = fleet.liveRunner(record.id)
          if (live === undefined) return body(record)
          return { ...body(record), metrics: metricsOf(record, live.figures, readings.get(record.id)) }
        }),
      }
    },

    show: async ({ runner }: RunnerRef) => {
      await lookout.settle()
      const record = fleet.find(runner)
      return { runner: { ...body(record), ...(await runnerDetail(controller, record)) } }
    },

    looked: async ({ runners }: { readonly runners: readonly string[] }) => {
      const found = runners.flatMap((runner) => fleet.findAny(runner) ?? [])
      for (const record of found) await fleet.looked(record)
      return {}
    },

    unread: async ({ runner }: RunnerRef) => ({ runner: body(commands.unread(runner)) }),

    mute: async ({ runner, muted }: RunnerRef & { readonly muted: boolean }) => ({
      runner: body(commands.mute(runner, muted)),
    }),

    screen: async ({ runner }: RunnerRef) => screenOf(controller.tmux, fleet.findLive(runner).pane),

    explain: async ({ runner }: RunnerRef) => {
      await lookout.settle()
      const record = fleet.find(runner)
      const live = fleet.liveRunner(record.id)
      if (live === undefined) {
        throw new Failure('runner-not-found', `'${record.name}' has ended: \`show\` says how`)
      }
      return { runner: body(record), explanation: explain(live) }
    },

    status: async () => {
      await lookout.settle()
      return overview(fleet)
    },

    sessions: async () => {
      const [sessions = [], clients = []] = await controller.tmux.askAll([LIST_SESSIONS, LIST_CLIENTS])
      const terminals = parseClients(clients).filter((client) => !client.control)
      return {
        sessions: parseSessions(sessions).map(({ session, name, windows }) => ({
          id: session,
          name,
          windows,
          attached: terminals.filter((client) => client.session === session).length,
          runners: lookout.runnersIn(session),
        })),
      }
    },

    rename: async ({ runner, name }: RunnerRef & { readonly name: string }) => {
      const { id } = fleet.find(runner)
      await fleet.rename(id, name)
      return { runner: body(fleet.find(id)) }
    },

    remove: async ({ runner }: RunnerRef) => {
      const record = fleet.find(runner)
      await fleet.remove(record)
      return { runner: body(record) }
    },

    refresh: async () => {
      await lookout.refresh()
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

/** These methods concern the controller itself, and are answered while it still takes up its runners. */
const AT_ONCE: ReadonlySet<string> = new Set(['hello', 'controller-status', 'stop'])

/** The same api, but requests about runners wait until all runners have been taken up. */
export function onceStarted(api: ControllerApi, started: Promise<void>): ControllerApi {
  const waiting = Object.entries(api).map(([method, handler]: [string, (...given: never[]) => Promise<unknown>]) => {
    if (AT_ONCE.has(method)) return [method, handler]
    return [method, async (...given: never[]) => started.then(async () => handler(...given))]
  })
  return Object.fromEntries(waiting) as ControllerApi
}
