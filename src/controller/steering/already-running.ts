import { readlinkSync, realpathSync } from 'node:fs'
import { basename } from 'node:path'
import { SHELLS } from '../../base/shells.ts'
import { processTree } from '../../host/process-tree.ts'
import type { PaneId } from '../../protocol/ids.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { RestartPlan } from '../../records/restart-plan.ts'

/** An interpreter, with an option or two, stands before a script. */
const MAX_WORDS_BEFORE = 3

/**
 * The pane, no runner yet, in which the command of a plan runs already, in its directory: somebody has started it by hand, or
 * tmux-resurrect has. One at its former place goes before others. Undefined when there is none, or nobody can tell.
 */
export async function paneRunning(plan: RestartPlan, rows: readonly PaneRow[]): Promise<PaneId | undefined> {
  const { record, command } = plan
  if (command === undefined || record.started === undefined) return undefined
  const commands = [command.command, record.started.command]
  const isPlace = (row: PaneRow): boolean => row.sessionName === record.session && row.windowName === record.window
  const free = rows.filter(({ runnerId, dead }) => runnerId === '' && !dead)
  const places = free.filter(isPlace)
  // Alone one says nothing: it may be anybody's.
  const isBareShell = commands.every((words) => words.length === 1 && SHELLS.has(basename(words[0] ?? '')))
  for (const { pane, pid } of isBareShell ? places : [...places, ...free.filter((row) => !isPlace(row))]) {
    const tree = await processTree(pid)
    if (tree.some((each) => commands.some((words) => isCommand(each.argv, words)) && isIn(each.pid, command.cwd))) {
      return pane
    }
  }
  return undefined
}

/** True for the command itself, its path and that of an interpreter aside. */
export function isCommand(argv: readonly string[], command: readonly string[]): boolean {
  const before = argv.length - command.length
  if (before < 0 || before > MAX_WORDS_BEFORE) return false
  return command.every((word, at) => {
    const given = argv[before + at] ?? ''
    return at === 0 ? programName(given) === programName(word) : given === word
  })
}

/** A login shell has a dash before its name. */
function programName(word: string): string {
  return basename(word).replace(/^-/, '')
}

function isIn(pid: number, cwd: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cwd)
  } catch {
    return false
  }
}
