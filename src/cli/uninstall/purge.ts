import { readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure, messageOf } from '../../base/failure.ts'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { controllerSocket, stateDirectory } from '../../host/paths.ts'
import { connect } from '../../ipc/client.ts'
import { confirm } from '../looks/confirm.ts'
import type { Context } from '../context.ts'

/** Asks whether all logs shall be deleted. Throws a Failure `invalid-request` without a terminal to ask on. */
export async function confirmPurge({ env }: Context): Promise<boolean> {
  return confirm(`delete ${stateDirectory(env)} with all logs?`, 'to delete without asking, add --yes')
}

/** Deletes all logs and records of this user; returns the directory that is gone. */
export async function purge({ address, env }: Context): Promise<string> {
  await requireNoController(dirname(controllerSocket(address, env)))
  const directory = stateDirectory(env)
  try {
    rmSync(directory, { recursive: true, force: true })
  } catch (cause) {
    throw new Failure('permission-denied', `cannot delete ${directory}: ${messageOf(cause)}`, { cause })
  }
  return directory
}

/** The controller of another tmux server would go on writing into files that have no name any more. */
async function requireNoController(sockets: string): Promise<void> {
  for (const name of namesIn(sockets)) {
    const client = await ignoreGone(connect(join(sockets, name)))
    if (client === undefined) continue
    client.close()
    throw new Failure('controller-busy', 'the controller of another tmux server is still running', {
      next: 'uninstall there first: geppetto-tmux -L NAME uninstall',
    })
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
