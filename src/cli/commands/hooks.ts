import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { existsSync, realpathSync } from 'node:fs'
import { Failure } from '../../base/failure.ts'
import { stateDirectory } from '../../host/paths.ts'
import { SettingsFile } from '../../hooks/settings-file.ts'
import type { HookPlace, HookStatus, HookTarget } from '../../hooks/target.ts'
import { hookTargets } from '../../agents/registry.ts'
import type { Context } from '../context.ts'
import { plain } from '../../terminal/plain.ts'
import { table } from '../looks/table.ts'

/** One agent and what was done to its settings. */
interface Change {
  readonly agent: string
  readonly path: string
  readonly changed: boolean
  /** What keeps our hooks from working, or from being taken out. */
  readonly notes: readonly string[]
}

/** One agent and whether its settings have our hooks. */
export interface HooksOfAgent {
  readonly agent: string
  readonly status: HookStatus | 'unreadable'
  /** Or what is wrong with it. */
  readonly path: string
  readonly notes: readonly string[]
  /** Whether something of ours is in it, also where it cannot be read. */
  readonly hasOurs: boolean
}

/** Puts our hooks into the settings of an agent, or of all that have been used here. */
export async function install(context: Context, agent?: string): Promise<void> {
  const targets = await wanted(context, agent)
  if (targets.length === 0)
    return context.say('no agent with hooks has been used here: name one to install them all the same')
  const { done, failures } = forEach(targets, ({ target, file }) => {
    const changed = file.install()
    if (changed && target.note !== undefined) context.say(target.note)
    return { agent: target.agent, path: file.path, changed, notes: file.notes() }
  })
  if (done.length > 0) tell(context, done, ({ changed }) => (changed ? 'installed' : 'was installed'))
  fail(context, failures)
}

/** Takes our hooks out of the settings of an agent, or of all. */
export async function uninstall(context: Context, agent?: string): Promise<void> {
  const { done, failures } = forEach(await wanted(context, agent, true), ({ target, file }) => {
    const changed = file.uninstall()
    return { agent: target.agent, path: file.path, changed, notes: hooksOf(target, file).notes }
  })
  if (done.length > 0) {
    tell(context, done, ({ changed, notes }) => {
      if (changed) return 'uninstalled'
      return notes.length > 0 ? 'left as it is' : 'was not installed'
    })
  }
  fail(context, failures)
}

/** Tells where our hooks are, and what keeps them from working. */
export async function status(context: Context, agent?: string): Promise<void> {
  const rows = await hooksOfAgents(context, agent)
  if (context.json) {
    const hooks = rows.map(({ agent: name, status: word, path, notes }) => ({ agent: name, status: word, path, notes }))
    return context.printJson({ hooks })
  }
  for (const line of table(
    rows.map((row) => [row.agent, row.status, plain(row.path)]),
    context.columns,
  )) {
    context.print(line)
  }
  sayNotes(context, rows)
}

/** Every agent, or one, and whether it has our hooks. */
export async function hooksOfAgents(context: Context, agent?: string): Promise<readonly HooksOfAgent[]> {
  return (await wanted(context, agent, true)).map(({ target, file }) => hooksOf(target, file))
}

function hooksOf({ agent }: HookTarget, file: SettingsFile): HooksOfAgent {
  try {
    const found = file.status()
    const hasOurs = found !== 'not installed'
    return { agent, status: found, path: file.path, notes: hasOurs ? file.notes() : [], hasOurs }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { agent, status: 'unreadable', path: error.message, notes: [], hasOurs: file.mentionsOurs() }
  }
}

interface Wanted {
  readonly target: HookTarget
  readonly file: SettingsFile
}

/** A problem with the settings of one agent must not stop the others. */
function forEach(targets: readonly Wanted[], act: (wanted: Wanted) => Change) {
  const done: Change[] = []
  const failures: Failure[] = []
  for (const target of targets) {
    try {
      done.push(act(target))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      failures.push(error)
    }
  }
  return { done, failures }
}

/** Says all that went wrong; the last of it ends the program. */
function fail(context: Context, failures: readonly Failure[]): void {
  const last = failures.at(-1)
  for (const { message } of failures.slice(0, -1)) context.say(message)
  if (last !== undefined) throw last
}

async function wanted(context: Context, agent: string | undefined, all = false): Promise<readonly Wanted[]> {
  const place = hookPlace(context)
  const backups = join(stateDirectory(context.env), 'backups')
  const targets = (await hookTargets()).filter((target) =>
    agent === undefined ? all || isUsed(target, place) : target.agent === agent,
  )
  return targets.map((target) => ({ target, file: new SettingsFile(target.edit(place), backups) }))
}

function isUsed(target: HookTarget, place: HookPlace): boolean {
  return existsSync(target.directory(place))
}

function hookPlace({ env, entry }: Context): HookPlace {
  return { env, home: homedir(), scripts: join(dirname(realpathSync(entry)), '../scripts') }
}

function tell(context: Context, changes: readonly Change[], word: (change: Change) => string): void {
  if (context.json) return context.printJson({ hooks: changes })
  for (const change of changes) context.print(plain(`${change.agent}: ${word(change)}: ${change.path}`))
  sayNotes(context, changes)
}

function sayNotes(
  context: Context,
  rows: readonly { readonly agent: string; readonly notes: readonly string[] }[],
): void {
  for (const { agent, notes } of rows) for (const note of notes) context.say(`${agent}: ${note}`)
}
