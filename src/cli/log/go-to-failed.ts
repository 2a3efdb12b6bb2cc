import { Failure } from '../../base/failure.ts'
import type { Client } from '../../ipc/client.ts'
import type { RunnerSummary } from '../../ipc/runners.ts'
import { plain } from '../../terminal/plain.ts'
import type { Context } from '../context.ts'
import { goTo } from '../reach/go-to.ts'
import { popUpLog } from './log-popup.ts'

/** Brings the person to a failed runner and marks it as seen. Where its pane is gone, opens its log. Returns the exit code. */
export async function goToFailed(
  context: Context,
  socket: Client,
  { id, name, pane, earlierServer }: RunnerSummary,
  client: string | undefined,
): Promise<number> {
  const showLog = async (): Promise<number> => {
    if (client === undefined) context.say(plain(`'${name}' has failed, and its pane is gone: geppetto-tmux log ${id}`))
    else await popUpLog(context, client, id)
    return 0
  }
  const going = earlierServer === true ? showLog() : goTo(context, pane, client)
  const code = await going.catch(async (error: unknown) => {
    if (!(error instanceof Failure) || error.kind !== 'pane-not-found') throw error
    return showLog()
  })
  if (code === 0) await socket.call('looked', { runners: [id] })
  return code
}
