import { now, spanText } from '../../base/clock.ts'
import { Failure } from '../../base/failure.ts'
import type { Client } from '../../ipc/client.ts'
import type { RunnerSummary } from '../../ipc/messages.ts'
import { isFinal } from '../../runner/state.ts'
import { plain } from '../../terminal/plain.ts'
import type { Context } from '../context.ts'
import { loggedRunners } from '../log/find-log.ts'
import { withController } from '../reach/with-controller.ts'

export interface RemoveOptions {
  /** How often it was said. */
  readonly force: number
  readonly keepWorktree?: boolean
  /** All that have ended. */
  readonly ended?: boolean
  /** Of these, those that ended at least this many milliseconds ago. */
  readonly older?: number
}

/** So many ids say enough. */
const MOST_IDS = 5

/** Forgets runners that have ended and deletes their logs, and their worktrees if nothing is lost with them. */
export async function remove(context: Context, runner: string | undefined, options: RemoveOptions): Promise<void> {
  const { ended = false, older } = options
  if ((runner === undefined) !== ended || (older !== undefined && !ended)) {
    throw new Failure('invalid-request', 'name a runner, or say --ended, with --older if you like', {
      next: 'geppetto-tmux remove NAME, or geppetto-tmux remove --ended --older 2d',
    })
  }
  await withController(context, async (client) => {
    if (runner === undefined) await removeEnded(context, client, options)
    else await removeOne(context, client, runner, options)
  })
}

async function removeOne(context: Context, client: Client, runner: string, options: RemoveOptions): Promise<void> {
  const { runner: found } = await client.call('show', { runner })
  if (found.id !== runner) requireOne(context, found, runner)
  const told = await worktreeGone(client, found, options)
  const { runner: removed } = await client.call('remove', { runner: found.id })
  if (context.json) return context.printJson({ runner: removed })
  context.print(plain(removed.name))
  context.say('its log is deleted')
  if (told !== undefined) context.say(plain(told))
}

/** Throws a Failure when several runs bear this name: those that have ended, and one that lives. */
function requireOne(context: Context, found: RunnerSummary, name: string): void {
  const runs = endedRuns(context)
    .filter((run) => run.name === name)
    .toReversed()
  const isLive = !isFinal({ kind: found.state })
  if (runs.length < (isLive ? 1 : 2)) return
  const nowMs = now()
  const ids = runs.map(({ id, state }) => `${id} (${state.kind} ${spanText(nowMs - state.since)} ago)`)
  const more = ids.length > MOST_IDS ? ', ...' : ''
  throw new Failure(
    'invalid-request',
    isLive
      ? `'${name}' is still running; ended under this name: ${ids.slice(0, MOST_IDS).join(', ')}${more}`
      : `${ids.length} runs are called '${name}': ${ids.slice(0, MOST_IDS).join(', ')}${more}`,
    {
      next: 'name one by its id, or remove all that have ended: geppetto-tmux remove --ended',
    },
  )
}

async function removeEnded(context: Context, client: Client, options: RemoveOptions): Promise<void> {
  const { older = 0 } = options
  const before = Date.now() - older
  const removed: RunnerSummary[] = []
  const kept: { readonly id: string; readonly name: string; readonly why: string }[] = []
  for (const { id, name, state } of endedRuns(context)) {
    if (state.since > before) continue
    try {
      const { runner } = await client.call('show', { runner: id })
      const told = await worktreeGone(client, runner, options)
      if (told !== undefined) context.say(plain(`'${name}': ${told}`))
      removed.push((await client.call('remove', { runner: id })).runner)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      kept.push({ id, name, why: error.message })
    }
  }
  if (context.json) return context.printJson({ removed, kept })
  for (const { name } of removed) context.print(plain(name))
  for (const { id, name, why } of kept) context.say(plain(`'${name}' (${id}) stays: ${why}`))
  context.say(removed.length === 1 ? '1 log is deleted' : `${removed.length} logs are deleted`)
}

/** The runs that have ended, oldest first, also those that the controller no longer remembers. */
function endedRuns(context: Context) {
  return loggedRunners(context)
    .filter(({ state }) => isFinal(state))
    .toSorted((a, b) => a.state.since - b.state.since)
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
  const { inhabitant } = await import('../../worktrees/inhabitant.ts')
  const pid = force > 1 ? undefined : inhabitant(worktree.path)
  if (pid !== undefined) return `its worktree stays, process ${pid} works there: ${worktree.path}`
  const { removeWorktree } = await import('../../worktrees/removal.ts')
  const { tip, takenIn } = await removeWorktree(worktree, force > 1).catch((error: unknown) => {
    if (force === 1 && error instanceof Failure && error.kind === 'worktree-changed') {
      throw new Failure(error.kind, `${error.message}: to lose that, --force has to be said twice`, {
        next: error.next,
      })
    }
    throw error
  })
  if (takenIn !== undefined)
    return `its worktree is not where it was, and its branch stays: it is checked out in ${takenIn}`
  const branch = tip === undefined ? '' : ` and its branch ${worktree.branch}, which was at ${tip}`
  return `its worktree is deleted${branch}`
}
