import type { SourceKind } from '../../runner/source-kind.ts'
import { plain } from '../../terminal/plain.ts'
import { currentPane, type Context } from '../context.ts'
import { withController } from '../reach/with-controller.ts'

export interface MarkOptions {
  readonly target?: string
  readonly name?: string
  readonly agent?: string
  readonly idleAfter?: number
  readonly source?: SourceKind
  readonly tell?: string
}

/** Makes a pane a runner; prints its name. */
export async function mark(context: Context, options: MarkOptions): Promise<void> {
  const { target, name, agent, idleAfter, source, tell } = options
  const pane = target ?? currentPane(context)
  const { runner, notice } = await withController(context, async (client) =>
    client.call('mark', { pane, name, agent, idleAfterMs: idleAfter, source, tell }),
  )
  if (notice !== undefined) context.say(plain(notice))
  if (context.json) return context.printJson({ runner })
  context.print(plain(runner.name))
  context.say(`watching ${runner.pane}; its log is ${runner.log}`)
}
