import type { Context } from '../context.ts'
import { createLook, statusLine } from '../show.ts'
import { withController } from '../with-controller.ts'

/** Sums up all runners in one line. */
export async function status(context: Context): Promise<void> {
  const result = await withController(context, async (client) => client.call('status', {}))
  if (context.json) return context.printJson(result)
  context.print(statusLine(result, await createLook(context)))
}
