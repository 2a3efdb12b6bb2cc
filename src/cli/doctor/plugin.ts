import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseSettings, SHOW_SETTINGS } from '../../settings/options.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import type { Context } from '../context.ts'
import { ownHooks } from '../../traces/own-traces.ts'
import { strayOptions } from '../plugin-options.ts'
import { ok, warn, type Finding } from './finding.ts'
import { checkStatusLine } from './status-line.ts'

/** The first of the hooks by which agents are heard of; see scripts/bindings.conf. */
const FINDING_HOOK = 'window-renamed[7332]'
/** Options that take one of a few words, and what those are. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  '@geppetto-popup': ['on', 'off'],
  '@geppetto-status-position': ['off', 'left', 'right'],
  '@geppetto-status-format': ['names', 'words', 'counts'],
  '@geppetto-glyphs': ['unicode', 'nerd', 'ascii'],
}

/** What the plugin has put into the server, and what the user's configuration makes of it. */
export async function checkPlugin(context: Context): Promise<Finding[]> {
  const { address } = context
  const show = async (...argv: readonly string[]): Promise<string> => runTmux(address, ['show-options', ...argv])
  const option = async (name: string): Promise<string> => show('-gqv', name)
  const directory = await option('@geppetto_dir')
  const stray = strayOptions((await show('-g')).split('\n'))
  const settings = await checkSettings(await runTmux(address, SHOW_SETTINGS), option, stray)
  if (directory === '') {
    const next = "add to tmux.conf: set -g @plugin '.../geppetto-tmux', or: run-shell .../geppetto-tmux/plugin.tmux"
    return [warn('plugin', 'not loaded in this tmux server', next), ...settings]
  }
  return [
    checkDirectory(directory),
    checkKeys(await option('@geppetto_keys'), await option('@geppetto_skipped_keys')),
    ...(await checkHooks(async (...argv) => runTmux(address, argv))),
    checkFinding(await option('@geppetto-auto'), await runTmux(address, ['show-hooks', '-gw'])),
    ...(await checkStatusLine(context)),
    ...settings,
  ]
}

function checkDirectory(directory: string): Finding {
  if (existsSync(join(directory, 'plugin.tmux'))) return ok('plugin', `loaded from ${directory}`)
  return warn('plugin', `loaded from ${directory}, where it is no longer`, 'install it again, or reload tmux.conf')
}

function checkKeys(bound: string, skipped: string): Finding {
  if (skipped.trim() === '') return ok('keys', bound.trim() === '' ? 'none bound' : `prefix ${bound.trim()}`)
  return warn('keys', `taken by something else: ${skipped.trim()}`, 'choose another with @geppetto-key, or free it')
}

async function checkHooks(ask: (...argv: readonly string[]) => Promise<string>): Promise<Finding[]> {
  const lines = `${await ask('show-hooks', '-g')}\n${await ask('show-hooks', '-gw')}`.split('\n')
  const ours = ownHooks(lines)
  const foreign = lines.filter((line) => /\[733[12]\]/.test(line) && !ours.some((name) => line.startsWith(name)))
  if (foreign.length === 0) return [ok('hooks', ours.length === 0 ? 'none set' : ours.join(', '))]
  return foreign.map((line) => warn('hooks', `a foreign hook is in our place: ${line}`, 'move it to another number'))
}

/** Whether agents are found; a value that is none is told with the other options. */
function checkFinding(wish: string, windowHooks: string): Finding {
  const check = 'agents'
  if (wish !== 'agents') {
    return ok(check, 'marked by you; `set -g @geppetto-auto agents` marks them when they start')
  }
  if (windowHooks.includes(FINDING_HOOK)) return ok(check, 'marked when they start')
  return warn(check, 'not marked when they start: our hooks are not there', 'reload tmux.conf')
}

async function checkSettings(
  row: string,
  option: (name: string) => Promise<string>,
  stray: readonly string[],
): Promise<Finding[]> {
  const problems = [...stray]
  parseSettings(row, (problem) => problems.push(problem))
  for (const [name, words] of Object.entries(CHOICES)) {
    const value = await option(name)
    if (value !== '' && !words.includes(value)) problems.push(`${name} is '${value}', not one of ${words.join(', ')}`)
  }
  if (problems.length === 0) return [ok('options', 'all valid')]
  return problems.map((problem) => warn('options', problem, 'correct it in tmux.conf'))
}
