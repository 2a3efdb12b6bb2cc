import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { TurnNotes } from './notes.ts'

/** Of larger notes the end is kept: what was said last. Bytes. */
const MOST_BYTES = 64 * 1024 * 1024
/** So many letters are written at once. */
const PIECE = 256 * 1024

/** Copies what an agent has noted of a session into a file of ours, as a whole or not at all. Throws what the disk says. */
export async function keepNotes(notes: TurnNotes, path: string, session: string, target: string): Promise<void> {
  const part = `${target}.part`
  // Anything may stand there, and a pipe would hold us up.
  rmSync(part, { recursive: true, force: true })
  const file = openSync(part, 'wx', 0o600)
  let text = ''
  const flush = (): void => {
    writeSync(file, text)
    text = ''
  }
  const keep = (entry: unknown): void => {
    const kept = notes.slim === undefined ? entry : notes.slim(entry)
    if (kept !== undefined) text += `${JSON.stringify(kept)}\n`
    if (text.length > PIECE) flush()
  }
  try {
    await notes.entries(path, session, keep, MOST_BYTES)
    flush()
    renameSync(part, target)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}
