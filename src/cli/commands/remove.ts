import { Failure } from '../../base/failure.ts'
import type { Client } from '../../ipc/client.ts'
import type { RunnerSummary } from '../../ipc/messages.ts'
import { isFinal } from '../../runner/state.ts'
import { plain } from '../../terminal/plain.ts'
import type { Context } from '../context.ts'
import { withController } from '../with-controller.ts'

export interface RemoveOptions {
  /** How often it was said. */
  readonly force: number
  readonly keepWorktree?: boolean
}

/** Forgets a runner that has ended and deletes its log, and its worktree if nothing is lost with it; prints its name. */
export async function remove(context: Context, runner: string, options: RemoveOptions): Promise<void> {
  await withController(context, async (client) => {
    const { runner: found } = await client.call('show', { runner })
    const told = await worktreeGone(client, found, options)
    const { runner: removed } = await client.call('remove', { runner: found.id })
    if (context.json) return context.printJson({ runner: removed })
    context.print(plain(removed.name))
    context.say('its log is deleted')
    if (told !== undefined) context.say(plain(told))
  })
}

/** Deletes the worktree of a runner that has ended, unless another one is there; what is to be said of it. */
async function worktreeGone(
  client: Client,
  { id, state, worktree }: RunnerSummary,
  { force, keepWorktree = false }: RemoveOptions,
): Promise<string | undefined> {
  // A runner that lives is refused by the controller.
  if (worktree === undefined || !isFinal({ kind: state })) return undefined
  if (keepWorktree) return `its worktree stays: ${worktree.path}`
  const { runners } = await client.call('list', {})
  const other = runners.find((each) => each.id !== id && each.worktree?.path === worktree.path)
  if (other !== undefined) return `its worktree stays, for '${other.name}': ${worktree.path}`
  const { removeWorktree } = await import('../../worktrees/removal.ts')
  const { tip } = await removeWorktree(worktree, force > 1).catch((error: unknown) => {
    if (force === 1 && error instanceof Failure && error.kind === 'worktree-changed') {
      throw new Failure(error.kind, `${error.message}: to lose that, --force has to be said twice`, {
        next: error.next,
      })
    }
    throw error
  })
  const branch = tip === undefined ? '' : ` and its branch ${worktree.branch}, which was at ${tip}`
  return `its worktree is deleted${branch}`
}
