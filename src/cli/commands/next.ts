import { Failure } from '../../base/failure.ts'
import { nextInLine } from '../../runner/next-in-line.ts'
import { isFinal } from '../../runner/state.ts'
import { isInside, type Context } from '../context.ts'
import { goTo } from '../reach/go-to.ts'
import { goToFailed } from '../log/go-to-failed.ts'
import { withController } from '../reach/with-controller.ts'

export interface NextOptions {
  readonly client?: string
  /** The pane that the person is in. */
  readonly target?: string
}

/**
 * Goes to the runner that wants a person most, and from there to the next one. Of one that has failed, and its pane is gone,
 * the log is what there is to go to.
 */
export async function next(context: Context, { client, target }: NextOptions): Promise<number> {
  const here = target ?? (isInside(context) ? context.env['TMUX_PANE'] : undefined)
  return withController(context, async (socket) => {
    const { runners } = await socket.call('list', {})
    const found = nextInLine(runners, ({ pane, earlierServer }) => pane === here && earlierServer !== true)
    if (found === undefined) throw new Failure('runner-not-found', 'no runner wants you now')
    if (!isFinal({ kind: found.state })) return goTo(context, found.pane, client)
    return goToFailed(context, socket, found, client)
  })
}
