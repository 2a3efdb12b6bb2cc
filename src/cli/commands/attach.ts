import { Failure } from '../../base/failure.ts'
import type { Context } from '../context.ts'
import { goTo } from '../reach/go-to.ts'
import { withController } from '../reach/with-controller.ts'

export interface AttachOptions {
  readonly client?: string
}

/** Goes to the pane of a runner. Throws a Failure `runner-ended` where that went with its tmux server. */
export async function attach(context: Context, runner: string, { client }: AttachOptions): Promise<number> {
  const { runner: found } = await withController(context, async (socket) => socket.call('show', { runner }))
  if (found.earlierServer === true) {
    throw new Failure('runner-ended', `the pane of '${found.name}' has gone with its tmux server`, {
      next: `geppetto-tmux log ${found.id}`,
    })
  }
  return goTo(context, found.pane, client)
}
