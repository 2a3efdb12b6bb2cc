import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { serverBinary } from '../tmux/binary.ts'
import { runTmux } from '../tmux/one-shot.ts'
import { LIST_CLIENTS, parseClients } from '../tmux/snapshot.ts'
import type { Context } from './context.ts'

/** Shows the log of a run over a terminal: in a popup, or in a new window where popups are off. */
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
  // It ends with the popup, which is not waited for.
  const waiting = spawn(serverBinary(address), ['-S', address.socket, ...popup], { detached: true, stdio: 'ignore' })
  waiting.on('error', () => undefined)
  waiting.unref()
}
