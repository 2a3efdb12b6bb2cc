import { Failure } from '../base/failure.ts'
import { isPaneId, type PaneId } from '../protocol/ids.ts'
import type { Command } from './command-queue.ts'
import type { TmuxServer } from './tmux-server.ts'

/**
 * Commands of which the last one prints a format of the pane that a target names, and the first one fails where there is no
 * such pane: `display-message` alone takes the active pane of a session instead (cmd-find.c: CMD_FIND_CANFAIL).
 */
export function askPaneAt(target: string, format: string): readonly [Command, Command] {
  return [
    ['show-options', '-p', '-t', target, 'remain-on-exit'],
    ['display-message', '-p', '-t', target, format],
  ]
}

/** The pane that a target names. Throws a Failure `pane-not-found`, or as `TmuxServer.ask` does. */
export async function paneAt(tmux: TmuxServer, target: string): Promise<PaneId> {
  const [, [pane = ''] = []] = await tmux.askAll(askPaneAt(target, '#{pane_id}'))
  if (isPaneId(pane)) return pane
  throw new Failure('pane-not-found', `there is no pane '${target}'`, { next: 'list the panes: tmux list-panes -a' })
}
