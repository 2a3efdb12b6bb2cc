import { dirname } from 'node:path'
import { Failure } from '../base/failure.ts'
import { controllerSocket, requireOwnDirectory } from '../controller/paths.ts'
import { connect, type Client } from '../ipc/client.ts'
import type { Context } from './context.ts'

export interface Controller {
  readonly client: Client
  /** Both unknown when it speaks another protocol. */
  readonly pid?: number
  readonly version?: string
}

/** The controller that runs now, if any. */
export async function findController(context: Pick<Context, 'address' | 'env'>): Promise<Controller | undefined> {
  const client = await reach(context)
  if (client === undefined) return undefined
  try {
    const { pid, version } = await client.call('hello', {})
    return { client, pid, version }
  } catch (error) {
    if (isKind(error, 'version-mismatch')) return { client }
    client.close()
    // It was about to end.
    if (isKind(error, 'controller-unreachable')) return undefined
    throw error
  }
}

/** A connection to whatever listens at the controller's socket; undefined when nobody does. */
export async function reach({ address, env }: Pick<Context, 'address' | 'env'>): Promise<Client | undefined> {
  const socket = controllerSocket(address.socket, env)
  requireOwnDirectory(dirname(socket))
  try {
    return await connect(socket)
  } catch (error) {
    if (isKind(error, 'controller-unreachable')) return undefined
    throw error
  }
}

export function isKind(error: unknown, kind: string): boolean {
  return error instanceof Failure && error.kind === kind
}
