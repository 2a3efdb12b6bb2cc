import { run, textOf } from '../../host/run.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { serverBinary } from '../../tmux/binary.ts'
import { DEAD } from '../../traces/revival.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import { capabilities } from '../../tmux/version.ts'
import type { Context } from '../context.ts'
import { runningController } from '../reach/running-controller.ts'
import { watchFacts } from '../looks/show.ts'
import { requireTmuxServer } from '../reach/tmux-server.ts'
import { fail, ok, warn, type Finding } from './finding.ts'
import { checkLogs } from './logs.ts'

/** More than a program that only says its version needs on any machine. */
const TRY_MS = 10_000

/** The tmux server, its program and the one in PATH. Only a failure when nothing else can be asked. */
export async function checkServer(context: Context): Promise<Finding[]> {
  const { address } = context
  try {
    await requireTmuxServer(address)
    const version = await runTmux(address, ['display-message', '-p', '#{version}'])
    capabilities(version)
    return [ok('tmux server', `${version} at ${address.socket}`), await checkPath(version, serverBinary(address))]
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return [fail('tmux server', error.message, error.next ?? 'start tmux')]
  }
}

/** The controller of that server, with the problems it knows of and the logs that it writes. */
export async function checkController(context: Context): Promise<Finding[]> {
  const check = 'controller'
  try {
    const found = await runningController(context)
    if (found === undefined) return [await checkAbsence(context)]
    try {
      if (found.version !== context.version) {
        return [warn(check, `runs version ${found.version ?? 'unknown'}, not ${context.version}`, RESTART)]
      }
      const status = await found.client.call('controller-status', {})
      const { pid, problems } = status
      const { controlIsSafe } = capabilities(status.tmux.version)
      const isRisky = status.watch?.by === 'control' && !controlIsSafe
      const facts = watchFacts(status).map(([, text]) =>
        isRisky ? warn('watched by', text, RISK) : ok('watched by', text),
      )
      return [
        ok(check, `running, process ${pid}`),
        ...facts,
        ...(isRisky || controlIsSafe ? [] : checkTaps(status)),
        ...problems.map((problem) => warn(check, problem, SEE_LOG)),
        ...(await checkLogs(found.client)),
      ]
    } finally {
      found.client.close()
    }
  } catch (error) {
    return [fail(check, messageOf(error), (error instanceof Failure ? error.next : undefined) ?? SEE_LOG)]
  }
}

/** Warns of control clients that read single runners, marked with `--source control`, while hooks watch the server. */
function checkTaps({ clients }: { readonly clients: readonly unknown[] }): Finding[] {
  if (clients.length === 0) return []
  const count = clients.length === 1 ? 'a control client reads' : `${clients.length} control clients read`
  return [warn('control mode', `${count} runners that were marked with it`, RISK)]
}

/** Why none runs: usually because none is needed. */
async function checkAbsence({ address }: Context): Promise<Finding> {
  const check = 'controller'
  const dead = await runTmux(address, ['display-message', '-p', `#{${DEAD}}`]).catch(() => '')
  if (dead !== '1') {
    const marked = await runTmux(address, ['list-panes', '-a', '-f', LIVE_RUNNER, '-F', '#{pane_id}']).catch(() => '')
    const panes = new Set(marked.split('\n').filter(Boolean)).size
    if (panes === 0) return ok(check, 'not running; it starts when it is needed')
    const what =
      panes === 1 ? 'a marked pane is not watched or logged' : `${panes} marked panes are not watched or logged`
    return warn(check, `not running: ${what}`, 'geppetto-tmux controller start')
  }
  const message = 'has ended too often in a short time, or cannot be started, so it does not come back by itself'
  return fail(check, message, 'geppetto-tmux controller start, and if it ends again: geppetto-tmux controller log')
}

const RESTART = 'geppetto-tmux controller restart'
/** A pane that is a runner and whose program goes on. */
const LIVE_RUNNER = '#{&&:#{@geppetto_id},#{==:#{pane_dead},0}}'
const RISK =
  'a control client can end this tmux server, see docs/dangers.md: set -g @geppetto-source auto, then ' +
  'geppetto-tmux controller restart'
const SEE_LOG = 'geppetto-tmux controller log'

async function checkPath(serverVersion: string, binary: string): Promise<Finding> {
  const check = 'tmux in PATH'
  const ran = await run(['tmux', '-V'], { timeoutMs: TRY_MS })
  if (ran.code !== 0) return warn(check, 'there is no tmux in PATH', `add the directory of ${binary} to PATH`)
  const version = textOf(ran)
    .trim()
    .replace(/^tmux /, '')
  if (version === serverVersion) return ok(check, `${version}, the same as the server`)
  return warn(
    check,
    `${version}, but the server is ${serverVersion} (${binary}); the two may not understand each other`,
    'put the newer one first in PATH, then restart the tmux server',
  )
}
