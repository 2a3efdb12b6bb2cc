import { join, resolve } from 'node:path'
import { hookCommand, TIMEOUT_S } from '../../hooks/hook-command.ts'
import { editJsonHooks } from '../../hooks/json-hooks.ts'
import type { HookPlace, HookTarget } from '../../hooks/target.ts'

const EVENTS = ['SessionStart', 'UserPromptSubmit', 'PermissionRequest', 'Stop', 'StopFailure', 'SessionEnd']

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
      events: EVENTS,
      command: hookCommand(place, 'claude'),
      entry: { hooks: [{ type: 'command', command: hookCommand(place, 'claude'), timeout: TIMEOUT_S }] },
      off: (values) =>
        values['disableAllHooks'] === true ? ['disableAllHooks is true: Claude Code runs no hooks, ours neither'] : [],
    }),
}

function claudeDirectory({ env, home }: HookPlace): string {
  return resolve(home, env['CLAUDE_CONFIG_DIR'] || '.claude')
}
