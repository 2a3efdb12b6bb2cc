import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Failure, messageOf } from '../base/failure.ts'
import { localFiles } from '../host/files.ts'
import { requireLocal } from '../host/host.ts'
import { run, textOf } from '../host/run.ts'
import { serverBinary } from './binary.ts'
import { runTmux } from './one-shot.ts'
import type { ServerAddress } from './server-address.ts'

/** It reads the user's configuration, which may run programs. */
const TIMEOUT_MS = 30_000

/**
 * Starts a tmux server at that socket, with a session, as `tmux new-session -d` does; returns the id of that. Throws a Failure
 * `server-gone`, or `not-supported` for one on another host.
 */
export async function startTmuxServer(address: ServerAddress, env: NodeJS.ProcessEnv): Promise<string> {
  const { host, socket } = address
  requireLocal(host, 'no server is started there from here')
  const newSession = ['new-session', '-d', '-P', '-F', '#{session_id}', '-c', localFiles.home()]
  const refuse = (why: string, cause?: unknown): Failure =>
    new Failure('server-gone', `no tmux server could be started at ${socket}: ${why}`, {
      next: 'start tmux by hand, then try again',
      cause,
    })
  try {
    localFiles.makeDirectory(dirname(socket))
  } catch (cause) {
    throw refuse(messageOf(cause), cause)
  }
  const ran = await run([serverBinary(address, env), '-u', '-S', socket, ...newSession], {
    env: { ...env, TMUX: undefined, TMUX_PANE: undefined },
    timeoutMs: TIMEOUT_MS,
  })
  if (ran.code === 0) return textOf(ran)
  const [why = ''] = ran.stderr.trim().split('\n')
  throw refuse(ran.how === 'late' ? `it took more than ${TIMEOUT_MS / 1000} s` : why)
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
