import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { execa } from 'execa'
import { Failure, messageOf } from '../base/failure.ts'
import { serverBinary } from './binary.ts'
import type { ServerAddress } from './server-address.ts'

/** It reads the user's configuration, which may run programs. */
const TIMEOUT_MS = 30_000

/** Starts a tmux server at that socket, with a session, as `tmux new-session -d` does. Throws a Failure `server-gone`. */
export async function startTmuxServer(address: ServerAddress, env: NodeJS.ProcessEnv): Promise<void> {
  try {
    mkdirSync(dirname(address.socket), { recursive: true, mode: 0o700 })
    await execa(serverBinary(address, env), ['-u', '-S', address.socket, 'new-session', '-d', '-c', homedir()], {
      env: { ...env, TMUX: undefined, TMUX_PANE: undefined },
      extendEnv: false,
      stdin: 'ignore',
      timeout: TIMEOUT_MS,
    })
  } catch (cause) {
    const [why = ''] = messageOf(cause).split('\n')
    throw new Failure('server-gone', `no tmux server could be started at ${address.socket}: ${why}`, {
      next: 'start tmux by hand, then try again',
      cause,
    })
  }
}
