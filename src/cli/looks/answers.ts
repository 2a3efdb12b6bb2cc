import type { Result } from '../../ipc/methods.ts'
import type { RunnerRow } from '../../ipc/runners.ts'
import type { Client } from '../../ipc/client.ts'
import { isFinal } from '../../runner/state.ts'
import type { Glance } from '../../worktrees/glance.ts'
import type { Context } from '../context.ts'
import { createLook, runnerTable, statusLine } from './show.ts'

/** Prints the sum of all runners: a line, or its object. */
export async function printStatus(context: Context, result: Result<'status'>): Promise<void> {
  if (context.json) return context.printJson(result)
  context.print(statusLine(result, await createLook(context)))
}

export interface RunnersOptions {
  /** With the figures of those that live. */
  readonly wide?: boolean | undefined
  /** Also those that have ended and were looked at. */
  readonly all?: boolean | undefined
  /** The state of their worktrees, by path. */
  readonly worktrees?: ReadonlyMap<string, Glance>
}

/**
 * Prints runners: the objects of all, or a table of those that live or have ended unseen. A
 * person who sees the table has looked at those in it, but for failures, which say more than fits into a line.
 */
export async function printRunners(
  context: Context,
  client: Client,
  runners: readonly RunnerRow[],
  { all = false, wide, worktrees = new Map() }: RunnersOptions,
): Promise<void> {
  if (context.json) return context.printJson({ runners: runners.map((runner) => withGlance(runner, worktrees)) })
  const lost = runners.some(({ state }) => !isFinal({ kind: state })) ? 0 : await lostWithServer(client)
  if (lost > 0) context.say(lostText(lost))
  if (runners.length === 0) {
    if (lost > 0) return
    context.say('no runners yet: mark the pane you are in with `geppetto-tmux mark`, or press prefix G m in tmux')
    return
  }
  const shown = runners.filter(({ state, unseen }) => all || unseen === true || !isFinal({ kind: state }))
  if (shown.length > 0) context.print(runnerTable(shown, await createLook(context), { wide, worktrees }))
  const left = runners.length - shown.length
  if (left > 0) context.say(`${left}${shown.length > 0 ? ' more' : ''} ${left === 1 ? 'has' : 'have'} ended: ls --all`)
  const news = shown.filter(({ state, unseen }) => unseen === true && state !== 'failed' && isFinal({ kind: state }))
  const isSeen = context.columns !== undefined && news.length > 0
  if (isSeen) await client.call('looked', { runners: news.map(({ id }) => id) })
}

/** What to say of the runners that ended with their tmux server, by their number. */
export function lostText(count: number): string {
  const what = count === 1 ? '1 runner has' : `${count} runners have`
  return `${what} ended with the last tmux server, and can be started again: geppetto-tmux restore`
}

async function lostWithServer(client: Client): Promise<number> {
  const { runners } = await client.call('restorable', {})
  return runners.filter(({ problem }) => problem === undefined).length
}

/** `current` is the branch that its worktree is at now, or null; without an answer of git both are left out. */
function withGlance(runner: RunnerRow, seen: ReadonlyMap<string, Glance>): object {
  const { worktree } = runner
  const glance = worktree === undefined ? undefined : seen.get(worktree.path)
  if (glance === undefined) return runner
  return { ...runner, worktree: { ...worktree, current: glance.branch ?? null, dirty: glance.dirty } }
}
