import { glances } from '../../worktrees/glance.ts'
import { printRunners } from '../answers.ts'
import type { Context } from '../context.ts'
import { withController } from '../with-controller.ts'

export interface LsOptions {
  readonly all?: boolean
  readonly wide?: boolean
}

/** Lists the runners, those that want a person first; `wide`: with the figures of those that live. */
export async function ls(context: Context, { all, wide }: LsOptions): Promise<void> {
  await withController(context, async (client) => {
    const { runners } = await client.call('list', { wide })
    const paths = runners.flatMap(({ worktree }) => (worktree === undefined ? [] : [worktree.path]))
    await printRunners(context, client, runners, { all, wide, worktrees: await glances(paths) })
  })
}
