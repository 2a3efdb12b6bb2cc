import { withScope, type Scope } from '../base/scope.ts'
import { serverBinary } from '../tmux/binary.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { findClientProgram } from '../tmux/client-program.ts'
import { capabilities } from '../tmux/version.ts'
import { controllerApi, onceStarted, type ControllerApi } from './api.ts'
import { claimServer, releaseServer } from '../traces/claim.ts'
import { Controller } from './controller.ts'
import { hearKeys } from './hear-keys.ts'
import { openJournal } from './events/journal.ts'
import { noted } from './events/noted.ts'
import { Keeper, type KeeperOptions } from './keeper.ts'
import {
  configDirectory,
  configFile,
  controllerSocket,
  keysFifo,
  ensurePrivateDirectory,
  hookSpool,
  readerSocket,
  runnersDirectory,
  stateDirectory,
} from '../host/paths.ts'
import { requireLocal } from '../host/host.ts'
import { succeed } from '../traces/revival.ts'
import { readIdentity } from '../tmux/server-identity.ts'
import { endStaleClients } from '../traces/stale-clients.ts'
import { dirname, join } from 'node:path'

/**
 * How long a controller without runners waits for the next command, in milliseconds. It does not notice the end of its
 * tmux server then, and outlives that server by this time at most.
 */
const REST_MS = 60_000

export interface RunOptions {
  readonly address: ServerAddress
  readonly version: string
  /** Opens the socket for the handlers; given by the caller, because this floor does not import `ipc`. */
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
  /** For the keeper, which starts the controller again after a crash; undefined: no keeper. */
  readonly keeper?: Pick<KeeperOptions, 'script' | 'entry'>
  /** The mark of the crashed controller that this one replaces. If another has taken that place, it does not start. */
  readonly after?: string | undefined
  readonly signal: AbortSignal
  /** Clients can connect now. */
  readonly onReady: () => void
  /** How long it waits for the next command without runners, in milliseconds. */
  readonly restMs?: number
}

/**
 * Controls one tmux server until it is told to stop, the server ends, or there is nothing left to watch.
 *
 * Throws a Failure before `onReady` when it cannot start: `server-gone`, `version-unsupported`, `controller-busy`,
 * `permission-denied`, `cannot-create`, `not-supported` for a server on another host. An error after `onReady` is a
 * crash: the keeper starts the controller again.
 */
export async function runController(options: RunOptions): Promise<void> {
  const { address, version, after, signal } = options
  requireLocal(address.host, 'a controller serves servers of its own machine')
  const journal = openJournal()
  const binary = serverBinary(address)
  const identity = await readIdentity(address, binary)
  const able = capabilities(identity.version)
  const socket = controllerSocket(address)
  for (const path of [stateDirectory(), runnersDirectory(), dirname(socket)]) ensurePrivateDirectory(path)
  const keeper = options.keeper && new Keeper({ ...options.keeper, address, binary, journal, keys: keysFifo(socket) })
  // Started without waiting: the server is claimed meanwhile.
  const finding = findClientProgram({ binary, capabilities: able, script: options.clientScript })
  const life: { stage: 'starting' | 'serving' | 'crashed' } = { stage: 'starting' }
  let controller: Controller | undefined
  // Before the claim, so that the holder of a claim always has a keeper.
  keeper?.start()
  try {
    const succession = after === undefined ? undefined : await succeed(address, binary, after)
    const takesOver = await claimServer(address, binary, socket, succession)
    const stale = takesOver ? await endStaleClients(address, binary) : []
    if (stale.length > 0) journal.note('stale clients ended', { pids: stale })
    await withScope(signal, async (scope) => {
      controller = new Controller({
        scope,
        address,
        binary,
        identity,
        program: await finding,
        capabilities: able,
        version,
        socket,
        runners: runnersDirectory(),
        hookSpool: hookSpool(identity),
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
      // Requests that came in during start-up are rejected with it; there may be none.
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
      life.stage = 'serving'
      options.onReady()
      await hearKeys(controller, { address, socket, scope, journal })
      const aborted = new Promise<'aborted'>((resolve) => {
        // It may have been aborted while it was starting.
        if (scope.signal.aborted) resolve('aborted')
        else scope.signal.addEventListener('abort', () => resolve('aborted'), { once: true })
      })
      const ending = await Promise.race([controller.ending, aborted])
      journal.note('controller ends', { ending })
      // Already now, so that a controller killed during a slow end is not started again. A failed scope aborts, too.
      if (ending !== 'aborted' || signal.aborted) void keeper?.bye()
      if (ending === 'server-gone') await controller.serverGone()
    })
  } catch (error) {
    if (life.stage === 'serving' && !signal.aborted) life.stage = 'crashed'
    throw error
  } finally {
    // A claim that is not released is that of an ended process, which the next controller takes over.
    if (life.stage !== 'crashed' && controller?.tmux.answers !== false) {
      const before = life.stage === 'serving' || signal.aborted ? undefined : after
      await noted(releaseServer(address, binary, before), journal, 'claim could not be released')
    }
    if (life.stage !== 'crashed') await keeper?.bye()
  }
}
