import { withScope, type Scope } from '../base/scope.ts'
import { messageOf } from '../base/failure.ts'
import { serverBinary } from '../tmux/binary.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { capabilities } from '../tmux/version.ts'
import { controllerApi, type ControllerApi } from './api.ts'
import { claimServer, releaseServer } from './claim.ts'
import { Controller } from './controller.ts'
import { openJournal } from './journal.ts'
import { controllerSocket, ensurePrivateDirectory, runnersDirectory, stateDirectory } from './paths.ts'
import { readIdentity } from './server-link.ts'
import { dirname } from 'node:path'

export interface RunOptions {
  readonly address: ServerAddress
  readonly version: string
  /** Opens the socket for the handlers; the part of `ipc` that a lower floor does not know. */
  readonly serve: (options: {
    readonly path: string
    readonly handlers: ControllerApi
    readonly scope: Scope
    readonly onBug: (error: unknown) => void
  }) => Promise<void>
  readonly refreshCommand: readonly string[]
  readonly signal: AbortSignal
  /** Clients can connect now. */
  readonly onReady: () => void
}

/**
 * Controls one tmux server until it is told to stop, the server ends, or there is nothing left to watch.
 *
 * Throws a Failure before `onReady` when it cannot start: `server-gone`, `version-unsupported`, `controller-busy`,
 * `permission-denied`, `cannot-create`.
 */
export async function runController(options: RunOptions): Promise<void> {
  const { address, version } = options
  const journal = openJournal()
  const binary = serverBinary(address)
  const identity = await readIdentity(address, binary)
  const socket = controllerSocket(address.socket)
  for (const path of [stateDirectory(), runnersDirectory(), dirname(socket)]) ensurePrivateDirectory(path)
  await claimServer(address, binary, socket)
  try {
    await withScope(options.signal, async (scope) => {
      const controller = new Controller({
        scope,
        address,
        binary,
        identity,
        capabilities: capabilities(identity.version),
        version,
        socket,
        runners: runnersDirectory(),
        journal,
        refreshCommand: options.refreshCommand,
      })
      await options.serve({
        path: socket,
        handlers: controllerApi(controller),
        scope,
        onBug: (error) => journal.bug(error),
      })
      await controller.start()
      journal.note('controller started', { tmux_socket: address.socket, tmux_version: identity.version, version })
      options.onReady()
      const aborted = new Promise<'aborted'>((resolve) => {
        scope.signal.addEventListener('abort', () => resolve('aborted'), { once: true })
      })
      const ending = await Promise.race([controller.ending, aborted])
      journal.note('controller ends', { ending })
      if (ending === 'server-gone') await controller.serverGone()
    })
  } finally {
    await releaseServer(address, binary).catch((error: unknown) => {
      journal.note('claim could not be released', { error: messageOf(error) })
    })
  }
}
