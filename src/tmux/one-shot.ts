import { Failure } from '../base/failure.ts'
import { serverBinary } from './binary.ts'
import { LOCAL } from '../host/host.ts'
import { run, textOf } from '../host/run.ts'
import type { ServerAddress } from './server-address.ts'

/** Long enough for a starved machine; a client of the wrong version would wait for ever. */
const TIMEOUT_MS = 5000
/** More than any single answer we ask for in this way; a runaway answer must not fill the memory. */
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024

/**
 * Runs one tmux command sequence in a process of its own and returns its standard output without the last newline.
 *
 * A `;` alone separates commands. Never starts a server (`-N`). Throws a Failure: `server-gone`, `permission-denied`, `pane-not-found`, `timeout` or
 * `command-rejected`.
 */
export async function runTmux(
  address: ServerAddress,
  argv: readonly string[],
  options: { readonly timeoutMs?: number | undefined; readonly binary?: string; readonly signal?: AbortSignal } = {},
): Promise<string> {
  const { host = LOCAL, socket } = address
  const binary = options.binary ?? serverBinary(address)
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const ran = await run(host.argv([binary, '-u', '-N', '-S', socket, ...argv.map(word)]), {
    timeoutMs,
    signal: options.signal,
    maxBytes: MAX_OUTPUT_BYTES,
    // Without a signal: see letBe.
    whenLate: 'leave',
  })
  const { how, code, stderr } = ran
  if (code === 0) return textOf(ran)
  switch (how) {
    case 'aborted':
      options.signal?.throwIfAborted()
      break
    case 'late':
      throw new Failure('timeout', `the tmux server at ${socket} did not answer in ${timeoutMs / 1000} s`, {
        next: 'it may be busy or stopped; or GEPPETTO_TMUX has to name the tmux that runs it',
      })
    case 'not-found':
      throw new Failure('server-gone', 'tmux is not installed, or not in PATH', {
        next: 'install tmux 3.2a or newer, or set GEPPETTO_TMUX to its path',
      })
    default:
  }
  throw tmuxFailure(stderr.trim() === '' ? `tmux ended with code ${code ?? 'unknown'}` : stderr, address)
}

/** To tmux a semicolon at the end of an argument ends the command, unless it has a backslash. */
export function word(argument: string): string {
  return argument !== ';' && argument.endsWith(';') ? `${argument.slice(0, -1)}\\;` : argument
}

/** Turns what tmux says into a Failure of a stable kind. */
export function tmuxFailure(text: string, address: ServerAddress): Failure {
  const line = text.trim().split('\n')[0] ?? ''
  if (/permission denied|access not allowed/i.test(line)) {
    return new Failure('permission-denied', `no permission for the tmux server at ${address.socket}: ${line}`, {
      next: 'run this as the user who started that server',
    })
  }
  if (/no server running|error connecting|server exited|lost server|no sessions|no current client/i.test(line)) {
    return new Failure('server-gone', `no tmux server at ${address.socket}`, {
      next: 'start tmux first, or name the server with -L NAME or -S PATH',
    })
  }
  if (/can't find (pane|window|session)|no such pane/i.test(line)) {
    return new Failure('pane-not-found', line, { next: 'list the panes with: tmux list-panes -a' })
  }
  return new Failure('command-rejected', line)
}
