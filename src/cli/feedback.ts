import { runTmux } from '../tmux/one-shot.ts'
import type { Context } from './context.ts'
import { plain } from './plain.ts'

/** Shows a message in the status line of one tmux client: a key binding has no other place to speak. */
export async function tellClient({ address }: Context, client: string, message: string): Promise<void> {
  await runTmux(address, ['display-message', '-c', client, '--', literal(`geppetto: ${message}`)])
}

/** The message is a format to tmux, and one for strftime before that. */
function literal(message: string): string {
  return plain(message).replaceAll('#', '##').replaceAll('%', '%%')
}
