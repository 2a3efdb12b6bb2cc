import { dirname } from 'node:path'
import { Failure } from '../../base/failure.ts'
import { pidSpace } from '../../host/pid-space.ts'
import { processMark } from '../../host/process-state.ts'
import { controllerSocket, requireOwnDirectory } from '../../host/paths.ts'
import { connect, type Client } from '../../ipc/client.ts'
import type { Context } from '../context.ts'

export interface Controller {
  readonly client: Client
  /** Where it listens. */
  readonly socket: string
  /** Unknown when it speaks another protocol. */
  readonly version?: string
  /** These unknown, too, when its processes are not seen from here, as of one in a container that shares its socket. */
  readonly pid?: number
  /** The process with its start time. */
  readonly mark?: string
}

/** The controller that listens where this environment has it, if any; it gets `helloMs` to say who it is. */
export async function findController(
  { address, env }: Pick<Context, 'address' | 'env'>,
  helloMs: number,
): Promise<Controller | undefined> {
  return controllerAt(controllerSocket(address, env), helloMs)
}

/** The controller that listens at this socket, if any. Throws a Failure `permission-denied` or `timeout`. */
export async function controllerAt(socket: string, helloMs: number): Promise<Controller | undefined> {
  const client = await reach(socket, helloMs)
  if (client === undefined) return undefined
  try {
    const { pid, space, version } = await client.call('hello', {}, helloMs)
    const isSeen = space === undefined || space === pidSpace()
    return { client, socket, version, ...(isSeen ? { pid, mark: processMark(pid) } : {}) }
  } catch (error) {
    if (isKind(error, 'version-mismatch')) return { client, socket }
    client.close()
    // It was about to end.
    if (isKind(error, 'controller-unreachable')) return undefined
    throw error
  }
}

/** A connection to the process that listens at a controller's socket; undefined when none does. */
export async function reach(socket: string, withinMs?: number): Promise<Client | undefined> {
  requireOwnDirectory(dirname(socket))
  try {
    return await connect(socket, { connectMs: withinMs })
  } catch (error) {
    if (isKind(error, 'controller-unreachable')) return undefined
    throw error
  }
}

export function isKind(error: unknown, kind: string): boolean {
  return error instanceof Failure && error.kind === kind
}
