import type { Result, RunnerRow } from '../ipc/messages.ts'
import type { Glance } from '../worktrees/glance.ts'
import type { Context } from './context.ts'
import { createLook, runnerTable, statusLine } from './show.ts'

/** Prints the sum of all runners: a line, or its object. */
export async function printStatus(context: Context, result: Result<'status'>): Promise<void> {
  if (context.json) return context.printJson(result)
  context.print(statusLine(result, await createLook(context)))
}

export interface RunnersOptions {
  /** With the figures of those that live. */
  readonly wide?: boolean | undefined
  /** What was seen of their worktrees, by path. */
  readonly worktrees?: ReadonlyMap<string, Glance>
}

/** Prints runners: a table, or their objects. */
export async function printRunners(
  context: Context,
  runners: readonly RunnerRow[],
  { wide, worktrees = new Map() }: RunnersOptions,
): Promise<void> {
  if (context.json) return context.printJson({ runners: runners.map((runner) => withGlance(runner, worktrees)) })
  if (runners.length === 0) {
    context.say('no runners yet: mark the pane you are in with `geppetto-tmux mark`, or press prefix G m in tmux')
    return
  }
  context.print(runnerTable(runners, await createLook(context), { wide, worktrees }))
}

/** `current` is the branch that its worktree is at now, or null; without an answer of git both are left out. */
function withGlance(runner: RunnerRow, seen: ReadonlyMap<string, Glance>): object {
  const { worktree } = runner
  const glance = worktree === undefined ? undefined : seen.get(worktree.path)
  if (glance === undefined) return runner
  return { ...runner, worktree: { ...worktree, current: glance.branch ?? null, dirty: glance.dirty } }
}
