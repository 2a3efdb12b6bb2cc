import { setTimeout as sleep } from 'node:timers/promises'
import type { SessionId } from '../../src/protocol/ids.ts'
import { tmuxProgram } from '../../src/tmux/client-program.ts'
import { openControlClient } from '../../src/tmux/control-client.ts'
import { startServer, type TestServer } from '../../test/support/tmux.ts'
import { waitFor } from '../../test/support/wait-for.ts'

/** A real client of a server, in a pane of an outer server, with every byte that it is sent. */
export interface WatchedClient extends AsyncDisposable {
  /** Everything that was drawn since `forget`. */
  readonly drawn: () => string
  readonly forget: () => void
  /** Presses a key, named as for send-keys; resolves when the outer server has taken it. */
  readonly press: (key: string) => Promise<void>
  /** Resolves with the time (performance.now) at which this text had been drawn since `forget`. */
  readonly sees: (text: string | RegExp) => Promise<number>
  /** Resolves when nothing was drawn for a while. */
  readonly still: () => Promise<void>
}

const STILL_MS = 150
const PATIENCE_MS = 10_000

/** Attaches a real client of 120 by 40 to the server's only session. */
export async function watchClient(inner: TestServer): Promise<WatchedClient> {
  const attach = ['env', '-u', 'TMUX', inner.binary, '-S', inner.socket, 'attach-session']
  const config = 'set -g status off\nset -g default-terminal screen-256color\nset -g escape-time 0\n'
  const outer = await startServer(inner.binary, { width: 120, height: 40, config, command: attach })
  await waitFor('the client to attach', async () => inner.tmux('list-clients'))
  let drawn = ''
  let drawnAt = performance.now()
  let check: () => void = () => undefined
  const eye = await openControlClient({
    address: { socket: outer.socket },
    program: tmuxProgram(outer.binary),
    session: (await outer.tmux('display-message', '-p', '#{session_id}')) as SessionId,
    flags: [],
    onNotification: () => undefined,
    onOutput: (_, data) => {
      drawn += data.toString()
      drawnAt = performance.now()
      check()
    },
  })
  const still = async (): Promise<void> => {
    await waitFor('the screen to be still', () => performance.now() - drawnAt > STILL_MS)
  }
  await still()
  return {
    drawn: () => drawn,
    forget: () => {
      drawn = ''
    },
    press: async (key) => void (await eye.ask(['send-keys', key])),
    sees: async (text) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`'${text}' was not drawn, but: ${drawn}`)), PATIENCE_MS)
        check = () => {
          if (typeof text === 'string' ? !drawn.includes(text) : !text.test(drawn)) return
          check = () => undefined
          clearTimeout(timer)
          resolve(drawnAt)
        }
        check()
      }),
    still,
    [Symbol.asyncDispose]: async () => {
      await eye.close()
      await outer.kill()
    },
  }
}

/** Keys closer together than assume-paste-time (1 ms) count as pasted text and are not looked up as bindings. */
const KEY_GAP_MS = 5

/** Presses a key of ours behind its prefix, on a screen that is still; returns when (performance.now). */
export async function pressOurs(client: WatchedClient, key: string): Promise<number> {
  for (const prefix of ['C-b', 'G']) {
    await client.press(prefix)
    await sleep(KEY_GAP_MS)
  }
  await client.still()
  client.forget()
  const pressedAt = performance.now()
  void client.press(key)
  return pressedAt
}
