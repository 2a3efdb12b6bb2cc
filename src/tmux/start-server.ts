import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { execa } from 'execa'
import { Failure, messageOf } from '../base/failure.ts'
import { serverBinary } from './binary.ts'
import { runTmux } from './one-shot.ts'
import type { ServerAddress } from './server-address.ts'

/** It reads the user's configuration, which may run programs. */
const TIMEOUT_MS = 30_000

/**
 * Starts a tmux server at that socket, with a session, as `tmux new-session -d` does; returns the id of that. Throws a Failure
 * `server-gone`.
 */
export async function startTmuxServer(address: ServerAddress, env: NodeJS.ProcessEnv): Promise<string> {
  const newSession = ['new-session', '-d', '-P', '-F', '#{session_id}', '-c', homedir()]
  try {
    mkdirSync(dirname(address.socket), { recursive: true, mode: 0o700 })
    const { stdout } = await execa(serverBinary(address, env), ['-u', '-S', address.socket, ...newSession], {
      env: { ...env, TMUX: undefined, TMUX_PANE: undefined },
      extendEnv: false,
      stdin: 'ignore',
      timeout: TIMEOUT_MS,
    })
    return stdout
  } catch (cause) {
    const [why = ''] = messageOf(cause).split('\n')
    throw new Failure('server-gone', `no tmux server could be started at ${address.socket}: ${why}`, {
      next: 'start tmux by hand, then try again',
      cause,
    })
  }
}

/** Ends a session that a server was started with, if it holds nothing but the shell that it began with, and no terminal. */
export async function endSpareSession(address: ServerAddress, session: string): Promise<void> {
  const format = '#{session_attached} #{pane_pid} #{@geppetto_id}'
  const panes = await runTmux(address, ['list-panes', '-s', '-t', session, '-F', format])
  if (/^0 \d+ $/.test(panes)) await runTmux(address, ['kill-session', '-t', session])
}
