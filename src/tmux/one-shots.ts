import { runTmux } from './one-shot.ts'
import type { ServerAddress } from './server-address.ts'
import type { TmuxServer } from './tmux-server.ts'

/** A server that is asked by a process for each command. Throws as `runTmux` does. */
export function oneShots(address: ServerAddress): TmuxServer {
  const ask: TmuxServer['ask'] = async (command) => (await runTmux(address, command)).split('\n')
  return {
    ask,
    askAll: async (commands) => {
      const answers: (readonly string[])[] = []
      for (const command of commands) answers.push(await ask(command))
      return answers
    },
  }
}
