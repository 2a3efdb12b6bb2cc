import { quote } from '../../protocol/quote.ts'
import type { Command } from '../../tmux/command-queue.ts'
import { shellCommand } from '../../tmux/shell-command.ts'

/** Our place in tmux's hook arrays: fixed, so that a second load changes nothing and the user's hooks stay. */
const INDEX = 7331

/**
 * A program that ends in a pane with `remain-on-exit` changes nothing that tmux would notify: only this hook tells.
 * It runs `command` in the background, and only for panes that are runners.
 */
export function setHooks(command: readonly string[]): Command[] {
  // It is text within a command that is parsed when the hook runs.
  const text = `${shellCommand(command)} >/dev/null 2>&1 || :`
  return [
    [
      'set-hook',
      '-g',
      `pane-died[${INDEX}]`,
      `if-shell -F "#{@geppetto_id}" { run-shell -b ${quote(text).toString()} }`,
    ],
  ]
}

export function unsetHooks(): Command[] {
  return [['set-hook', '-gu', `pane-died[${INDEX}]`]]
}
