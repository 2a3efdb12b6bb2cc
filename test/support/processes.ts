import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { childrenOf, exists } from './proc.ts'
import { geppettoJson } from './product.ts'
import type { TestServer } from './tmux.ts'

/** Open files, sockets and terminals of a process. */
export function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length
}

/** Processes of control clients of this server, whoever started them. */
export function controlClients({ socket }: Pick<TestServer, 'socket'>): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      const words = commandLine(pid)
      const isControl = words.some((word) => word === '-C' || word.endsWith('/control-client.pl'))
      return isControl && words.includes(socket) && exists(pid)
    })
}

/** True for a client that reads its commands, and may wait. */
export function isPlainClient(pid: number): boolean {
  return commandLine(pid).includes('source-file')
}

/** Processes that tmux runs for pipes of ours: their output is a FIFO of a reader. */
export function carriersOf({ pid }: Pick<TestServer, 'pid'>): number[] {
  return childrenOf(pid).filter((child) => {
    try {
      return /\.pipe\.[0-9a-f]{16}/.test(readlinkSync(`/proc/${child}/fd/1`))
    } catch {
      return false
    }
  })
}

export async function controllerPid(server: TestServer): Promise<number> {
  const { pid } = await geppettoJson<{ pid: number }>(server, 'controller', 'status')
  return pid
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}
