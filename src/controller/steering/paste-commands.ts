import { randomBytes } from 'node:crypto'
import type { Command } from '../../tmux/command-queue.ts'

/**
 * Pastes a text as a terminal does: with `-p` bracketed if the program has asked for that, with Enter for each line end unless
 * `-r` says otherwise. A paste reaches a pane in copy mode, and no other pane where panes are synchronised: a key would not.
 */
export function pasteCommands(pane: string, text: string, flags: readonly string[]): Command[] {
  const buffer = `geppetto-${randomBytes(8).toString('hex')}`
  return [
    ['set-buffer', '-b', buffer, '--', text],
    ['paste-buffer', '-d', ...flags, '-b', buffer, '-t', pane],
  ]
}
