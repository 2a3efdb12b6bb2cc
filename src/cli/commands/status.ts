import { printStatus } from '../looks/answers.ts'
import type { Context } from '../context.ts'
import { withController } from '../reach/with-controller.ts'

/** Sums up all runners in one line. */
export async function status(context: Context): Promise<void> {
  await printStatus(context, await withController(context, async (client) => client.call('status', {})))
}
