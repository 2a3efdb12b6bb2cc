import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { Failure, messageOf, systemCode } from '../base/failure.ts'

/** `sun_path` holds 104 bytes on macOS with its NUL; Node silently cuts longer names on Linux. */
const MAX_SOCKET_PATH_BYTES = 103

/** Where everything of one user lives: logs, sockets, the controllers' own log. */
export function stateDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return join(xdg(env['XDG_STATE_HOME'], '.local/state'), 'geppetto-tmux')
}

export function controllerLogFile(env: NodeJS.ProcessEnv = process.env): string {
  return join(stateDirectory(env), 'controller.log')
}

export function runnersDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return join(stateDirectory(env), 'runners')
}

/**
 * The socket of the controller that serves the tmux server at `tmuxSocket`.
 *
 * Falls back to a directory of this user under /tmp when the state directory is too deep for a Unix socket.
 */
export function controllerSocket(tmuxSocket: string, env: NodeJS.ProcessEnv = process.env): string {
  const name = `${createHash('sha256').update(canonicalSocket(tmuxSocket)).digest('hex').slice(0, 8)}.sock`
  const path = join(stateDirectory(env), 's', name)
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return path
  return join('/tmp', `geppetto-tmux-${process.getuid?.() ?? 0}`, name)
}

/** One name for one socket, however it was reached; also when the socket itself does not exist yet. */
function canonicalSocket(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path))
  } catch {
    return path
  }
}

/**
 * Makes sure that `path` is a directory of this user that nobody else can enter, and creates it if need be.
 *
 * Throws a Failure `permission-denied` for a symlink, a foreign owner or a non-directory, `cannot-create` otherwise.
 */
export function ensurePrivateDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    const denied = ['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')
    throw new Failure(denied ? 'permission-denied' : 'cannot-create', `cannot create ${path}: ${messageOf(error)}`, {
      next: 'set XDG_STATE_HOME to a directory that you can write to',
      cause: error,
    })
  }
  const found = lstatSync(path)
  const uid = process.getuid?.()
  if (!found.isDirectory() || (uid !== undefined && found.uid !== uid)) {
    throw new Failure('permission-denied', `${path} is not a directory of yours (a link, or somebody else's)`, {
      next: 'move it away, or set XDG_STATE_HOME to another directory',
    })
  }
  if ((found.mode & 0o077) !== 0) chmodSync(path, 0o700)
}

function xdg(value: string | undefined, fallback: string): string {
  return value !== undefined && isAbsolute(value) ? value : join(homedir(), fallback)
}
