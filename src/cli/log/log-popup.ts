import { dirname, join } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { settlesWithin } from '../../host/child.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import { openOverlay } from '../../tmux/overlay.ts'
import { LIST_CLIENTS, parseClients } from '../../tmux/snapshot.ts'
import type { Context } from '../context.ts'

/** A popup that has stood for this time was opened. */
const SHOWN_MS = 300

/**
 * Shows the log of a run over a terminal: in a popup, or in a new window where popups are off. Throws a Failure
 * `command-rejected` where neither can be shown.
 */
export async function popUpLog({ address, entry }: Context, client: string, id: string): Promise<void> {
  const script = join(dirname(entry), '../scripts/popup')
  const command = ['env', `GEPPETTO_NODE=${process.execPath}`, script, '-S', address.socket, 'log', '-f', id]
  if ((await runTmux(address, ['show-options', '-gqv', '@geppetto-popup'])) === 'off') {
    const clients = parseClients((await runTmux(address, LIST_CLIENTS)).split('\n'))
    const session = clients.find(({ name }) => name === client)?.session
    const place = session === undefined ? [] : ['-t', `${session}:`]
    await runTmux(address, ['new-window', '-n', 'log', ...place, ...command])
    return
  }
  const popup = ['display-popup', '-c', client, '-E', '-w', '90%', '-h', '90%', ...command]
  const waiting = openOverlay(address, popup)
  // It ends with the popup, which is not waited for: at once where there is no such terminal, or a popup already.
  if (await settlesWithin(new Promise((resolve) => waiting.once('exit', resolve).once('error', resolve)), SHOWN_MS)) {
    throw new Failure('command-rejected', 'no popup could be shown there', { next: `geppetto-tmux log ${id}` })
  }
  waiting.unref()
}
