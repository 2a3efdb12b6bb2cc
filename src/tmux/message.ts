import { plain } from '../terminal/plain.ts'
import type { Command } from './command-queue.ts'

/** A terminal shows far less in its status line, and tmux takes 16 KiB. */
const MAX_CHARACTERS = 1000

/** Shows any text in the status line of a client, as it is, for as long as tmux shows messages. */
export function messageTo(client: string, text: string): Command {
  return ['display-message', '-c', client, '--', literal(text)]
}

/** The message is a format to tmux, and one for strftime before that. */
function literal(text: string): string {
  return plain(text).slice(0, MAX_CHARACTERS).replaceAll('#', '##').replaceAll('%', '%%')
}
