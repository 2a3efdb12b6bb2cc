import { runTmux } from './one-shot.ts'
import type { ServerAddress } from './server-address.ts'
import type { TmuxServer } from './tmux-server.ts'

/** A server that is asked by a process for each question. Throws as `runTmux` does. */
export function oneShots(address: ServerAddress): Pick<TmuxServer, 'ask'> {
  return { ask: async (command) => (await runTmux(address, command)).split('\n') }
}
