import { Failure } from '../base/failure.ts'
import { isPaneId, type PaneId } from '../protocol/ids.ts'
import { LIST_CLIENTS, parseClients } from '../tmux/snapshot.ts'
import type { TmuxServer } from '../tmux/tmux-server.ts'

/** Hidden global environment of the tmux server: from which pane each terminal was brought away last, such as `/dev/pts/3=%12`. */
const BACK = 'GEPPETTO_BACK'
/** More terminals than a person uses at once. */
const MOST_CLIENTS = 16
/** The names of terminals, as tmux gives them; others are not noted. */
const CLIENT_NAME = /^[\w./-]{1,64}$/

/** Brings a terminal to a pane, and notes where it has been. Throws as `ask` does. */
export async function moveTerminal(tmux: TmuxServer, client: string, pane: string): Promise<void> {
  // In one question: the person waits for it.
  const [clients = [], , variables = []] = await tmux.askAll([
    LIST_CLIENTS,
    ['switch-client', '-c', client, '-t', pane],
    ['show-environment', '-gh'],
  ])
  const from = parseClients(clients).find(({ name }) => name === client)?.pane
  if (from === undefined || from === pane || !CLIENT_NAME.test(client)) return
  const others = waysBack(valueIn(variables))
    .filter((way) => way.client !== client)
    .slice(1 - MOST_CLIENTS)
  const value = [...others, { client, pane: from }].map((way) => `${way.client}=${way.pane}`).join(' ')
  await tmux.ask(['set-environment', '-gh', BACK, value])
}

/** The pane from which a terminal was brought away last. Throws a Failure `pane-not-found` when it was not. */
export async function paneBefore(tmux: TmuxServer, client: string): Promise<PaneId> {
  const value = valueIn(await tmux.ask(['show-environment', '-gh']))
  const pane = wayBack(value, client)
  if (pane !== undefined) return pane
  throw new Failure('pane-not-found', 'this terminal was not brought anywhere yet, so there is no way back')
}

/** The same by what the variable says; undefined when it says nothing of this terminal. */
export function wayBack(value: string, client: string): PaneId | undefined {
  return waysBack(value).find((way) => way.client === client)?.pane
}

interface WayBack {
  readonly client: string
  readonly pane: PaneId
}

function valueIn(lines: readonly string[]): string {
  return lines.find((line) => line.startsWith(`${BACK}=`))?.slice(BACK.length + 1) ?? ''
}

function waysBack(value: string): WayBack[] {
  return value.split(' ').flatMap((word) => {
    const at = word.lastIndexOf('=')
    const [client, pane] = [word.slice(0, at), word.slice(at + 1)]
    return CLIENT_NAME.test(client) && isPaneId(pane) ? [{ client, pane }] : []
  })
}
