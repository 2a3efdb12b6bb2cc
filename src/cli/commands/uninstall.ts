import { rmSync } from 'node:fs'
import { Failure } from '../../base/failure.ts'
import { liveClaim } from '../../traces/claim.ts'
import { controllerSocket, findsFile, readerSocket, runnersDirectory } from '../../host/paths.ts'
import { endLeftReaders } from '../../traces/left-readers.ts'
import { endNotedCarriers } from '../../traces/noted-carriers.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import { endStaleClients } from '../../traces/stale-clients.ts'
import { serverBinary } from '../../tmux/binary.ts'
import type { Context } from '../context.ts'
import { pluginLines } from '../uninstall/config-lines.ts'
import { endController } from '../reach/controller-launch.ts'
import { confirmPurge, purge } from '../uninstall/purge.ts'
import { removeTraces } from '../uninstall/remove-traces.ts'
import { requireTmuxServer } from '../reach/tmux-server.ts'

/** Controllers that are started meanwhile are ended so often. */
const MOST_TRIES = 3

export interface UninstallOptions {
  readonly purge?: boolean
  readonly yes?: boolean
}

/** Leaves the tmux server as it was before the plugin was loaded; prints what is left to delete by hand. */
export async function uninstall(context: Context, options: UninstallOptions): Promise<void> {
  const purging = options.purge === true && (options.yes === true || (await confirmPurge(context)))
  const lines = await leaveServer(context)
  const agents = await agentsWithHooks(context)
  const purged = purging ? await purge(context) : undefined
  if (context.json) return context.printJson({ lines, purged })
  if (purged !== undefined) context.say(`deleted ${purged}`)
  if (agents.length > 0) context.say(`${agents.join(', ')} still run our hooks: geppetto-tmux hooks uninstall`)
  context.say('delete from your tmux configuration:')
  for (const line of lines) context.print(line)
}

/** Agents that have our hooks. The parsers of their settings are loaded for this only. */
async function agentsWithHooks(context: Context): Promise<readonly string[]> {
  const { hooksOfAgents } = await import('./hooks.ts')
  const rows = await hooksOfAgents(context)
  return rows.filter(({ hasOurs }) => hasOurs).map(({ agent }) => agent)
}

/** Undoes everything in the server; without one there is nothing to undo. Returns the lines of its configuration. */
async function leaveServer(context: Context): Promise<string[]> {
  try {
    await requireTmuxServer(context.address)
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'server-gone') throw error
    context.say(`${error.message}, so there is nothing to undo in it`)
    return pluginLines(context, '')
  }
  let configuration = ''
  // One may be started at this very moment, again and again.
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await endController(context, { release: true, gently: true })
    configuration = await removeAll(context)
    if ((await liveClaim(context.address)) === undefined) break
  }
  context.say('runners are released; options, keys and hooks of geppetto-tmux are gone')
  return pluginLines(context, configuration)
}

/** Removes what is left once the controller has ended. Returns the paths of the configuration files of the server. */
async function removeAll({ address, env }: Context): Promise<string> {
  // Of a controller that was killed.
  await endStaleClients(address, serverBinary(address))
  const serverPid = Number(await runTmux(address, ['display-message', '-p', '#{pid}']))
  const server = { host: address.host, pid: serverPid }
  await endLeftReaders(runnersDirectory(env), server)
  rmSync(findsFile(server, env), { force: true })
  await endNotedCarriers(readerSocket(controllerSocket(address, env)))
  return removeTraces(address)
}
