import { join, resolve } from 'node:path'
import type { Host } from '../host/host.ts'

/** How a person named a server on the command line. */
export interface ServerChoice {
  /** `-S PATH` */
  readonly socketPath?: string | undefined
  /** `-L NAME` */
  readonly socketName?: string | undefined
}

/** One tmux server as far as it is known before talking to it. */
export interface ServerAddress {
  /** Where it runs; without one on this machine. */
  readonly host?: Host
  /** Absolute path of tmux's own socket. */
  readonly socket: string
  /** Process id of the server, from `$TMUX`, when that names this very socket. */
  readonly pid?: number
}

/**
 * Which server is meant: `-S`, else `-L`, else the one this shell runs in (`$TMUX`), else the default one.
 *
 * `$TMUX` is `socket,server pid,session`; the socket path itself may contain commas.
 */
export function serverAddress(choice: ServerChoice, env: NodeJS.ProcessEnv = process.env): ServerAddress {
  const inside = /^(.+),(\d+),\d+$/.exec(env['TMUX'] ?? '')
  const surrounding = inside === null ? undefined : { socket: String(inside[1]), pid: Number(inside[2]) }
  const chosen =
    choice.socketPath === undefined
      ? choice.socketName === undefined
        ? undefined
        : join(socketDirectory(env), choice.socketName)
      : resolve(choice.socketPath)
  if (chosen === undefined) return surrounding ?? { socket: join(socketDirectory(env), 'default') }
  return chosen === surrounding?.socket ? surrounding : { socket: chosen }
}

/** Where `tmux -L NAME` puts its sockets (tmux.c:make_label). */
function socketDirectory(env: NodeJS.ProcessEnv): string {
  const base = env['TMUX_TMPDIR']
  return join(base === undefined || base === '' ? '/tmp' : base, `tmux-${process.getuid?.() ?? 0}`)
}
