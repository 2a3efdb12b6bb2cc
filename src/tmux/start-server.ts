import { mkdirSync, readFileSync } from 'node:fs'
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

/**
 * Ends a session that a server was started with, if it holds nothing but the shell that it began with, at rest, and no terminal
 * shows it. Where hooks of the user do something with new sessions it stays.
 */
export async function endSpareSession(address: ServerAddress, session: string): Promise<void> {
  const ask = async (...argv: string[]): Promise<string> => runTmux(address, argv)
  const panes = await ask('list-panes', '-s', '-t', session, '-F', '#{pane_pid} #{@geppetto_id}')
  const clients = await ask('list-clients', '-t', session, '-F', '#{client_control_mode}')
  const isSpare = /^\d+ $/.test(panes) && !clients.split('\n').includes('0') && isAlone(Number(panes))
  if (isSpare && !NEW_SESSION_HOOKS.test(await ask('show-hooks', '-g'))) await ask('kill-session', '-t', session)
}

const NEW_SESSION_HOOKS = /^(?:after-new-session|session-created|after-new-window|window-linked)\[\d+\] (?!.*geppetto)/m

/** True for a process that has started no other; false where that cannot be seen. */
function isAlone(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim() === ''
  } catch {
    return false
  }
}
