import { setTimeout as sleep } from 'node:timers/promises'
import { startServer, type TestServer } from './tmux.ts'
import { waitFor } from './wait-for.ts'

export interface OuterClient extends AsyncDisposable {
  /** The client's name as the inner server knows it. */
  readonly name: string
  /** What a person in front of the inner tmux would see, status line included; with `escapes`, its colours too. */
  readonly screen: (options?: { readonly escapes?: boolean }) => Promise<string>
  readonly statusLine: () => Promise<string>
  /** Presses keys, named as for send-keys. */
  readonly keys: (...keys: string[]) => Promise<void>
  readonly detach: () => Promise<void>
}

interface ClientOptions {
  readonly session?: string
  readonly width?: number
  readonly height?: number
}

/** What a fast hand leaves between two keys. */
const KEY_GAP_MS = 5

/** A real client: the pane of an outer private server runs `tmux attach` to the inner one. */
export async function attachClient(inner: TestServer, options: ClientOptions = {}): Promise<OuterClient> {
  const before = new Set(await clientNames(inner))
  const target = options.session === undefined ? [] : ['-t', options.session]
  const outer = await startServer(inner.binary, {
    width: options.width ?? 80,
    height: options.height ?? 24,
    config: 'set -g status off\nset -g default-terminal screen\nset -g escape-time 0\nset -g remain-on-exit on\n',
    command: ['env', '-u', 'TMUX', inner.binary, '-S', inner.socket, 'attach-session', ...target],
  })
  const name = await waitFor('the client to attach', async () =>
    (await clientNames(inner)).find((it) => !before.has(it)),
  )

  const screen: OuterClient['screen'] = ({ escapes = false } = {}) =>
    outer.tmux('capture-pane', '-p', ...(escapes ? ['-e'] : []))
  const detach = outer.kill
  return {
    name,
    screen,
    statusLine: async () => (await screen()).split('\n').at(-1) ?? '',
    keys: async (...keys) => {
      for (const key of keys) {
        await outer.tmux('send-keys', key)
        await sleep(KEY_GAP_MS)
      }
    },
    detach,
    [Symbol.asyncDispose]: detach,
  }
}

async function clientNames(server: TestServer): Promise<string[]> {
  const names = await server.tmux('list-clients', '-F', '#{?client_control_mode,,#{client_name}}')
  return names.split('\n').filter(Boolean)
}
