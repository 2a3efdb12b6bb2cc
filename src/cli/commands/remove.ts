import { plain } from '../plain.ts'
import type { Context } from '../context.ts'
import { withController } from '../with-controller.ts'

/** Forgets a runner that has ended and deletes its log; prints its name. */
export async function remove(context: Context, runner: string): Promise<void> {
  const { runner: removed } = await withController(context, async (client) => client.call('remove', { runner }))
  if (context.json) return context.printJson({ runner: removed })
  context.print(plain(removed.name))
  context.say('its log is deleted')
}
