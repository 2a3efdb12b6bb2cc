import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../base/failure.ts'

/** A directory that is being deleted has this added to its name first, so that it is not taken for a run. */
const REMOVED = '.removed'

/** Deletes the directory of a run. A crash meanwhile leaves nothing that looks like one. */
export async function removeRun(root: string, id: string): Promise<void> {
  const removed = join(root, `${id}${REMOVED}`)
  try {
    await rename(join(root, id), removed)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error
  }
  await rm(removed, { recursive: true, force: true })
}

/** Deletes what a crash has left of directories that were being deleted. */
export async function finishRemovals(root: string): Promise<void> {
  const names = (await readdir(root)).filter((name) => name.endsWith(REMOVED))
  for (const name of names) await rm(join(root, name), { recursive: true, force: true })
}
