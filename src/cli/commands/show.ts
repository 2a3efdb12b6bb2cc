import { currentPane, type Context } from '../context.ts'
import { createLook, runnerCard } from '../show.ts'
import { withController } from '../with-controller.ts'

/** Shows one runner in full. */
export async function show(context: Context, runner = currentPane(context)): Promise<void> {
  const { runner: found } = await withController(context, async (client) => client.call('show', { runner }))
  if (context.json) return context.printJson({ runner: found })
  context.print(runnerCard(found, await createLook(context)))
}
