import { Failure } from '../../base/failure.ts'
import { CLAIM, OWNER } from '../../traces/claim.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import type { ServerAddress } from '../../tmux/server-address.ts'
import { ownHooks, ownKeys, ownOptions, ownVariables } from '../../traces/own-traces.ts'

type Command = readonly string[]

/** A message of tmux's own protocol holds 16 KiB; twenty of our commands need less than two. */
const COMMANDS_AT_ONCE = 20

const PANE_OPTIONS = [
  '@geppetto_id',
  '@geppetto_name',
  '@geppetto_agent',
  '@geppetto_started',
  '@geppetto_released',
  '@geppetto_heard_in',
  '@geppetto_heard_at',
  '@geppetto_passed',
  '@geppetto_passed_at',
]
const HAS_ANY = `#{?${PANE_OPTIONS.map((name) => `#{${name}}`).join('')},#{pane_id},}`

/**
 * Takes everything of ours out of a tmux server: the status line's text, keys, hooks, options, variables, and the marks
 * of panes. Settings of the user stay. Returns the paths of the configuration files that the server has read.
 */
export async function removeTraces(address: ServerAddress): Promise<string> {
  const ask = async (...argv: Command): Promise<string[]> => (await runTmux(address, argv)).split('\n')
  await takeOutStatus(address)
  const commands: Command[] = [
    ...ownKeys(await ask('list-keys')).map(({ table, key }) => ['unbind-key', '-T', table, key]),
    ...ownHooks([...(await ask('show-hooks', '-g')), ...(await ask('show-hooks', '-gw'))]).map(unsetHook),
    ...(await ownHooksOfSessions(ask)),
    ...ownOptions(await ask('show-options', '-g')).map((name) => ['set-option', '-gu', name]),
    ...removable(ownVariables(await ask('show-environment', '-gh'))).map((name) => ['set-environment', '-gu', name]),
    ...(await ask('list-panes', '-a', '-F', HAS_ANY).catch(nothingWithoutSessions))
      .filter((pane) => pane !== '')
      .flatMap(unmark),
  ]
  for (let from = 0; from < commands.length; from += COMMANDS_AT_ONCE) {
    const batch = commands.slice(from, from + COMMANDS_AT_ONCE)
    await runTmux(
      address,
      batch.flatMap((command, i) => (i === 0 ? command : [';', ...command])),
    )
  }
  return runTmux(address, ['display-message', '-p', '#{config_files}'])
}

/** A server without sessions has no panes to list, and says so by an error. */
function nothingWithoutSessions(error: unknown): string[] {
  if (error instanceof Failure && /no current target/.test(error.message)) return []
  throw error
}

/** A claim that stands there is that of a controller that was started meanwhile: without it no command would find that one. */
function removable(variables: readonly string[]): readonly string[] {
  const claim: ReadonlySet<string> = new Set(CLAIM)
  return variables.includes(OWNER) ? variables.filter((name) => !claim.has(name)) : variables
}

/** Sessions with hooks of their own have ours among them. */
async function ownHooksOfSessions(ask: (...argv: Command) => Promise<string[]>): Promise<Command[]> {
  const sessions = (await ask('list-sessions', '-F', '#{session_id}')).filter(Boolean).map((id) => `${id}:`)
  const found = sessions.map(async (session) =>
    ownHooks(await ask('show-hooks', '-t', session)).map((name) => ['set-hook', '-u', '-t', session, name]),
  )
  return (await Promise.all(found)).flat()
}

function unsetHook(name: string): Command {
  return ['set-hook', '-gu', name]
}

function unmark(pane: string): Command[] {
  return PANE_OPTIONS.map((name) => ['set-option', '-pu', '-t', pane, name])
}

/** The plugin knows what it has put where. */
async function takeOutStatus(address: ServerAddress): Promise<void> {
  const placed = await runTmux(address, ['show-options', '-gqv', '@geppetto_placed'])
  if (placed === '') return
  // A server before 3.8 ends when it has something to say to a client that is gone (file.c:file_vprint).
  await runTmux(address, ['run-shell', '#{q:@geppetto_dir}/scripts/clear-status >/dev/null 2>&1 || :'])
  if ((await runTmux(address, ['show-options', '-gqv', '@geppetto_placed'])) === '') return
  throw new Failure('command-rejected', 'the status line still holds what the plugin has put there', {
    next: 'see what this says: scripts/clear-status',
  })
}
