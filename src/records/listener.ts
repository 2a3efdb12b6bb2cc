import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processMark } from '../host/process-state.ts'

/** Where the wrapper of an ended command looks who will dismiss it: as long as that process lives, the pane stays. */
const NOTE = 'listener'

/**
 * Notes in the directory of a run that this process hears the end of its command. Where the disk refuses that, the wrapper
 * does not wait.
 */
export function listen(directory: string): void {
  try {
    writeFileSync(join(directory, NOTE), `${processMark(process.pid)}\n`, { mode: 0o600 })
  } catch {
    // That the disk refuses files the log says.
  }
}

/** Removes that note: this process no longer hears the end of the command. */
export function stopListening(directory: string): void {
  try {
    rmSync(join(directory, NOTE), { force: true })
  } catch {
    // As with listen; the process that it names does not live for ever.
  }
}
