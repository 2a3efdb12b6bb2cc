import { stat } from 'node:fs/promises'
import { ignoreGone } from '../base/ignore-gone.ts'
import { beginsWith } from './file-head.ts'

/** What a line has that was copied into a branch of a session. */
const FORK_MARK = '"forkedFrom"'

/**
 * Puts files in the order of their sessions. A session that goes on from another begins with a copy of it, which is the other's.
 * Branches say so. Older versions copied what they resumed without a word: there the file that was changed last is the copy.
 * Files that have not changed since are left out.
 */
export async function originalsFirst(paths: readonly string[], sinceMs: number): Promise<string[]> {
  const files: { path: string; isFork: boolean; changedAt: number }[] = []
  for (const path of paths) {
    // One that is gone is for the reading to tell.
    const changedAt = (await ignoreGone(stat(path)))?.mtimeMs ?? Infinity
    if (changedAt >= sinceMs) files.push({ path, isFork: beginsWith(path, FORK_MARK), changedAt })
  }
  const ordered = files.toSorted((a, b) => Number(a.isFork) - Number(b.isFork) || a.changedAt - b.changedAt)
  return ordered.map(({ path }) => path)
}
