import { readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Where the carrier of a pane leaves the id of its process, beside its FIFO. */
export function carrierNote(fifo: string, pane: string): string {
  return `${fifo}${noteEnd(pane)}`
}

/** How the notes of a pane end, or all notes. */
export function noteEnd(pane?: string): string {
  return pane === undefined ? '.carrier' : `.${pane.slice(1)}.carrier`
}

/** Removes the note of the carrier of a FIFO, if it is there. */
export function removeNote(fifo: string): void {
  const start = `${basename(fifo)}.`
  try {
    const notes = readdirSync(dirname(fifo)).filter((name) => name.startsWith(start) && name.endsWith(noteEnd()))
    for (const note of notes) rmSync(join(dirname(fifo), note), { force: true })
  } catch {
    // The next controller removes what it can.
  }
}
