import { messageTo } from '../../tmux/message.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import type { Context } from '../context.ts'

/** Shows a message in the status line of one tmux client: a key binding has no other place to speak. */
export async function tellClient({ address }: Context, client: string, message: string): Promise<void> {
  await runTmux(address, messageTo(client, `geppetto: ${message}`))
}
