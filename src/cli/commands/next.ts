import { Failure } from '../../base/failure.ts'
import type { RunnerSummary } from '../../ipc/messages.ts'
import { isFinal } from '../../runner/state.ts'
import { isInside, type Context } from '../context.ts'
import { goTo } from '../go-to.ts'
import { withController } from '../with-controller.ts'

export interface NextOptions {
  readonly client?: string
  /** The pane that the person is in. */
  readonly target?: string
}

/** Goes to the runner that wants a person most, and from there to the next one. */
export async function next(context: Context, { client, target }: NextOptions): Promise<number> {
  const here = target ?? (isInside(context) ? context.env['TMUX_PANE'] : undefined)
  const { runners } = await withController(context, async (socket) => socket.call('list', {}))
  const wanting = runners
    .filter(({ state }) => !isFinal({ kind: state }))
    .map((runner) => ({ runner, rank: rankOf(runner) }))
  const queue = wanting
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank || Date.parse(a.runner.since) - Date.parse(b.runner.since))
    .map(({ runner }) => runner)
  const at = queue.findIndex(({ pane }) => pane === here)
  const found = queue[(at + 1) % Math.max(1, queue.length)]
  if (found === undefined || found.pane === here) throw new Failure('runner-not-found', 'no runner wants you now')
  return goTo(context, found.pane, client)
}

/** Waiting ones first, then stuck ones, those that are done and were not looked at, and idle ones; who works needs nobody. */
function rankOf({ state, unseen, stuck }: RunnerSummary): number {
  if (state === 'waiting') return 0
  if (stuck === true) return 1
  if (state === 'idle') return unseen === true ? 2 : 3
  return Infinity
}
