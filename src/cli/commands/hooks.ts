import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { existsSync, realpathSync } from 'node:fs'
import { Failure } from '../../base/failure.ts'
import { stateDirectory } from '../../controller/paths.ts'
import { SettingsFile } from '../../hooks/settings-file.ts'
import type { HookPlace, HookTarget } from '../../hooks/target.ts'
import { HOOK_TARGETS } from '../../hooks/targets.ts'
import type { Context } from '../context.ts'
import { plain } from '../../terminal/plain.ts'
import { table } from '../table.ts'

/** Puts our hooks into the settings of an agent, or of all that have been used here. */
export async function install(context: Context, agent?: string): Promise<void> {
  const targets = wanted(context, agent)
  if (targets.length === 0)
    return context.say('no agent with hooks has been used here: name one to install them all the same')
  const changed = targets.map(({ target, file }) => {
    const isNew = file().install()
    if (isNew && target.note !== undefined) context.say(target.note)
    return { agent: target.agent, path: file().path, changed: isNew }
  })
  tell(context, changed, 'installed', 'was installed')
}

/** Takes our hooks out of the settings of an agent, or of all. */
export async function uninstall(context: Context, agent?: string): Promise<void> {
  const changed = wanted(context, agent, true).map(({ target, file }) => ({
    agent: target.agent,
    path: file().path,
    changed: file().uninstall(),
  }))
  tell(context, changed, 'uninstalled', 'was not installed')
}

/** Tells where our hooks are. */
export async function status(context: Context, agent?: string): Promise<void> {
  const rows = found(context, agent)
  if (context.json) return context.printJson({ hooks: rows })
  for (const line of table(
    rows.map((row) => [row.agent, row.status, plain(row.path)]),
    context.columns,
  )) {
    context.print(line)
  }
}

/** Agents that have our hooks. */
export function agentsWithHooks(context: Context): string[] {
  const installed = found(context).filter((row) => row.status === 'installed' || row.status === 'outdated')
  return installed.map((row) => row.agent)
}

function found(context: Context, agent?: string) {
  return wanted(context, agent, true).map(({ target, file }) => {
    try {
      return { agent: target.agent, status: file().status(), path: file().path }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return { agent: target.agent, status: 'unreadable' as const, path: error.message }
    }
  })
}

function wanted(context: Context, agent: string | undefined, all = false) {
  const place = hookPlace(context)
  const backups = join(stateDirectory(context.env), 'backups')
  return HOOK_TARGETS.filter((target) =>
    agent === undefined ? all || isUsed(target, place) : target.agent === agent,
  ).map((target) => ({
    target,
    file: () => new SettingsFile(target.edit(place), backups),
  }))
}

function isUsed(target: HookTarget, place: HookPlace): boolean {
  return existsSync(target.directory(place))
}

function hookPlace({ env, entry }: Context): HookPlace {
  return { env, home: homedir(), scripts: join(dirname(realpathSync(entry)), '../scripts') }
}

function tell(
  context: Context,
  hooks: readonly { readonly agent: string; readonly path: string; readonly changed: boolean }[],
  done: string,
  wasSo: string,
): void {
  if (context.json) return context.printJson({ hooks })
  for (const { agent, path, changed } of hooks) {
    context.print(plain(`${agent}: ${changed ? done : wasSo}: ${path}`))
  }
}
