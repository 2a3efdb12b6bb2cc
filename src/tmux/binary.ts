import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import type { ServerAddress } from './server-address.ts'

const DELETED = ' (deleted)'

/**
 * The tmux program to talk to this server with: the server's own binary where it can be found, else `tmux` from PATH.
 *
 * Client and server of different versions can hang or misread each other (the message format changed in 3.6), so PATH
 * is only the last resort. `GEPPETTO_TMUX` overrides everything.
 */
export function serverBinary(address: ServerAddress, env: NodeJS.ProcessEnv = process.env): string {
  // The programs of another host are not visible here.
  if (address.host?.isLocal === false) return 'tmux'
  const override = env['GEPPETTO_TMUX']
  if (override !== undefined && override !== '') return override
  const pid = address.pid ?? listeningProcess(address.socket)
  return (pid === undefined ? undefined : executableOf(pid)) ?? 'tmux'
}

/** The program of a process, as long as that looks like tmux and the file is still there. Linux only. */
function executableOf(pid: number): string | undefined {
  try {
    const path = readlinkSync(`/proc/${pid}/exe`)
    return !path.endsWith(DELETED) && basename(path).includes('tmux') ? path : undefined
  } catch {
    return undefined
  }
}

/** Finds the process that listens on a Unix socket by its inode. Linux only; looks at this user's processes. */
function listeningProcess(socket: string): number | undefined {
  try {
    const inode = listeningInode(socket)
    if (inode === undefined) return undefined
    const wanted = `socket:[${inode}]`
    for (const name of readdirSync('/proc')) {
      if (/^\d+$/.test(name) && isTmux(name) && holds(name, wanted)) return Number(name)
    }
  } catch {
    return undefined
  }
  return undefined
}

/** Column 7 of /proc/net/unix is the inode, column 8 the path; flag 00010000 marks a listening socket. */
function listeningInode(socket: string): string | undefined {
  for (const line of readFileSync('/proc/net/unix', 'utf8').split('\n')) {
    const columns = line.split(' ').filter((column) => column !== '')
    if (columns[3] === '00010000' && columns.slice(7).join(' ') === socket) return columns[6]
  }
  return undefined
}

function isTmux(pid: string): boolean {
  return executableOf(Number(pid)) !== undefined
}

function holds(pid: string, wanted: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`) === wanted
      } catch {
        return false
      }
    })
  } catch {
    return false
  }
}
