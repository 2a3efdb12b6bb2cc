import { stat } from 'node:fs/promises'
import { beginsWith } from './file-head.ts'

/** What a line has that was copied into a branch of a session. */
const FORK_MARK = '"forkedFrom"'

/**
 * Puts files in the order of their sessions. A session that goes on from another begins with a copy of it, which is the other's.
 * Branches say so. Older versions copied what they resumed without a word: there the file that was changed last is the copy.
 */
export async function originalsFirst(paths: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => ({
      path,
      isFork: beginsWith(path, FORK_MARK),
      // One that is gone is for the reading to tell.
      changedAt: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0,
    })),
  )
  const ordered = files.toSorted((a, b) => Number(a.isFork) - Number(b.isFork) || a.changedAt - b.changedAt)
  return ordered.map(({ path }) => path)
}
