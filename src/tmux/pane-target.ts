import type { Command } from './command-queue.ts'

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
