import { Failure, failureBody } from '../../base/failure.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { readPresets } from '../../settings/agents.ts'
import { readPastRuns } from '../../records/past-runs.ts'
import { configFile, runnersDirectory } from '../../host/paths.ts'
import { planBody, restartPlans } from '../../records/restart-plan.ts'
import { placeOf } from '../../records/runner-file.ts'
import { readIdentity } from '../../tmux/server-identity.ts'
import type { RestartPlan } from '../../ipc/restart-plan.ts'
import type { RunnerSummary } from '../../ipc/runners.ts'
import { serverBinary } from '../../tmux/binary.ts'
import { endSpareSession, startTmuxServer } from '../../tmux/start-server.ts'
import { confirm } from '../looks/confirm.ts'
import type { Context } from '../context.ts'
import { awaitEndOf, stopController } from '../reach/controller-launch.ts'
import { runningController } from '../reach/running-controller.ts'
import { EXIT } from '../exit-code.ts'
import { plain } from '../../terminal/plain.ts'
import { restartTable } from '../looks/restart-table.ts'
import { createLook } from '../looks/show.ts'
import { requireTmuxServer } from '../reach/tmux-server.ts'
import { withController } from '../reach/with-controller.ts'

export interface RestoreOptions {
  readonly yes?: boolean
  readonly dryRun?: boolean
}

interface Refusal {
  readonly id: string
  readonly name: string
  readonly error: NonNullable<RestartPlan['problem']>
}

const NO_SERVER = { pid: 0, startedAt: 0 }
const ADD_YES = 'look at what it would do with --dry-run; to start all that without asking, add --yes'

/**
 * Starts again what ran when the last tmux server at this socket ended; prints the names of those that run. Returns
 * EXIT.failure when one that was started before could not be started now.
 */
export async function restore(
  context: Context,
  wanted: readonly string[],
  { yes = false, dryRun = false }: RestoreOptions,
): Promise<number> {
  const server = await currentServer(context)
  await leaveFormerController(context, server)
  const plans = server === undefined ? await plansWithoutServer(context, wanted) : await plansOf(context, wanted)
  if (dryRun && (plans.length > 0 || context.json)) return tell(context, plans)
  if (plans.length === 0) {
    if (context.json) context.printJson({ restored: [], failed: [] })
    else context.say('nothing to restore: no runner has ended with its tmux server')
    return EXIT.ok
  }
  const able = plans.filter(({ problem }) => problem === undefined)
  if (able.length > 0 && !yes && !(await agreed(context, plans, able.length))) return EXIT.failure
  const isNeeded = server === undefined && able.length > 0
  const spare = isNeeded ? await startTmuxServer(context.address, context.env) : undefined
  const { restored, failed } = await startAll(context, plans)
  if (spare !== undefined && restored.length > 0) await ignoreGone(endSpareSession(context.address, spare))
  if (context.json) context.printJson({ restored, failed })
  else {
    for (const { name } of restored) context.print(plain(name))
    for (const { name, error } of failed) context.say(`${name}: ${error.message}${hint(error.next)}`)
  }
  // A marked pane was not asked for by name: that it is not restored is no failure.
  const isAsked = ({ error }: Refusal): boolean => wanted.length > 0 || error.kind !== 'not-started'
  return failed.some(isAsked) ? EXIT.failure : EXIT.ok
}

async function tell(context: Context, plans: readonly RestartPlan[]): Promise<number> {
  if (context.json) context.printJson({ runners: plans })
  else if (plans.length > 0) context.print(restartTable(plans, await createLook(context)))
  return EXIT.ok
}

async function agreed(context: Context, plans: readonly RestartPlan[], count: number): Promise<boolean> {
  if (context.json) throw new Failure('invalid-request', 'no question can be asked with --json', { next: ADD_YES })
  if (process.stdin.isTTY) process.stderr.write(`${restartTable(plans, await createLook(context))}\n`)
  const isAgreed = await confirm(count === 1 ? 'start it again?' : `start these ${count} again?`, ADD_YES)
  if (!isAgreed) context.say('nothing was started')
  return isAgreed
}

/** One after the other, in the order in which they were started first: windows and splits find their sessions again. */
async function startAll(
  context: Context,
  plans: readonly RestartPlan[],
): Promise<{ readonly restored: readonly RunnerSummary[]; readonly failed: readonly Refusal[] }> {
  const restored: RunnerSummary[] = []
  const failed: Refusal[] = []
  for (const { id, name, pane, problem } of plans) {
    if (problem !== undefined) {
      failed.push({ id, name, error: problem })
      continue
    }
    try {
      const { runner, notice } = await withController(context, async (client) => client.call('restore', { runner: id }))
      if (notice !== undefined) context.say(plain(notice))
      if (runner.pane === pane) context.say(plain(`'${name}' runs in ${pane} already, and is watched there`))
      restored.push(runner)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      failed.push({ id, name, error: failureBody(error) })
    }
  }
  return { restored, failed }
}

async function plansOf(context: Context, wanted: readonly string[]): Promise<readonly RestartPlan[]> {
  const { runners } = await withController(context, async (client) =>
    client.call('restorable', { runners: [...wanted] }),
  )
  return runners
}

/** Without a server there is no controller: the files tell, after the end of those runs is in them. */
async function plansWithoutServer(context: Context, wanted: readonly string[]): Promise<readonly RestartPlan[]> {
  const { address, env } = context
  const root = runnersDirectory(env)
  const place = placeOf(address)
  const report = (problem: string): void => context.say(problem)
  await readPastRuns({ root, server: { ...NO_SERVER, ...place }, marked: new Set(), report })
  const presets = readPresets(configFile(env), report)
  return restartPlans(wanted, { root, place, presets, taken: new Set() }).map(planBody)
}

/** Process id of the tmux server; undefined when there is none. */
async function currentServer({ address }: Context): Promise<number | undefined> {
  try {
    await requireTmuxServer(address)
    return (await readIdentity(address, serverBinary(address))).pid
  } catch (error) {
    if (error instanceof Failure && error.kind === 'server-gone') return undefined
    throw error
  }
}

/** The controller of the server that has gone may still be writing how its runners have ended. */
async function leaveFormerController(context: Context, server: number | undefined): Promise<void> {
  const running = await runningController(context)
  if (running === undefined) return
  try {
    const { tmux, runners } = await running.client.call('controller-status', {})
    if (tmux.pid === server) return
    // Without runners it has nothing by which it would notice.
    if (runners === 0) return await stopController(running)
    await awaitEndOf(running)
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'controller-unreachable') throw error
  } finally {
    running.client.close()
  }
}

function hint(next: string | undefined): string {
  return next === undefined ? '' : `; ${next}`
}
