import { join } from 'node:path'
import { hookCommand } from '../../hooks/hook-command.ts'
import { editJsonHooks } from '../../hooks/json-hooks.ts'
import type { HookTarget } from '../../hooks/target.ts'

const EVENTS = ['sessionStart', 'stop']

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
      events: EVENTS,
      command: hookCommand(place, 'cursor'),
      entry: { command: hookCommand(place, 'cursor') },
      off: () => [],
    }),
}
