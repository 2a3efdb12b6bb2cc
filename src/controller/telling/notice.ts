import { messageTo } from '../../tmux/message.ts'
import { LIST_TERMINALS, parseTerminals } from '../../tmux/terminals.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'

/** Shows a line at every terminal, for the time that tmux shows messages (`display-time`). */
export async function showNotice(tmux: TmuxServer, text: string): Promise<void> {
  const [lines = []] = await tmux.askAll([LIST_TERMINALS])
  const terminals = parseTerminals(lines)
  if (terminals.length > 0) await tmux.askAll(terminals.map(({ client }) => messageTo(client, text)))
}
