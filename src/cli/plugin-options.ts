import { Failure } from '../base/failure.ts'
import { similar } from '../base/similar.ts'
import { SETTINGS } from '../settings/options.ts'
import { SHOWN_STATES } from '../runner/state.ts'
import { runTmux } from '../tmux/one-shot.ts'
import type { ServerAddress } from '../tmux/server-address.ts'

/** A user has some twenty; a file that sets thousands is told of by its first ones. */
const MOST_TOLD = 20
/** They are told beside other things, which are not to wait for them. */
const ASK_MS = 2000

/** Every option that a person can set, without those that only we set, which have an underscore. */
export const PLUGIN_OPTIONS: ReadonlySet<string> = new Set([
  ...SETTINGS,
  '@geppetto-key',
  '@geppetto-mark-key',
  '@geppetto-log-key',
  '@geppetto-node',
  '@geppetto-on-event',
  '@geppetto-popup',
  '@geppetto-status-position',
  '@geppetto-status-format',
  '@geppetto-glyphs',
  ...[...SHOWN_STATES, 'trouble', 'dead'].map((state) => `@geppetto-badge-${state}`),
])

/** What is to be said of the options that begin like ours and are none, by the output of `show-options`. */
export function strayOptions(lines: readonly string[]): string[] {
  const given = lines.flatMap((line) => /^(@geppetto-[\w-]+)(?: |$)/.exec(line)?.[1] ?? [])
  const stray = [...new Set(given)].filter((name) => !PLUGIN_OPTIONS.has(name))
  return stray.slice(0, MOST_TOLD).map((name) => {
    const meant = similar(name, PLUGIN_OPTIONS)
    return `${name} is no option of geppetto-tmux${meant === undefined ? '' : `; did you mean '${meant}'?`}`
  })
}

/** The same for the options of a server; nothing when it cannot be asked. */
export async function strayOptionsOf(address: ServerAddress): Promise<string[]> {
  try {
    return strayOptions((await runTmux(address, ['show-options', '-g'], { timeoutMs: ASK_MS })).split('\n'))
  } catch (error) {
    if (error instanceof Failure) return []
    throw error
  }
}
