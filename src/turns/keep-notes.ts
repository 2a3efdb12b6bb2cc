import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import type { TurnNotes } from './notes.ts'

/** Larger notes are not copied: that would take long each time, and as much of the disk again. */
const MOST_BYTES = 64 * 1024 * 1024
/** So many letters are written at once. */
const PIECE = 256 * 1024

/** Copies what an agent has noted of a session into a file of ours, as a whole or not at all. Throws what the disk says. */
export async function keepNotes(notes: TurnNotes, path: string, session: string, target: string): Promise<void> {
  if (statSync(path).size > MOST_BYTES) return
  const part = `${target}.part`
  const file = openSync(part, 'w', 0o600)
  let text = ''
  let written = 0
  const flush = (): void => {
    written += writeSync(file, text)
    text = ''
  }
  try {
    await notes.entries(path, session, (entry) => {
      const kept = notes.slim === undefined ? entry : notes.slim(entry)
      // A database may hold more of one session than a file of notes could.
      if (kept !== undefined && written < MOST_BYTES) text += `${JSON.stringify(kept)}\n`
      if (text.length > PIECE) flush()
    })
    flush()
    renameSync(part, target)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}
