import { Failure } from '../base/failure.ts'
import { isFinal, isNewFailure } from '../runner/state.ts'
import type { Context } from './context.ts'
import { findController } from './reach/find-controller.ts'
import { loggedRunner } from './log/find-log.ts'
import { withController } from './reach/with-controller.ts'

const HELLO_MS = 1000

/**
 * Tells that a person has looked at the log in this directory, when its run has ended. Only a failure is worth the start of a
 * controller: it is counted in the status line until then. What cannot be told stays as it was.
 */
export async function tellLooked(context: Context, directory: string): Promise<void> {
  const runner = loggedRunner(directory)
  if (runner === undefined || !isFinal(runner.state) || runner.state.unseen !== true) return
  const runners = [runner.id]
  try {
    if (isNewFailure(runner.state)) {
      await withController(context, async (client) => client.call('looked', { runners }))
      return
    }
    const controller = await findController(context, HELLO_MS)
    await controller?.client.call('looked', { runners }).finally(() => controller.client.close())
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}
