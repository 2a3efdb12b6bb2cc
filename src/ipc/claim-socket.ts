import { lstatSync, unlinkSync, type Stats } from 'node:fs'
import { connect } from 'node:net'
import { Failure, systemCode } from '../base/failure.ts'

/** A live controller accepts at once, whatever it is doing; its kernel queue does it for it. */
const PROBE_MS = 1_000

/**
 * Makes room for a socket at `path`: removes one at which no process answers.
 *
 * Throws a Failure `controller-busy` when one does, `cannot-create` when something else is in the way.
 */
export async function claimSocket(path: string): Promise<void> {
  const found = stat(path)
  if (found === undefined) return
  if (!found.isSocket()) {
    throw new Failure('cannot-create', `${path} is in the way and is not a socket`, { next: 'move it away' })
  }
  if (await answers(path)) throw new Failure('controller-busy', 'a controller is running for this tmux server already')
  // Only the very file that was found dead: another starter may have put its own there in the meantime.
  if (stat(path)?.ino === found.ino) unlinkSync(path)
}

function stat(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false })
}

async function answers(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = connect(path)
    const settle = (alive: boolean): void => {
      probe.destroy()
      resolve(alive)
    }
    probe.setTimeout(PROBE_MS, () => settle(true))
    probe.once('connect', () => settle(true))
    probe.once('error', (error) => {
      const code = systemCode(error)
      if (code === 'ECONNREFUSED' || code === 'ENOENT') settle(false)
      else reject(new Failure('permission-denied', `cannot reach ${path}: ${error.message}`, { cause: error }))
    })
  })
}
