import { join, resolve } from 'node:path'
import { shellWord } from '../base/shell-word.ts'
import { editJsonHooks } from '../hooks/json-hooks.ts'
import { MARK, type HookPlace, type HookTarget } from '../hooks/target.ts'

const CLAUDE_EVENTS = ['SessionStart', 'UserPromptSubmit', 'PermissionRequest', 'Stop', 'StopFailure', 'SessionEnd']
const GEMINI_EVENTS = ['SessionStart', 'BeforeAgent', 'Notification', 'AfterAgent', 'SessionEnd']
const CURSOR_EVENTS = ['sessionStart', 'stop']

/** What Gemini CLI calls our hooks. */
const GEMINI_NAME = 'geppetto-tmux'

/** Seconds, where the agent stops a hook that takes longer. Ours needs a small part of one. */
const TIMEOUT_S = 5

/** Claude Code 2.1 ignores a whole file with a comment in it, and skips a byte order mark. */
export const claudeHooks: HookTarget = {
  agent: 'claude',
  directory: claudeDirectory,
  edit: (place) =>
    editJsonHooks({
      path: join(claudeDirectory(place), 'settings.json'),
      blank: '{}\n',
      dialect: { comments: false, lastComma: false },
      takesByteOrderMark: true,
      events: CLAUDE_EVENTS,
      command: command(place, 'claude'),
      entry: { hooks: [{ type: 'command', command: command(place, 'claude'), timeout: TIMEOUT_S }] },
      off: (values) =>
        values['disableAllHooks'] === true ? ['disableAllHooks is true: Claude Code runs no hooks, ours neither'] : [],
    }),
}

/** Gemini CLI 0.61 strips comments and leaves the rest to JSON.parse, which takes neither a last comma nor a byte order mark. */
export const geminiHooks: HookTarget = {
  agent: 'gemini',
  directory: ({ home }) => join(home, '.gemini'),
  edit: (place) =>
    editJsonHooks({
      path: join(place.home, '.gemini', 'settings.json'),
      blank: '{}\n',
      dialect: { comments: true, lastComma: false },
      takesByteOrderMark: false,
      events: GEMINI_EVENTS,
      command: command(place, 'gemini'),
      entry: {
        matcher: '',
        hooks: [{ type: 'command', command: command(place, 'gemini'), name: GEMINI_NAME, timeout: TIMEOUT_S * 1000 }],
      },
      off: ({ hooksConfig }) => geminiOff(hooksConfig),
    }),
}

/** What Cursor takes beyond JSON is not known: nothing is refused that it might read. */
export const cursorHooks: HookTarget = {
  agent: 'cursor',
  directory: ({ home }) => join(home, '.cursor'),
  edit: (place) =>
    editJsonHooks({
      path: join(place.home, '.cursor', 'hooks.json'),
      blank: '{"version":1}\n',
      dialect: { comments: true, lastComma: true },
      takesByteOrderMark: true,
      events: CURSOR_EVENTS,
      command: command(place, 'cursor'),
      entry: { command: command(place, 'cursor') },
      off: () => [],
    }),
}

function geminiOff(config: unknown): readonly string[] {
  if (typeof config !== 'object' || config === null) return []
  const { enabled, disabled } = config as { readonly enabled?: unknown; readonly disabled?: unknown }
  const isNamed = Array.isArray(disabled) && disabled.includes(GEMINI_NAME)
  return [
    ...(enabled === false ? ['hooksConfig.enabled is false: Gemini CLI runs no hooks, ours neither'] : []),
    ...(isNamed ? [`hooksConfig.disabled names ${GEMINI_NAME}: Gemini CLI does not run our hooks`] : []),
  ]
}

function claudeDirectory({ env, home }: HookPlace): string {
  return resolve(home, env['CLAUDE_CONFIG_DIR'] || '.claude')
}

/** A line of shell that succeeds even when geppetto-tmux has been deleted. */
function command({ scripts }: HookPlace, agent: string): string {
  return `${shellWord(join(scripts, MARK))} ${agent} 2>/dev/null || :`
}
