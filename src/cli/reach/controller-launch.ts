import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, renameSync, statSync } from 'node:fs'
import * as z from 'zod/mini'
import { sleep } from '../../base/clock.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { openToAppend } from '../../base/regular-file.ts'
import { dismissMissed } from '../../traces/dismissal.ts'
import {
  controllerLogFile,
  controllerSocket,
  ensurePrivateDirectory,
  PRIVATE_UMASK,
  stateDirectory,
} from '../../host/paths.ts'
import { endProcess } from '../../host/end-process.ts'
import { requireLocal } from '../../host/host.ts'
import { isProcess, isRunning, isStopped, pidOf, signalProcess } from '../../host/process-state.ts'
import { connect, type Client } from '../../ipc/client.ts'
import { errorBody } from '../../ipc/errors.ts'
import { serverBinary } from '../../tmux/binary.ts'
import type { Context } from '../context.ts'
import { isKind, reach, type Controller } from './find-controller.ts'
import { waitForEnd } from './process-end.ts'
import { lookForController, runningController, type Unreachable } from './running-controller.ts'
import { requireTmuxServer } from './tmux-server.ts'

/** Attaching to a busy server with a hundred runners takes about two seconds. */
const READY_MS = 10_000
/** Some ten thousand starts of runners: more than a person looks back. */
const MAX_LOG_BYTES = 4 * 1024 * 1024

/** Between claiming a server and serving its socket a controller only reads files. */
const RIVAL_MS = 3_000
const RIVAL_EVERY_MS = 20

/**
 * Room for what is new in its memory, in MB. What it works with is either gone at once or stays: a larger room lets it take
 * 30 MB more, and each of its rare tidyings costs more.
 */
const YOUNG_MB = 2

/** What the controller tells its starter, once, over the channel between them. */
const startReport = z.union([z.object({ ready: z.literal(true) }), z.object({ failure: errorBody })])
export type StartReport = z.infer<typeof startReport>

/** Connects to the controller of the chosen server, starts it if need be, and takes over from another version. */
export async function ensureController(context: Context): Promise<Client> {
  const running = await runningController(context)
  if (running?.version === context.version) return running.client
  if (running !== undefined) await stopController(running)
  return startController(context)
}

/** Asks a controller to end and waits until it has. */
export async function stopController(
  controller: Controller,
  options: { readonly release?: boolean } = {},
): Promise<void> {
  const { client } = controller
  try {
    await client.call('stop', options)
  } catch (error) {
    // It may be gone before its answer is.
    if (!isKind(error, 'controller-unreachable')) throw error
  } finally {
    client.close()
  }
  await awaitEndOf(controller)
}

/** Waits until a controller has ended. Throws a Failure `timeout`. */
export async function awaitEndOf({ pid, socket }: Omit<Controller, 'client'>): Promise<void> {
  if (pid === undefined) await waitForEnd('the controller', async () => !(await answers(socket)))
  else await waitForEnd(`the controller (process ${pid})`, () => !isRunning(pid))
}

export interface EndOptions {
  /** Unmarks all runners. */
  readonly release?: boolean
  /** Leaves alone one that is stopped or does not end in its time: what it has to put back it would not. */
  readonly gently?: boolean
}

/** How a controller was ended, if there was one. */
export type ControllerEnd = 'none' | 'ended' | 'killed'

/**
 * Ends the controller that runs, and waits until it has: one that cannot be reached by a signal, and then it releases
 * nothing; one that does not end in its time is killed. One that was killed stays away. Throws a Failure that says why when
 * it stays.
 */
export async function endController(context: Context, options: EndOptions = {}): Promise<ControllerEnd> {
  let end: ControllerEnd = 'none'
  for (;;) {
    const found = await lookForController(context)
    if (found === undefined) {
      // One that was killed may come back at this very moment.
      if (await isDismissed(context)) return end
    } else if (await isEndedOrderly(found, options)) return 'ended'
    else {
      await kill(found)
      end = 'killed'
    }
  }
}

/** False when it does not end in its time. Throws a Failure that says why when it cannot be asked, nor told by a signal. */
async function isEndedOrderly(
  found: Controller | Unreachable,
  { release = false, gently = false }: EndOptions,
): Promise<boolean> {
  try {
    if (!('problem' in found)) {
      await stopController(found, { release })
      return true
    }
    const { process: mark, problem } = found
    if (mark === undefined || (gently && isStopped(pidOf(mark)))) throw problem
    signalProcess(mark, 'SIGTERM')
    // A stopped process handles the signal when it is continued.
    signalProcess(mark, 'SIGCONT')
    await waitForEnd(`the controller (process ${pidOf(mark)})`, () => !isProcess(mark))
    return true
  } catch (error) {
    if (gently || !isKind(error, 'timeout') || markOf(found) === undefined) throw error
    return false
  }
}

async function kill(found: Controller | Unreachable): Promise<void> {
  const mark = markOf(found)
  if (mark !== undefined) await endProcess(mark)
}

/** The process and its start time, so that no other process is killed that has its id by now. */
function markOf(found: Controller | Unreachable): string | undefined {
  return 'problem' in found ? found.process : found.mark
}

async function isDismissed({ address }: Context): Promise<boolean> {
  try {
    return await dismissMissed(address, serverBinary(address))
  } catch (error) {
    if (isKind(error, 'server-gone')) return true
    throw error
  }
}

/**
 * Starts a controller in a session of its own and connects to it once it serves. Throws a Failure `not-supported` for a server
 * on another host.
 */
export async function startController(context: Context): Promise<Client> {
  requireLocal(context.address.host, 'a controller serves servers of its own machine')
  await requireTmuxServer(context.address)
  try {
    await launch(context)
  } catch (error) {
    if (!isKind(error, 'controller-busy')) throw error
    return rivalOf(context, error)
  }
  return connect(controllerSocket(context.address, context.env))
}

/** Another command has started a controller at the same moment: that one is as good once it serves, unless it is out of reach. */
async function rivalOf(context: Context, busy: unknown): Promise<Client> {
  const deadline = performance.now() + RIVAL_MS
  while (performance.now() < deadline) {
    const client = await reach(controllerSocket(context.address, context.env))
    if (client !== undefined) return client
    await sleep(RIVAL_EVERY_MS)
  }
  throw busy
}

async function answers(socket: string): Promise<boolean> {
  const client = await reach(socket)
  client?.close()
  return client !== undefined
}

async function launch({ address, entry, env }: Context): Promise<void> {
  process.umask(PRIVATE_UMASK)
  ensurePrivateDirectory(stateDirectory(env))
  const log = openLog(controllerLogFile(env))
  const flags = [`--max-semi-space-size=${YOUNG_MB}`]
  const child = spawn(process.execPath, [...flags, entry, '-S', address.socket, 'controller', 'run'], {
    detached: true,
    cwd: '/',
    env,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  try {
    const report = await firstReport(child)
    if ('failure' in report) {
      const { kind, message, next } = report.failure
      throw new Failure(kind, message, { next })
    }
  } finally {
    child.removeAllListeners()
    if (child.connected) child.disconnect()
    child.unref()
  }
}

/** Opens the log that all controllers of this user share. A full one is put aside, in place of the one before it. */
function openLog(path: string): number {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(path, `${path}.1`)
    return openToAppend(path)
  } catch (cause) {
    throw new Failure('cannot-create', `cannot write ${path}: ${messageOf(cause)}`, {
      next: 'free some space, or set XDG_STATE_HOME to a directory that you can write to',
      cause,
    })
  }
}

async function firstReport(child: ChildProcess): Promise<StartReport> {
  return new Promise((resolve, reject) => {
    const fail = (message: string, cause?: unknown): void => {
      clearTimeout(timer)
      reject(new Failure('spawn-failed', message, { next: '`geppetto-tmux controller log` says why', cause }))
    }
    // It is not ended: what it has done so far would have to be done again, and be too slow again.
    const timer = setTimeout(() => {
      const text = `the controller has started, but has not taken up all runners in ${READY_MS / 1000} s`
      reject(new Failure('timeout', text, { next: 'it goes on: try again' }))
    }, READY_MS)
    child.once('message', (message) => {
      clearTimeout(timer)
      const { success, data } = startReport.safeParse(message)
      if (success) resolve(data)
      else fail('the controller has said something else than that it is ready')
    })
    child.once('error', (error) => fail(`cannot start the controller: ${error.message}`, error))
    child.once('exit', (code, signal) => {
      const end = (): void => fail(`the controller ended before it was ready (${signal ?? `exit code ${code}`})`)
      // Its last message may not have been read yet.
      if (child.connected) child.once('disconnect', end)
      else end()
    })
  })
}
