import { spawnSync } from 'node:child_process'
import { isatty } from 'node:tty'
import { Failure } from '../../base/failure.ts'
import { requireLocal } from '../../host/host.ts'
import { isInside, type Context } from '../context.ts'
import { serverBinary } from '../../tmux/binary.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import { oneShots } from '../../tmux/one-shots.ts'
import { askPaneAt } from '../../tmux/pane-target.ts'
import { LIST_CLIENTS, parseClients } from '../../tmux/snapshot.ts'
import { moveTerminal, paneBefore } from '../../traces/way-back.ts'

/**
 * Brings a person to a pane: the terminal of this pane goes there, or that of `client`; outside tmux this terminal is
 * attached until the person detaches. Returns an exit code. Throws a Failure `pane-not-found`, `invalid-request`, or
 * `not-supported` for a server on another host.
 */
export async function goTo(context: Context, pane: string, client?: string): Promise<number> {
  const { address, env } = context
  if (client !== undefined || isInside(context)) {
    const name = client ?? (await terminalOf(context))
    await moveTerminal(oneShots(address), name, pane)
    return 0
  }
  requireLocal(address.host, 'no terminal of this machine is attached to it')
  const [exists, asks] = askPaneAt(pane, '#{session_id}')
  const session = (await runTmux(address, [...exists, ';', ...asks])).split('\n').at(-1) ?? ''
  requireTerminal(context, pane)
  const { TMUX: _, ...outside } = env
  const attach = ['attach-session', '-t', session, ';', 'select-window', '-t', pane, ';', 'select-pane', '-t', pane]
  const { status, error, stderr } = spawnSync(serverBinary(address), ['-S', address.socket, ...attach], {
    stdio: ['inherit', 'inherit', 'pipe'],
    env: outside,
    encoding: 'utf8',
  })
  if (error !== undefined) throw new Failure('spawn-failed', `tmux could not be run: ${error.message}`)
  if (stderr !== '') {
    throw new Failure('command-rejected', `tmux could not attach: ${stderr.trim()}`, {
      next: `TERM has to name this terminal; it is '${env['TERM'] ?? ''}'`,
    })
  }
  return status ?? 1
}

/** Brings the terminal of this pane, or `client`, back to where it was before it was brought to a runner. */
export async function goBack(context: Context, client?: string): Promise<void> {
  const { address } = context
  const name = client ?? (await terminalOf(context))
  const tmux = oneShots(address)
  await moveTerminal(tmux, name, await paneBefore(tmux, name))
}

/** Throws a Failure `invalid-request` where no terminal is attached that could be moved. */
function requireTerminal({ address }: Context, pane: string): void {
  if (isatty(0) && isatty(1)) return
  throw new Failure('invalid-request', `there is no terminal here to be brought to ${pane}`, {
    next: `run it in a terminal; or there: tmux -S '${address.socket}' attach -t '${pane}'`,
  })
}

/** The terminal that shows this pane. Without a name tmux would take any client, ours included. */
async function terminalOf({ address, env }: Context): Promise<string> {
  const here = await runTmux(address, ['display-message', '-p', '-t', env['TMUX_PANE'] ?? '', '#{session_id}'])
  const clients = parseClients((await runTmux(address, LIST_CLIENTS)).split('\n'))
  const found = clients.find(({ control, session }) => !control && session === here)
  if (found !== undefined) return found.name
  throw new Failure('invalid-request', 'no terminal shows this session', { next: 'attach one first: tmux attach' })
}
