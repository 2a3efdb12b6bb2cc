import type { RunnerSummary } from '../../ipc/messages.ts'
import type { Glance } from '../../worktrees/glance.ts'
import type { Context } from '../context.ts'
import { createLook, runnerTable } from '../show.ts'
import { withController } from '../with-controller.ts'

export interface LsOptions {
  readonly wide?: boolean
}

/** Lists the runners, those that want a person first; `wide`: with the figures of those that live. */
export async function ls(context: Context, { wide }: LsOptions): Promise<void> {
  const { runners } = await withController(context, async (client) => client.call('list', { wide }))
  const seen = await worktreesOf(runners)
  if (context.json) return context.printJson({ runners: runners.map((runner) => withGlance(runner, seen)) })
  if (runners.length === 0) {
    context.say('no runners yet: mark the pane you are in with `geppetto-tmux mark`, or press prefix G m in tmux')
    return
  }
  context.print(runnerTable(runners, await createLook(context), { wide, worktrees: seen }))
}

async function worktreesOf(runners: readonly RunnerSummary[]): Promise<ReadonlyMap<string, Glance>> {
  const paths = runners.flatMap(({ worktree }) => (worktree === undefined ? [] : [worktree.path]))
  return paths.length === 0 ? new Map() : (await import('../../worktrees/glance.ts')).glances(paths)
}

/** `current` is the branch that its worktree is at now, or null; without an answer of git both are left out. */
function withGlance(runner: RunnerSummary, seen: ReadonlyMap<string, Glance>): object {
  const { worktree } = runner
  const glance = worktree === undefined ? undefined : seen.get(worktree.path)
  if (glance === undefined) return runner
  return { ...runner, worktree: { ...worktree, current: glance.branch ?? null, dirty: glance.dirty } }
}
