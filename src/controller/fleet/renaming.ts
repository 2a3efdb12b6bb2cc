import { ignoreGone } from '../../base/ignore-gone.ts'
import { sessionNameOf, windowNameOf } from '../../runner/runner-name.ts'
import type { Command } from '../../tmux/command-queue.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import type { Names } from './names.ts'
import type { FleetOptions } from './options.ts'
import { nameMark } from './pane-marks.ts'

type AskAll = FleetOptions['askAll']

/**
 * Renames a runner; from then on it counts as marked by a person. Resolves when its pane bears the new name. Throws as
 * `Names.checkFree`.
 */
export async function renameRunner(runner: TrackedRunner, name: string, names: Names, askAll: AskAll): Promise<void> {
  runner.keep()
  const before = runner.name
  if (before === name) return
  runner.revise({ name: names.checkFree(name) }, 'renamed', { from: before })
  await ignoreGone(askAll([nameMark(runner.pane, runner.name)]))
  if (runner.isStarted) await renameAround(runner, before, askAll)
}

/** Renames the window and the session that were opened for a runner, unless a person has given them other names. */
async function renameAround(runner: TrackedRunner, before: string, askAll: AskAll): Promise<void> {
  const { pane, name, record } = runner
  const ask = async (command: Command): Promise<readonly string[]> => {
    return (await askAll([command]).catch(() => []))[0] ?? []
  }
  const [window] = await ask(['display-message', '-p', '-t', pane, '#{window_name}'])
  if (window === windowNameOf(before)) await ask(['rename-window', '-t', pane, windowNameOf(name)])
  const session = record.started?.session
  if (session === undefined) return
  // Another session may bear that name by now: only one with the runner's pane is renamed.
  const panes = await ask(['list-panes', '-s', '-t', `=${session}:`, '-F', '#{pane_id}'])
  if (!panes.includes(pane)) return
  const taken = new Set(await ask(['list-sessions', '-F', '#{session_name}']))
  taken.delete(session)
  const wanted = sessionNameOf(name, taken)
  await ask(['rename-session', '-t', `=${session}:`, wanted])
  const [called] = await ask(['display-message', '-p', '-t', `=${wanted}:`, '#{session_name}'])
  if (called === wanted) runner.callSession(wanted)
}
