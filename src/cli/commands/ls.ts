import { glances } from '../../worktrees/glance.ts'
import { printRunners } from '../answers.ts'
import type { Context } from '../context.ts'
import { withController } from '../with-controller.ts'

export interface LsOptions {
  readonly wide?: boolean
}

/** Lists the runners, those that want a person first; `wide`: with the figures of those that live. */
export async function ls(context: Context, { wide }: LsOptions): Promise<void> {
  const { runners } = await withController(context, async (client) => client.call('list', { wide }))
  const paths = runners.flatMap(({ worktree }) => (worktree === undefined ? [] : [worktree.path]))
  await printRunners(context, runners, { wide, worktrees: await glances(paths) })
}
