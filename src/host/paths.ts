import { chmodSync, lstatSync, mkdirSync, type Stats } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { Failure, messageOf, systemCode } from '../base/failure.ts'
import { shortHash } from '../base/short-hash.ts'
import { localFiles } from './files.ts'
import type { Host } from './host.ts'

/** `sun_path` holds 104 bytes on macOS with its NUL; Node silently cuts longer names on Linux. */
const MAX_SOCKET_PATH_BYTES = 103

/** For every process that makes files: whatever the user's umask takes away or leaves, they are this user's alone. */
export const PRIVATE_UMASK = 0o077

/** Where everything of one user lives: logs, sockets, the controllers' own log. */
export function stateDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return join(xdg(env['XDG_STATE_HOME'], '.local/state'), 'geppetto-tmux')
}

/** What a user has set that does not fit into an option of tmux. */
export function configDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return join(xdg(env['XDG_CONFIG_HOME'], '.config'), 'geppetto-tmux')
}

/** What a person has set that does not fit into options of tmux. */
export function configFile(env: NodeJS.ProcessEnv = process.env): string {
  return join(configDirectory(env), 'config.json')
}

export function controllerLogFile(env: NodeJS.ProcessEnv = process.env): string {
  return join(stateDirectory(env), 'controller.log')
}

export function runnersDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return join(stateDirectory(env), 'runners')
}

/** A tmux server as files are named after it. Without a host it is on this machine. */
interface ServerPlace {
  readonly host?: Host | undefined
  readonly socket: string
}

/** The process of a tmux server. Without a host it is on this machine. */
interface ServerProcess {
  readonly host?: Host | undefined
  readonly pid: number
}

/** Where `scripts/geppetto-hook` leaves events for the controller of the tmux server with this process id. */
export function hookSpool({ host, pid }: ServerProcess, env: NodeJS.ProcessEnv = process.env): string {
  const name = host === undefined || host.isLocal ? String(pid) : `${shortHash(host.name)}-${pid}`
  return join(stateDirectory(env), 'hooks', name)
}

/** A file that is there while agents of that tmux server are marked by themselves: `scripts/geppetto-hook` looks for it. */
export function findsFile(server: ServerProcess, env: NodeJS.ProcessEnv = process.env): string {
  return `${hookSpool(server, env)}.finds`
}

/**
 * The socket of the controller that serves a tmux server.
 *
 * Falls back to a directory of this user under /tmp when the state directory is too deep for a Unix socket.
 */
export function controllerSocket({ host, socket }: ServerPlace, env: NodeJS.ProcessEnv = process.env): string {
  const isHere = host === undefined || host.isLocal
  const name = `${shortHash(isHere ? localFiles.canonical(socket) : `${host.name}\0${socket}`)}.sock`
  const path = join(stateDirectory(env), 's', name)
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return path
  return join('/tmp', `geppetto-tmux-${process.getuid?.() ?? 0}`, name)
}

/** Where the readers of pipes connect, beside the socket of their controller. */
export function readerSocket(controllerSocketPath: string): string {
  return controllerSocketPath.replace(/\.sock$/, '.pipe')
}

/** The FIFO by which keys of tmux reach a controller, beside its socket. */
export function keysFifo(controllerSocketPath: string): string {
  return controllerSocketPath.replace(/\.sock$/, '.keys')
}

/**
 * Makes sure that `path` is a directory of this user that no other user can enter, and creates it if need be.
 *
 * Throws a Failure `permission-denied` as requireOwnDirectory does, `cannot-create` otherwise.
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
  requireOwnDirectory(path)
  if ((lstatSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700)
}

/**
 * Makes sure that only this user can have put anything into the directory at `path`, if there is one: what listens
 * or lies there is believed. Throws a Failure `permission-denied`.
 */
export function requireOwnDirectory(path: string): void {
  const found = statusOf(path)
  if (found === undefined) return
  const refuse = (problem: string, next: string): Failure => new Failure('permission-denied', problem, { next })
  const uid = process.getuid?.()
  if (!found.isDirectory() || (uid !== undefined && found.uid !== uid)) {
    const problem = `${path} is not a directory of yours (a link, or somebody else's)`
    throw refuse(problem, 'move it away, or set XDG_STATE_HOME to another directory')
  }
  if ((found.mode & 0o002) !== 0) {
    throw refuse(`everybody can write into ${path}`, `look what is in it, then: chmod 700 '${path}'`)
  }
}

/** Undefined when there is nothing, also where a part of the path is a file: creating something there then fails with the reason. */
function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if (systemCode(error) === 'ENOTDIR') return undefined
    throw error
  }
}

function xdg(value: string | undefined, fallback: string): string {
  return value !== undefined && isAbsolute(value) ? value : join(homedir(), fallback)
}
