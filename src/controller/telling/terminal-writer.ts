import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { sleep } from '../../base/clock.ts'
import { systemCode } from '../../base/failure.ts'

/** How long to wait for a terminal that takes no bytes, in milliseconds: its output is stopped, or it is gone. */
const PATIENCE_MS = 1000
const AGAIN_MS = 20

/**
 * Writes a short sequence straight to a terminal, past the tmux that draws there. It is written in one piece, so that
 * it falls between two sequences of tmux, and waits no longer than PATIENCE_MS. Throws the system's error.
 */
export async function writeToTerminal(path: string, sequence: string): Promise<void> {
  const { O_WRONLY, O_NOCTTY, O_NONBLOCK, O_NOFOLLOW } = constants
  const terminal = await open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW)
  try {
    const found = await terminal.stat()
    if (!found.isCharacterDevice()) throw new Error(`${path} is not a terminal`)
    await writeWhole(terminal, Buffer.from(sequence))
  } finally {
    await terminal.close()
  }
}

/** Writes the whole sequence: after a part, the terminal would take tmux's next output for the rest of it. */
async function writeWhole(terminal: FileHandle, data: Buffer): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  for (let at = 0; at < data.length;) {
    try {
      at += (await terminal.write(data, at)).bytesWritten
    } catch (error) {
      if (systemCode(error) !== 'EAGAIN' || performance.now() > deadline) throw error
      await sleep(AGAIN_MS)
    }
  }
}
