import type { Context } from '../context.ts'
import { createLook, sessionTable } from '../looks/show.ts'
import { withController } from '../reach/with-controller.ts'

/** Lists the sessions of the tmux server and which hold runners. */
export async function sessions(context: Context): Promise<void> {
  const { sessions: rows } = await withController(context, async (client) => client.call('sessions', {}))
  if (context.json) return context.printJson({ sessions: rows })
  context.print(sessionTable(rows, await createLook(context)))
}
