import { join } from 'node:path'
import { hookCommand, TIMEOUT_S } from '../../hooks/hook-command.ts'
import { editJsonHooks } from '../../hooks/json-hooks.ts'
import type { HookTarget } from '../../hooks/target.ts'

const EVENTS = ['SessionStart', 'BeforeAgent', 'Notification', 'AfterAgent', 'SessionEnd']

/** What Gemini CLI calls our hooks. */
const GEMINI_NAME = 'geppetto-tmux'

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
      events: EVENTS,
      command: hookCommand(place, 'gemini'),
      entry: {
        matcher: '',
        hooks: [
          { type: 'command', command: hookCommand(place, 'gemini'), name: GEMINI_NAME, timeout: TIMEOUT_S * 1000 },
        ],
      },
      off: ({ hooksConfig }) => geminiOff(hooksConfig),
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
