import { isSessionId, type SessionId } from '../../protocol/ids.ts'
import { commandLine, quote } from '../../protocol/quote.ts'
import { parseRow, rowFormat } from '../../protocol/rows.ts'
import type { Command } from '../../tmux/command-queue.ts'
import { shellCommand } from '../../tmux/shell-command.ts'

/** Our index in tmux's hook arrays. It is fixed: setting a hook twice changes nothing, and the user's hooks stay. */
const INDEX = 7331
/** The channel on which the hooks wake the client that waits. */
export const CHANNEL = 'geppetto-tmux'
/** The command of each hook. It starts no process. */
const WAKE: Command = ['wait-for', '-S', CHANNEL]

/**
 * Hooks of sessions. Most changes run several of them, because a session's own array of one name hides our hook of that
 * name there. `after-set-hook` reports when such an array is set.
 */
const OF_SESSIONS = [
  'after-kill-pane',
  'after-new-session',
  'after-new-window',
  'after-pipe-pane',
  'after-select-pane',
  'after-select-window',
  'after-set-hook',
  'after-split-window',
  'client-attached',
  'client-detached',
  'client-session-changed',
  'session-closed',
  'session-created',
  'session-renamed',
  'session-window-changed',
  'window-linked',
  'window-unlinked',
] as const

/** Hooks of windows and panes. */
const OF_WINDOWS = [
  'pane-died',
  'pane-exited',
  'pane-mode-changed',
  'window-layout-changed',
  'window-pane-changed',
  'window-renamed',
] as const

/** Sets the hooks: each change of panes, windows, sessions and terminals wakes the client that waits on the channel. */
export function setWakeHooks(): Command[] {
  return [...OF_SESSIONS, ...OF_WINDOWS].map((name) => ['set-hook', '-g', at(name), line(WAKE)])
}

/**
 * Sets the hook for a program that ends in a pane with `remain-on-exit`: control mode sends no notification of that.
 * The hook runs `command` in the background, and only for panes that are runners.
 */
export function setDeathHook(command: readonly string[]): Command[] {
  // Quoted, because tmux parses the text again when the hook runs.
  const text = `${shellCommand(command)} >/dev/null 2>&1 || :`
  const run = `if-shell -F "#{@geppetto_id}" { run-shell -b ${quote(text).toString()} }`
  return [['set-hook', '-g', at('pane-died'), run]]
}

/** Removes our global hooks; after that, LIST_SHOWN lists those in arrays of single sessions. */
export function unsetHooks(): Command[] {
  return [...OF_SESSIONS, ...OF_WINDOWS].map((name) => ['set-hook', '-gu', at(name)])
}

/** Removes our hooks from a session's own arrays. */
export function unsetOwnHooks({ session, names }: SessionHooks): Command[] {
  return names.map((name) => ['set-hook', '-u', '-t', `${session}:`, at(name)])
}

/** Lists the global hooks of windows and panes. */
export const LIST_WINDOW_HOOKS: Command = ['show-hooks', '-gw']

/** Reads the lines of LIST_WINDOW_HOOKS: true when each of ours is there. */
export function areWindowHooksSet(lines: readonly string[]): boolean {
  return OF_WINDOWS.every((name) => lines.some((text) => text.startsWith(`${at(name)} `)))
}

/** Lists for each session which of our hooks do not take effect in it. */
export const LIST_HIDDEN: Command = [
  'list-sessions',
  '-F',
  `${rowFormat(['session_id'])}\t${OF_SESSIONS.map((name) => `#{?#{${at(name)}},,${name} }`).join('')}`,
]

/** Lists for each session which of our hooks take effect in it. */
export const LIST_SHOWN: Command = [
  'list-sessions',
  '-F',
  `${rowFormat(['session_id'])}\t${OF_SESSIONS.map((name) => `#{?#{${at(name)}},${name} ,}`).join('')}`,
]

export interface SessionHooks {
  readonly session: SessionId
  readonly names: readonly string[]
}

/** Reads the lines of LIST_HIDDEN or LIST_SHOWN; sessions without a name in their line are left out. */
export function parseHooks(lines: readonly string[]): SessionHooks[] {
  return lines.flatMap((text) => {
    const [session = '', hidden = ''] = parseRow(text, 2) ?? []
    const names = hidden.split(' ').filter((name) => OF_SESSIONS.some((known) => known === name))
    return isSessionId(session) && names.length > 0 ? [{ session, names }] : []
  })
}

/** Adds these hooks to the session's own arrays, which hide the global ones. */
export function setOwnHooks({ session, names }: SessionHooks): Command[] {
  return names.map((name) => ['set-hook', '-t', `${session}:`, at(name), line(WAKE)])
}

function at(name: string): string {
  return `${name}[${INDEX}]`
}

function line(command: Command): string {
  return commandLine(command).toString()
}
