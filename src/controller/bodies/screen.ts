import type { PaneId } from '../../protocol/ids.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'

/**
 * What a pane shows now: a row of it a line, with SGR sequences, and its width in cells. Throws the Failure `pane-not-found`
 * when it has gone.
 */
export async function screenOf(tmux: TmuxServer, pane: PaneId) {
  const [[columns = ''] = [], lines = []] = await tmux.askAll([
    ['display-message', '-p', '-t', pane, '#{pane_width}'],
    ['capture-pane', '-p', '-e', '-t', pane],
  ])
  return { columns: Number(columns), lines: [...lines] }
}
