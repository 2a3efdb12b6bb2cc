import { withScope, type Scope } from '../base/scope.ts'
import { messageOf } from '../base/failure.ts'
import { serverBinary } from '../tmux/binary.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { findClientProgram } from '../tmux/client-program.ts'
import { capabilities } from '../tmux/version.ts'
import { controllerApi, onceStarted, type ControllerApi } from './api.ts'
import { claimServer, releaseServer } from './claim.ts'
import { Controller } from './controller.ts'
import { openJournal } from './journal.ts'
import {
  configDirectory,
  configFile,
  controllerSocket,
  ensurePrivateDirectory,
  hookSpool,
  readerSocket,
  runnersDirectory,
  stateDirectory,
} from './paths.ts'
import { readIdentity } from './server-link.ts'
import { endStaleClients } from './stale-clients.ts'
import { dirname, join } from 'node:path'

/**
 * Without runners a controller has nothing to do, and stays only for the next command. Nobody tells it then that its tmux
 * server has ended: it outlives that by so much at most.
 */
const REST_MS = 60_000

export interface RunOptions {
  readonly address: ServerAddress
  readonly version: string
  /** Opens the socket for the handlers; the part of `ipc` that a lower floor does not know. */
  readonly serve: (options: {
    readonly path: string
    readonly ensureDirectory: () => void
    readonly handlers: ControllerApi
    readonly scope: Scope
    readonly onBug: (error: unknown) => void
  }) => Promise<void>
  readonly refreshCommand: readonly string[]
  readonly readerCommand: readonly string[]
  readonly wrapper: string
  /** Path of `control-client.pl`. */
  readonly clientScript: string
  readonly signal: AbortSignal
  /** Clients can connect now. */
  readonly onReady: () => void
  /** How long it stays without runners. */
  readonly restMs?: number
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
  const able = capabilities(identity.version)
  const socket = controllerSocket(address.socket)
  for (const path of [stateDirectory(), runnersDirectory(), dirname(socket)]) ensurePrivateDirectory(path)
  const takesOver = await claimServer(address, binary, socket)
  let controller: Controller | undefined
  try {
    const stale = takesOver ? await endStaleClients(address, binary) : []
    if (stale.length > 0) journal.note('stale clients ended', { pids: stale })
    await withScope(options.signal, async (scope) => {
      controller = new Controller({
        scope,
        address,
        binary,
        identity,
        program: await findClientProgram({ binary, capabilities: able, script: options.clientScript }),
        capabilities: able,
        version,
        socket,
        runners: runnersDirectory(),
        hookSpool: hookSpool(identity.pid),
        rules: join(configDirectory(), 'rules'),
        config: configFile(),
        journal,
        restMs: options.restMs ?? REST_MS,
        refreshCommand: options.refreshCommand,
        readerSocket: readerSocket(socket),
        readerCommand: options.readerCommand,
        wrapper: options.wrapper,
      })
      let hasStarted: (start: Promise<void>) => void = () => undefined
      const started = new Promise<void>((resolve) => {
        hasStarted = resolve
      })
      // Whoever asks meanwhile is told of a failure, too; nobody may.
      started.catch(() => undefined)
      await options.serve({
        path: socket,
        ensureDirectory: () => ensurePrivateDirectory(dirname(socket)),
        handlers: onceStarted(controllerApi(controller), started),
        scope,
        onBug: (error) => journal.bug(error),
      })
      const start = controller.start()
      hasStarted(start)
      await start
      journal.note('controller started', { tmux_socket: address.socket, tmux_version: identity.version, version })
      options.onReady()
      const aborted = new Promise<'aborted'>((resolve) => {
        // It may have been told to end while it was starting.
        if (scope.signal.aborted) resolve('aborted')
        else scope.signal.addEventListener('abort', () => resolve('aborted'), { once: true })
      })
      const ending = await Promise.race([controller.ending, aborted])
      journal.note('controller ends', { ending })
      if (ending === 'server-gone') await controller.serverGone()
    })
  } finally {
    // A claim that stays is that of a process that has ended, and the next controller takes it over.
    if (controller?.serverAnswers !== false) {
      await releaseServer(address, binary).catch((error: unknown) => {
        journal.note('claim could not be released', { error: messageOf(error) })
      })
    }
  }
}
