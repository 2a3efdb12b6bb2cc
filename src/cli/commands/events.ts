import type { Context } from '../context.ts'
import { plainJson } from '../../terminal/plain.ts'
import { withController } from '../reach/with-controller.ts'

export interface EventsOptions {
  readonly follow?: boolean
  readonly runner?: string
  readonly since?: number
  readonly metrics?: boolean
  readonly usage?: boolean
}

/** Prints what happened, one JSON object a line; with `follow` also what happens from now on. */
export async function events(
  context: Context,
  { follow, runner, since, metrics, usage }: EventsOptions,
): Promise<void> {
  const used = usage === true ? new (await import('../usage/events.ts')).UsageEvents(context) : undefined
  await withController(context, async (client) => {
    const batches = client.subscribe({ runner, since: since ?? (follow === true ? undefined : 0), metrics })
    // Answers come in order, so when this one is here everything past has arrived.
    if (follow !== true) void client.call('hello', {}).then(client.close.bind(client), () => {})
    for await (const batch of batches) {
      for (const event of batch) {
        context.print(plainJson(event))
        const more = await used?.after(event)
        if (more !== undefined) context.print(plainJson(more))
      }
    }
  })
}
