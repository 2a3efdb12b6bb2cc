import type { Context } from '../context.ts'
import { createLook, runnerTable } from '../show.ts'
import { withController } from '../with-controller.ts'

/** Lists the runners, those that want a person first. */
export async function ls(context: Context): Promise<void> {
  const { runners } = await withController(context, async (client) => client.call('list', {}))
  if (context.json) return context.printJson({ runners })
  if (runners.length === 0) {
    context.say('no runners yet: mark the pane you are in with `geppetto-tmux mark`, or press prefix G m in tmux')
    return
  }
  context.print(runnerTable(runners, await createLook(context)))
}
