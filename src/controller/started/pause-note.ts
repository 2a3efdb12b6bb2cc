import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { moment } from '../../base/clock.ts'
import { readRegularFile } from '../../base/regular-file.ts'
import { signalAll } from '../../host/descendants.ts'
import type { LifeEvent } from '../../runner/life/life.ts'

/**
 * The note in the directory of a run that says that its command is paused: while it exists, the wrapper leaves the
 * stopped command alone. It lists the processes outside of the command's terminal session that are stopped with it, one
 * mark a line, because no other place names them once their parents have ended.
 */
const NOTE = 'paused'
/** Most bytes of a note that are read; more than all marks that may be listed. */
const MAX_NOTE_BYTES = 256 * 1024

/** What can be paused: a runner. */
export interface Pausable {
  readonly over: Promise<void>
  apply(event: LifeEvent): void
}

/** Notes that the command of a run is paused, and the marks of the processes outside of its session that are stopped. */
export function notePause(directory: string, held: readonly string[]): void {
  writeFileSync(join(directory, NOTE), held.map((mark) => `${mark}\n`).join(''), { mode: 0o600 })
}

/** Sets a runner to paused. When it ends, in any way, the processes stopped outside of its session are continued. */
export function takeForPaused(runner: Pausable, directory: string): void {
  runner.apply({ kind: 'paused', at: moment() })
  void runner.over.then(() => unpause(directory))
}

/** True while the command of a run is paused, even by an earlier controller. */
export function isPaused(directory: string): boolean {
  return existsSync(join(directory, NOTE))
}

/** Deletes the note that a command is paused, and continues the processes that are stopped outside of its session. */
export function unpause(directory: string): void {
  const path = join(directory, NOTE)
  if (!existsSync(path)) return
  signalAll(heldIn(path), 'SIGCONT')
  rmSync(path, { force: true })
}

function heldIn(path: string): string[] {
  try {
    const lines = readRegularFile(path, MAX_NOTE_BYTES).toString('latin1').split('\n')
    return lines.filter((line) => /^\d{1,10}-\d{1,20}$/.test(line))
  } catch {
    // A note that cannot be read lists no process that could be continued.
    return []
  }
}
