import { readlinkSync, realpathSync } from 'node:fs'
import { basename } from 'node:path'
import { SHELLS } from '../../base/shells.ts'
import { processTree } from '../../host/process-tree.ts'
import type { PaneId } from '../../protocol/ids.ts'
import type { PaneRow } from '../../tmux/snapshot.ts'
import type { RestartPlan } from '../../records/restart-plan.ts'

/** How many words, the interpreter and its options, may stand before a script. */
const MAX_WORDS_BEFORE = 3

/**
 * The unmarked pane in which the command of a plan runs already, in the same directory: a person or tmux-resurrect has
 * started it. A pane at the former place is preferred. Undefined when there is none, or its processes are not visible.
 */
export async function paneRunning(plan: RestartPlan, rows: readonly PaneRow[]): Promise<PaneId | undefined> {
  const { record, command } = plan
  if (command === undefined || record.started === undefined) return undefined
  const commands = [command.command, record.started.command]
  const isPlace = (row: PaneRow): boolean => row.sessionName === record.session && row.windowName === record.window
  const free = rows.filter(({ runnerId, dead }) => runnerId === '' && !dead)
  const places = free.filter(isPlace)
  // A bare shell proves nothing: any pane may run one.
  const isBareShell = commands.every((words) => words.length === 1 && SHELLS.has(basename(words[0] ?? '')))
  for (const { pane, pid } of isBareShell ? places : [...places, ...free.filter((row) => !isPlace(row))]) {
    const tree = await processTree(pid)
    if (tree.some((each) => commands.some((words) => isCommand(each.argv, words)) && isIn(each.pid, command.cwd))) {
      return pane
    }
  }
  return undefined
}

/** True when `argv` runs `command`; the paths of program and interpreter may differ. */
export function isCommand(argv: readonly string[], command: readonly string[]): boolean {
  const before = argv.length - command.length
  if (before < 0 || before > MAX_WORDS_BEFORE) return false
  return command.every((word, at) => {
    const given = argv[before + at] ?? ''
    return at === 0 ? programName(given) === programName(word) : given === word
  })
}

/** The name of a program without its path, and without the dash before the name of a login shell. */
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
