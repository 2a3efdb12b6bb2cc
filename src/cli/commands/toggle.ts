import { plain } from '../../terminal/plain.ts'
import { currentPane, type Context } from '../context.ts'
import { tellClient } from '../looks/feedback.ts'
import { withController } from '../reach/with-controller.ts'

export interface ToggleOptions {
  readonly target?: string
  readonly client?: string
}

/** Marks a pane that is not a runner and releases one that is. */
export async function toggle(context: Context, { target, client: terminal }: ToggleOptions): Promise<void> {
  const pane = target ?? currentPane(context)
  const { marked, runner, notice } = await withController(context, async (client) => client.call('toggle', { pane }))
  if (terminal !== undefined) {
    const what = marked ? `watching ${runner.pane} as ${runner.name}` : `no longer watching ${runner.name}`
    return tellClient(context, terminal, notice === undefined ? what : `${what}; ${notice}`)
  }
  if (notice !== undefined) context.say(plain(notice))
  if (context.json) return context.printJson({ marked, runner })
  context.print(plain(runner.name))
  context.say(marked ? `watching ${runner.pane}; its log is ${runner.log}` : `no longer watching ${runner.pane}`)
}
