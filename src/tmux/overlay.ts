import { spawn, type ChildProcess } from 'node:child_process'
import { serverBinary } from './binary.ts'
import { word } from './one-shot.ts'
import type { ServerAddress } from './server-address.ts'

/**
 * Shows a menu or a popup. tmux keeps the client that asked waiting until a person closes what is shown: it is a process of
 * its own, which need not be waited for, and ends then.
 */
export function openOverlay(address: ServerAddress, command: readonly string[]): ChildProcess {
  return spawn(serverBinary(address), ['-u', '-N', '-S', address.socket, ...command.map(word)], {
    detached: true,
    stdio: 'ignore',
  })
}
