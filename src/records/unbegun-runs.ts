import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { now } from '../base/clock.ts'
import { isRunnerId } from './runner-id.ts'
import { RECORD_FILE } from './runner-file.ts'

/** A controller needs milliseconds from the directory of a run to its record; one that takes longer was killed. */
const BEGINS_MS = 10_000

/** True for a directory of a run that has no record yet, and nothing else. */
export function isUnbegun(directory: string): boolean {
  return readdirSync(directory).every((name) => name === `${RECORD_FILE}.new`)
}

/** Deletes the directories of runs whose controller was killed before it wrote their record. */
export function removeUnbegun(root: string): void {
  for (const id of namesIn(root)) {
    const directory = join(root, id)
    try {
      const isLate = now() - statSync(directory).mtimeMs > BEGINS_MS
      if (isRunnerId(id) && isLate && isUnbegun(directory)) rmSync(directory, { recursive: true, force: true })
    } catch {
      // It is gone already, or no directory.
    }
  }
}

function namesIn(root: string): readonly string[] {
  try {
    return readdirSync(root)
  } catch {
    return []
  }
}
