import { spawnSync } from 'node:child_process'
import { Failure } from '../base/failure.ts'
import { isInside, type Context } from './context.ts'
import { serverBinary } from '../tmux/binary.ts'
import { runTmux } from '../tmux/one-shot.ts'
import { askPaneAt } from '../tmux/pane-target.ts'
import { LIST_CLIENTS, parseClients } from '../tmux/snapshot.ts'

/**
 * Brings a person to a pane: the terminal of this pane goes there, or that of `client`; outside tmux this terminal is
 * attached until the person detaches. Returns an exit code. Throws a Failure `pane-not-found` or `invalid-request`.
 */
export async function goTo(context: Context, pane: string, client?: string): Promise<number> {
  const { address, env } = context
  if (client !== undefined || isInside(context)) {
    const name = client ?? (await terminalOf(context))
    await runTmux(address, ['switch-client', '-c', name, '-t', pane])
    return 0
  }
  const [exists, asks] = askPaneAt(pane, '#{session_id}')
  const session = (await runTmux(address, [...exists, ';', ...asks])).split('\n').at(-1) ?? ''
  const { TMUX: _, ...outside } = env
  const attach = ['attach-session', '-t', session, ';', 'select-window', '-t', pane, ';', 'select-pane', '-t', pane]
  const { status, error } = spawnSync(serverBinary(address), ['-S', address.socket, ...attach], {
    stdio: 'inherit',
    env: outside,
  })
  if (error !== undefined) throw new Failure('spawn-failed', `tmux could not be run: ${error.message}`)
  return status ?? 1
}

/** The terminal that shows this pane. Without a name tmux would take any client, ours included. */
async function terminalOf({ address, env }: Context): Promise<string> {
  const here = await runTmux(address, ['display-message', '-p', '-t', env['TMUX_PANE'] ?? '', '#{session_id}'])
  const clients = parseClients((await runTmux(address, LIST_CLIENTS)).split('\n'))
  const found = clients.find(({ control, session }) => !control && session === here)
  if (found !== undefined) return found.name
  throw new Failure('invalid-request', 'no terminal shows this session', { next: 'attach one first: tmux attach' })
}
