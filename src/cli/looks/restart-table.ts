import { homedir } from 'node:os'
import type { RestartPlan } from '../../ipc/restart-plan.ts'
import { plain } from '../../terminal/plain.ts'
import type { Look } from './show.ts'
import { table } from './table.ts'

/** What would be started again, one a line, and what is in the way. */
export function restartTable(plans: readonly RestartPlan[], look: Look): string {
  const rows = plans.map((plan) => [
    plain(plan.name),
    plain(plan.agent),
    plain(`${plan.session}:${plan.window}`),
    plain(shortPath(plan.cwd ?? '')),
    plain(outlook(plan)),
  ])
  const [head = '', ...lines] = table([['NAME', 'AGENT', 'PLACE', 'DIRECTORY', 'STARTS'], ...rows], look.columns)
  const painted = lines.map((line, at) => (plans[at]?.problem === undefined ? line : look.paint.red(line)))
  return [look.paint.dim(head), ...painted].join('\n')
}

function outlook({ how, command = [], pane, problem }: RestartPlan): string {
  if (problem !== undefined) return `not: ${problem.message}`
  if (pane !== undefined) return `it runs in ${pane} already, and is watched there`
  const line = command.join(' ')
  return how === 'anew' ? `${line}  (anew: its session is not known)` : line
}

function shortPath(path: string): string {
  const home = homedir()
  return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path
}
