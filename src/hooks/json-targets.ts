import { join, resolve } from 'node:path'
import { addItem, hasItem, removeItems } from './json-edit.ts'
import { MARK, type HookPlace, type HookTarget, type SettingsEdit } from './target.ts'

const CLAUDE_EVENTS = ['SessionStart', 'UserPromptSubmit', 'PermissionRequest', 'Stop', 'StopFailure', 'SessionEnd']
const GEMINI_EVENTS = ['SessionStart', 'BeforeAgent', 'Notification', 'AfterAgent', 'SessionEnd']
const CURSOR_EVENTS = ['sessionStart', 'stop']

/** Seconds, where the agent stops a hook that takes longer. Ours needs a small part of one. */
const TIMEOUT_S = 5

export const claudeHooks: HookTarget = {
  agent: 'claude',
  directory: claudeDirectory,
  edit: (place) =>
    edit(join(claudeDirectory(place), 'settings.json'), '{}\n', CLAUDE_EVENTS, {
      hooks: [{ type: 'command', command: command(place, 'claude'), timeout: TIMEOUT_S }],
    }),
}

export const geminiHooks: HookTarget = {
  agent: 'gemini',
  directory: ({ home }) => join(home, '.gemini'),
  edit: (place) =>
    edit(join(place.home, '.gemini', 'settings.json'), '{}\n', GEMINI_EVENTS, {
      matcher: '',
      hooks: [{ type: 'command', command: command(place, 'gemini'), name: 'geppetto-tmux', timeout: TIMEOUT_S * 1000 }],
    }),
}

export const cursorHooks: HookTarget = {
  agent: 'cursor',
  directory: ({ home }) => join(home, '.cursor'),
  edit: (place) =>
    edit(join(place.home, '.cursor', 'hooks.json'), '{"version":1}\n', CURSOR_EVENTS, {
      command: command(place, 'cursor'),
    }),
}

function claudeDirectory({ env, home }: HookPlace): string {
  return resolve(home, env['CLAUDE_CONFIG_DIR'] || '.claude')
}

/** A line of shell that succeeds even when geppetto-tmux has been deleted. */
function command({ scripts }: HookPlace, agent: string): string {
  return `'${join(scripts, MARK).replaceAll("'", `'\\''`)}' ${agent} 2>/dev/null || :`
}

function edit(path: string, blank: string, events: readonly string[], entry: unknown): SettingsEdit {
  return {
    path,
    blank,
    has: (text) => events.every((event) => hasItem(text, ['hooks', event], entry)),
    add: (text) => events.reduce((edited, event) => addItem(edited, ['hooks', event], entry), text),
    remove: (text) => removeItems(text, ['hooks'], isOurs),
  }
}

/** An entry that the user has put something of their own into is theirs. */
function isOurs(entry: string): boolean {
  return entry.includes(MARK) && entry.split('"command":').length + entry.split('"command" :').length === 3
}
