import type { Command } from '../../tmux/command-queue.ts'
import { messageTo } from '../../tmux/message.ts'
import { LIST_TERMINALS, parseTerminals } from '../../tmux/terminals.ts'

/** Shows a line to everybody who sits at a terminal, for as long as tmux shows messages. */
export async function showNotice(
  ask: (commands: readonly Command[]) => Promise<readonly (readonly string[])[]>,
  text: string,
): Promise<void> {
  const [lines = []] = await ask([LIST_TERMINALS])
  const terminals = parseTerminals(lines)
  if (terminals.length > 0) await ask(terminals.map(({ client }) => messageTo(client, text)))
}
