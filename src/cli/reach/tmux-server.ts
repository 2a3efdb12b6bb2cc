import { createConnection } from 'node:net'
import { Failure, systemCode } from '../../base/failure.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import type { ServerAddress } from '../../tmux/server-address.ts'

/** A tmux server accepts at once; its kernel queue does it even while the server is busy. */
const TIMEOUT_MS = 2_000

/** Throws a Failure `server-gone` or `permission-denied` unless a tmux server listens at that socket, or answers there. */
export async function requireTmuxServer(address: ServerAddress): Promise<void> {
  const { host, socket } = address
  if (host?.isLocal === false) return void (await runTmux(address, ['display-message', '-p', '']))
  const problem = await probe(socket)
  if (problem === undefined) return
  const code = systemCode(problem)
  if (code === 'EACCES' || code === 'EPERM') {
    throw new Failure('permission-denied', `no permission for the tmux server at ${socket}`, {
      next: 'run this as the user who started that server',
      cause: problem,
    })
  }
  throw new Failure('server-gone', `no tmux server at ${socket}`, {
    next: 'start tmux first, or name the server with -L NAME or -S PATH',
    cause: problem,
  })
}

async function probe(socket: string): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const connection = createConnection(socket)
    const settle = (problem?: Error): void => {
      connection.destroy()
      resolve(problem)
    }
    connection.setTimeout(TIMEOUT_MS, () => settle(new Error('no answer')))
    connection.once('connect', () => settle())
    connection.once('error', settle)
  })
}
