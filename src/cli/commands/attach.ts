import type { Context } from '../context.ts'
import { goTo } from '../go-to.ts'
import { withController } from '../with-controller.ts'

export interface AttachOptions {
  readonly client?: string
}

/** Goes to the pane of a runner. */
export async function attach(context: Context, runner: string, { client }: AttachOptions): Promise<number> {
  const { runner: found } = await withController(context, async (socket) => socket.call('show', { runner }))
  return goTo(context, found.pane, client)
}
