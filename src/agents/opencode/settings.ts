import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { MARK, type HookPlace, type HookTarget } from '../../hooks/target.ts'

/** How the first line of our plugin begins. */
const FIRST_LINE = `// ${MARK} for OpenCode`

/** OpenCode loads what lies in a directory: a file of our own. */
export const opencodeHooks: HookTarget = {
  agent: 'opencode',
  directory: opencodeDirectory,
  edit: (place) => ({
    path: join(opencodeDirectory(place), 'plugins', 'geppetto-tmux.js'),
    blank: '',
    takesByteOrderMark: true,
    status: (text) => {
      if (text === plugin(place)) return 'installed'
      return text.startsWith(FIRST_LINE) ? 'outdated' : 'not installed'
    },
    add: (text) => {
      if (text !== '') throw new Error('it is a file of yours')
      return plugin(place)
    },
    remove: (text) => (text.startsWith(FIRST_LINE) ? '' : text),
    values: (text) => text,
    valuesWithOurs: () => plugin(place),
    valuesWithoutOurs: (text) => (text.startsWith(FIRST_LINE) ? '' : text),
    notes: () => [],
  }),
}

function plugin({ scripts }: HookPlace): string {
  return readFileSync(join(scripts, 'opencode-plugin.mjs'), 'utf8')
}

function opencodeDirectory({ env, home }: HookPlace): string {
  const config = env['XDG_CONFIG_HOME'] ?? ''
  return join(isAbsolute(config) ? config : join(home, '.config'), 'opencode')
}
