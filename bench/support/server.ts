import { attachClient } from '../../test/support/outer-client.ts'
import { startServer, type ServerOptions, type TestServer } from '../../test/support/tmux.ts'
import type { BenchOptions } from './bench.ts'

/** A private server as the person who measures wants it: with a source for its runners, and a terminal attached. */
export async function openServer(wanted: BenchOptions, options: ServerOptions = {}): Promise<TestServer> {
  const { source, terminal, tmux } = wanted
  const chosen = source === undefined ? '' : `set -g @geppetto-source ${source}\n`
  const server = await startServer(tmux, { ...options, config: `${options.config ?? ''}\n${chosen}` })
  if (terminal !== true) return server
  const client = await attachClient(server)
  return {
    ...server,
    [Symbol.asyncDispose]: async () => {
      await client.detach()
      await server.kill()
    },
  }
}
