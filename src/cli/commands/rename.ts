import { plain } from '../../terminal/plain.ts'
import type { Context } from '../context.ts'
import { withController } from '../reach/with-controller.ts'

/** Gives a runner another name; prints the new one. */
export async function rename(context: Context, runner: string, name: string): Promise<void> {
  const { runner: renamed } = await withController(context, async (client) => client.call('rename', { runner, name }))
  if (context.json) return context.printJson({ runner: renamed })
  context.print(plain(renamed.name))
}
