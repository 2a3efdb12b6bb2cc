import { Failure } from '../../base/failure.ts'
import type { Context } from '../context.ts'
import { isNewFailure } from '../../runner/state.ts'
import { goToFailed } from '../log/go-to-failed.ts'
import { goTo } from '../reach/go-to.ts'
import { withController } from '../reach/with-controller.ts'

export interface AttachOptions {
  readonly client?: string
}

/**
 * Goes to the pane of a runner; from a key also to the log of one that has failed. Throws a Failure `runner-ended` where the pane
 * has gone with its tmux server.
 */
export async function attach(context: Context, runner: string, { client }: AttachOptions): Promise<number> {
  const { runner: found, code } = await withController(context, async (socket) => {
    const { runner: shown } = await socket.call('show', { runner })
    const isLog = client !== undefined && isNewFailure({ kind: shown.state, unseen: shown.unseen })
    return { runner: shown, code: isLog ? await goToFailed(context, socket, shown, client) : undefined }
  })
  if (code !== undefined) return code
  if (found.earlierServer === true) {
    throw new Failure('runner-ended', `the pane of '${found.name}' has gone with its tmux server`, {
      next: `geppetto-tmux log ${found.id}`,
    })
  }
  return goTo(context, found.pane, client)
}
