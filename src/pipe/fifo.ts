import { closeSync, constants, openSync, readdirSync, unlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../base/failure.ts'
import { run } from '../host/run.ts'
import { noteEnd } from './carrier-note.ts'
import { fifoPath } from './fifo-path.ts'

/** How long `mkfifo` may take, in milliseconds; more than it needs on any machine. */
const MAKE_MS = 5000

/** Makes the FIFO of a pipe. Throws a Failure `cannot-create`. */
export async function makeFifo(path: string): Promise<void> {
  const { how, code, stderr } = await run(['mkfifo', '-m', '600', path], { timeoutMs: MAKE_MS })
  if (code === 0) return
  throw new Failure('cannot-create', `cannot make the FIFO ${path}: ${stderr.trim() || how}`, {
    next: 'it takes the program mkfifo, and space in that directory',
  })
}

/** Opens a FIFO for reading, so that a writer finds a reader; the result closes it again. Reads nothing. */
export function holdFifo(path: string): () => void {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  return () => closeSync(fd)
}

/** Removes a FIFO. A writer that waits for a reader is released, and fails because there is none. */
export function removeFifo(path: string): void {
  try {
    closeSync(openSync(path, constants.O_RDONLY | constants.O_NONBLOCK))
  } catch {
    // It is gone already.
  }
  try {
    unlinkSync(path)
  } catch {
    // Likewise.
  }
}

/** Removes the FIFOs that controllers that were killed have left at this socket. */
export function removeStaleFifos(socket: string): void {
  const start = basename(fifoPath(socket, ''))
  const directory = dirname(socket)
  for (const name of readdirSync(directory)) {
    if (name.startsWith(start) && !name.endsWith(noteEnd())) removeFifo(join(directory, name))
  }
}
