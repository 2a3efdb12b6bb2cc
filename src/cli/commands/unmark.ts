import { plain } from '../../terminal/plain.ts'
import { currentPane, type Context } from '../context.ts'
import { withController } from '../reach/with-controller.ts'

/** Releases a pane; its log stays. Prints the name. */
export async function unmark(context: Context, runner = currentPane(context)): Promise<void> {
  const { runner: released } = await withController(context, async (client) => client.call('unmark', { runner }))
  if (context.json) return context.printJson({ runner: released })
  context.print(plain(released.name))
  context.say(`no longer watching ${released.pane}; its log stays: geppetto-tmux log ${released.id}`)
}
