import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure, systemCode } from '../../base/failure.ts'
import { readRuleBook } from '../../settings/rules.ts'
import { unmarkedAgents } from '../../agents/unmarked-agents.ts'
import { configDirectory, ensurePrivateDirectory, findsFile } from '../../host/paths.ts'
import { parseSettings, SHOW_SETTINGS } from '../../settings/options.ts'
import type { PaneId } from '../../protocol/ids.ts'
import { commandLine } from '../../protocol/quote.ts'
import { namesOfAgents } from '../../runner/agent.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import { LIST_PANES, parsePanes } from '../../tmux/snapshot.ts'
import type { Context } from '../context.ts'
import { withController } from '../reach/with-controller.ts'

/** Each needs some 250 bytes, and a message of tmux's own protocol holds 16 KiB. */
const COMMANDS_AT_ONCE = 40

/**
 * Marks the panes in which known agents run, where `@geppetto-auto` says `agents`; for hooks of tmux. A controller is asked
 * or started only when there is one to mark.
 */
export async function find(context: Context): Promise<void> {
  const { address, env } = context
  const asked = [...SHOW_SETTINGS, ';', 'display-message', '-p', '#{pid}', ';', ...LIST_PANES]
  const [settings = '', serverPid = '', ...panes] = (await runTmux(address, asked)).split('\n')
  const isWanted = parseSettings(settings, () => undefined).auto === 'agents'
  noteForHooks(findsFile({ host: address.host, pid: Number(serverPid) }, env), isWanted)
  if (!isWanted) return
  // The controller tells what is wrong with rules.
  const book = await readRuleBook(join(configDirectory(env), 'rules'), () => undefined)
  const { found, others } = await unmarkedAgents(parsePanes(panes), book)
  const { programs, carriers } = namesOfAgents(book.values())
  const commands = [
    whileLoaded(['set-option', '-g', '@geppetto_agent_programs', programs]),
    whileLoaded(['set-option', '-g', '@geppetto_agent_carriers', carriers]),
    ...others.map(({ pane }) => noteInVain(pane)),
  ]
  for (let from = 0; from < commands.length; from += COMMANDS_AT_ONCE) {
    const batch = commands.slice(from, from + COMMANDS_AT_ONCE)
    await runTmux(
      address,
      batch.flatMap((command, i) => (i === 0 ? command : [';', ...command])),
    )
  }
  if (found.length > 0) await withController(context, async (client) => client.call('find', {}))
}

/** Without that file hooks of agents do nothing. Where it cannot be written, agents are found by what tmux tells. */
function noteForHooks(path: string, isWanted: boolean): void {
  try {
    if (!isWanted) return rmSync(path, { force: true })
    ensurePrivateDirectory(dirname(dirname(path)))
    ensurePrivateDirectory(dirname(path))
    writeFileSync(path, '', { mode: 0o600 })
  } catch (error) {
    if (systemCode(error) === undefined && !(error instanceof Failure)) throw error
  }
}

/** A look may be under way when the plugin is taken out. */
function whileLoaded(command: readonly string[]): string[] {
  return ['if-shell', '-F', '#{@geppetto_dir}', commandLine(command).toString()]
}

/** Notes which program was looked at in vain, where tmux would have it looked at again; it knows for how long. */
function noteInVain(pane: PaneId): string[] {
  const note = `set-option -pqF -t ${pane} @geppetto_passed '#{pane_current_command}'`
  const time = `set-option -pqF -t ${pane} @geppetto_passed_at '#{T:@geppetto_now}'`
  return ['if-shell', '-F', '-t', pane, '#{E:@geppetto_may_be_agent}', `${note} ; ${time}`]
}
