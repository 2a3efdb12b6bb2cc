import type { Client } from '../../ipc/client.ts'
import type { Context } from '../context.ts'
import { ensureController } from './controller-launch.ts'

/** Runs `body` with a connection to the controller, started if need be, and closes it. */
export async function withController<T>(context: Context, body: (client: Client) => Promise<T>): Promise<T> {
  const client = await ensureController(context)
  try {
    return await body(client)
  } finally {
    client.close()
  }
}
