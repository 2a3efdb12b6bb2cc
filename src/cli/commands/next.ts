import { Failure } from '../../base/failure.ts'
import type { Client } from '../../ipc/client.ts'
import type { RunnerSummary } from '../../ipc/runners.ts'
import { nextInLine } from '../../runner/next-in-line.ts'
import { isFinal } from '../../runner/state.ts'
import { plain } from '../../terminal/plain.ts'
import { isInside, type Context } from '../context.ts'
import { goTo } from '../reach/go-to.ts'
import { popUpLog } from '../log/log-popup.ts'
import { withController } from '../reach/with-controller.ts'

export interface NextOptions {
  readonly client?: string
  /** The pane that the person is in. */
  readonly target?: string
}

/**
 * Goes to the runner that wants a person most, and from there to the next one. Of one that has failed, and its pane is gone,
 * the log is what there is to go to.
 */
export async function next(context: Context, { client, target }: NextOptions): Promise<number> {
  const here = target ?? (isInside(context) ? context.env['TMUX_PANE'] : undefined)
  return withController(context, async (socket) => {
    const { runners } = await socket.call('list', {})
    const found = nextInLine(runners, ({ pane, earlierServer }) => pane === here && earlierServer !== true)
    if (found === undefined) throw new Failure('runner-not-found', 'no runner wants you now')
    if (!isFinal({ kind: found.state })) return goTo(context, found.pane, client)
    return goToFailed(context, socket, found, client)
  })
}

async function goToFailed(
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
