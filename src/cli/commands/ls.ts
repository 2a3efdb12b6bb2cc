import { glances } from '../../worktrees/glance.ts'
import { isFinal } from '../../runner/state.ts'
import { lostText, printRunners } from '../looks/answers.ts'
import type { Context } from '../context.ts'
import { isKind } from '../reach/find-controller.ts'
import { loggedRunners } from '../log/find-log.ts'
import { withController } from '../reach/with-controller.ts'

export interface LsOptions {
  readonly all?: boolean
  readonly wide?: boolean
}

/** Lists the runners, those that want a person first; `wide`: with the figures of those that live. */
export async function ls(context: Context, { all, wide }: LsOptions): Promise<void> {
  try {
    await withController(context, async (client) => {
      const { runners } = await client.call('list', { wide })
      const paths = runners.flatMap(({ worktree }) => (worktree === undefined ? [] : [worktree.path]))
      await printRunners(context, client, runners, { all, wide, worktrees: await glances(paths) })
    })
  } catch (error) {
    if (isKind(error, 'server-gone') && !context.json) sayWhatIsLost(context)
    throw error
  }
}

/** After a reboot it is not known how the runners have ended. */
function sayWhatIsLost(context: Context): void {
  const lost = loggedRunners(context).filter(
    ({ started, state, endedWithServer }) =>
      started !== undefined && state.kind !== 'stopped' && (endedWithServer === true || !isFinal(state)),
  )
  const last = Math.max(...lost.map(({ server }) => server.startedAt))
  const count = lost.filter(({ server }) => server.startedAt === last).length
  if (count > 0) context.say(lostText(count))
}
