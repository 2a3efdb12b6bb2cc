import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../base/failure.ts'
import type { Findings } from './provider.ts'

/** Deeper than any agent keeps its records. */
const MAX_DEPTH = 6

/** Every file below a directory whose path below it is wanted, sorted. Links are not followed. */
export async function findFiles(
  root: string,
  isWanted: (name: string, within: readonly string[]) => boolean,
  findings: Findings,
): Promise<string[]> {
  const found: string[] = []
  const visit = async (directory: string, within: readonly string[]): Promise<void> => {
    try {
      for (const entry of await readdir(directory, { withFileTypes: true })) {
        const path = join(directory, entry.name)
        if (entry.isFile() && isWanted(entry.name, within)) found.push(path)
        else if (entry.isDirectory() && within.length < MAX_DEPTH) await visit(path, [...within, entry.name])
      }
    } catch (error) {
      // An agent that was never used has no records.
      if (systemCode(error) !== 'ENOENT') findings.problem(directory, error)
    }
  }
  await visit(root, [])
  return found.toSorted()
}
