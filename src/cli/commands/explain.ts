import { currentPane, type Context } from '../context.ts'
import { explanationCard } from '../looks/explanation-card.ts'
import { createLook } from '../looks/show.ts'
import { withController } from '../reach/with-controller.ts'

/** Says why a runner is in its state. */
export async function explain(context: Context, runner = currentPane(context)): Promise<void> {
  const found = await withController(context, async (client) => client.call('explain', { runner }))
  if (context.json) return context.printJson({ ...found })
  context.print(explanationCard(found, await createLook(context)))
}
