import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { Failure, messageOf, systemCode } from '../base/failure.ts'
import type { Scope } from '../base/scope.ts'
import { claimSocket } from './claim-socket.ts'
import { Connection, refuse } from './connection.ts'
import type { Handlers } from './dispatch.ts'
import { SocketWatch } from './socket-watch.ts'

/** Most connections: 200 clients are served, the rest is room for closing ones. Idle clients are closed first. */
export const MAX_CONNECTIONS = 256

export interface ServeOptions {
  /** In a directory that only this user can enter. */
  readonly path: string
  /** Makes that directory again when it was deleted. Throws when another user could enter it. */
  readonly ensureDirectory: () => void
  readonly handlers: Handlers
  /** Owns the socket and every connection. */
  readonly scope: Scope
  /** Told about everything unexpected, for the controller's log. */
  readonly onBug: (error: unknown) => void
}

/**
 * Answers requests at a Unix socket until the scope ends. Resolves once clients can connect. Makes the socket again when it
 * was deleted, with its directory if need be.
 *
 * Throws a Failure `controller-busy` when another process answers there already.
 */
export async function serveSocket({ path, ensureDirectory, handlers, scope, onBug }: ServeOptions): Promise<void> {
  await claimSocket(path)
  const connections = new Set<Connection>()
  const accept = (socket: Socket): void => {
    if (scope.signal.aborted) {
      socket.destroy()
    } else if (connections.size >= MAX_CONNECTIONS && !makeRoom(connections)) {
      const busy = new Failure('controller-busy', `${connections.size} clients are connected`, { next: 'try again' })
      scope.fork(async () => refuse(socket, busy))
    } else {
      const connection = new Connection(socket, { handlers, onBug })
      connections.add(connection)
      scope.fork(async () => {
        await connection.run()
        connections.delete(connection)
      })
    }
  }
  // Half-open, because a client may end its side as soon as it has asked.
  const open = (): Server => createServer({ allowHalfOpen: true }, accept)
  let server = open()
  const restore = async (): Promise<void> => {
    if (scope.signal.aborted) return
    server.close()
    server = open()
    try {
      ensureDirectory()
      await listen(server, path)
    } catch (error) {
      onBug(error)
      throw error
    }
    server.on('error', onBug)
    watch.start()
  }
  const watch = new SocketWatch(path, restore)
  const end = (): void => {
    watch.close()
    server.close()
    for (const connection of connections) connection.leave()
  }
  scope.signal.addEventListener('abort', end, { once: true })
  scope.defer(() => {
    scope.signal.removeEventListener('abort', end)
    watch.close()
    server.close()
  })
  await listen(server, path)
  server.on('error', onBug)
  watch.start()
}

/** Lets the connection go that has been silent for longest; false when all are at work or have subscribed. */
function makeRoom(connections: Set<Connection>): boolean {
  const idle = [...connections].filter(({ idleSinceMs }) => idleSinceMs !== undefined)
  const [longest] = idle.toSorted((a, b) => (a.idleSinceMs ?? 0) - (b.idleSinceMs ?? 0))
  if (longest === undefined) return false
  connections.delete(longest)
  longest.giveWay()
  return true
}

async function listen(server: Server, path: string): Promise<void> {
  try {
    server.listen(path)
    await once(server, 'listening')
    chmodSync(path, 0o600)
  } catch (error) {
    if (systemCode(error) === 'EADDRINUSE') {
      throw new Failure('controller-busy', 'another controller has just taken this tmux server', { cause: error })
    }
    throw new Failure('cannot-create', `cannot open the socket ${path}: ${messageOf(error)}`, { cause: error })
  }
}
