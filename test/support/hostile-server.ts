import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { runnerCard, runnerTable, type Look } from '../../src/cli/looks/show.ts'
import { jsonText } from '../../src/cli/context.ts'
import { controllerSocket } from '../../src/host/paths.ts'
import { connect, type Client } from '../../src/ipc/client.ts'
import { spoilers, type Hostile } from './hostile.ts'
import { geppetto } from './product.ts'
import { startServer, type TestServer } from './tmux.ts'

/** What people see in `ls` and `show`, without colours. */
const same = (text: string): string => text
const LOOK: Look = {
  paint: { yellow: same, red: same, magenta: same, green: same, blue: same, dim: same },
  columns: 100,
  now: Date.now(),
}

/** A server with a controller to which hostile text is given. */
export interface HostileServer extends AsyncDisposable {
  readonly server: TestServer
  readonly client: Client
  readonly text: (hostile: Hostile) => string
  /** Nothing of it ran, and the server and its controller still answer. */
  readonly unharmed: () => Promise<void>
  /** How a runner is listed and shown cannot spoil a terminal or a line, and its JSON is one line of JSON. */
  readonly shownSafely: (runner: string) => Promise<void>
}

export async function startHostileServer(binary: string): Promise<HostileServer> {
  const server = await startServer(binary, { width: 120, height: 30 })
  const started = await geppetto(server, 'controller', 'start')
  expect(started).toMatchObject({ code: 0 })
  const client = await connect(controllerSocket(server, server.env))
  const marker = join(server.home, 'pwned')
  return {
    server,
    client,
    text: (hostile) => hostile.text(marker),
    unharmed: async () => {
      expect(existsSync(marker)).toBe(false)
      expect(await server.tmux('display-message', '-p', 'alive')).toBe('alive')
      await client.call('hello', {})
      expect(await server.tmux('show-options', '-gqv', '@pwned')).toBe('')
    },
    shownSafely: async (name) => {
      const { runner } = await client.call('show', { runner: name })
      const table = runnerTable([runner], LOOK)
      expect(spoilers(table)).toEqual([])
      expect(table.split('\n')).toHaveLength(2)
      expect(spoilers(runnerCard(runner, LOOK))).toEqual([])
      const json = jsonText({ runners: [runner] })
      expect(spoilers(json)).toEqual([])
      expect(JSON.parse(json)).toEqual({ schema: 1, runners: [runner] })
    },
    [Symbol.asyncDispose]: async () => {
      client.close()
      await geppetto(server, 'controller', 'stop')
      await server.kill()
    },
  }
}
