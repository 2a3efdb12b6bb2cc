import { existsSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Failure } from '../base/failure.ts'
import { ignoreGone } from '../base/ignore-gone.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { shellWord } from '../base/shell-word.ts'
import { branchExists, checkoutOf } from './branches.ts'
import { git, gitLine, REMOVAL_MS } from './git.ts'
import { commonDirectory, isCheckout, recordOf } from './repository.ts'
import { changedFiles, changesInSubmodules, type Changes } from './submodules.ts'
import type { Worktree } from './worktree.ts'

/** What deleting it has left to say. */
export interface Removed {
  /** The commit at which the branch was that is gone; undefined when there was none. */
  readonly tip: string | undefined
  /** Where its branch is checked out while it is not where it was, as when it was moved by hand: then nothing is deleted. */
  readonly takenIn?: string
}

/** Written by hand. */
const MAX_REASON_BYTES = 64 * 1024
const KEEP = 'to forget the runner and keep the worktree, add --keep-worktree'

/**
 * Deletes a worktree and its branch. Throws a Failure `worktree-changed` when something would be lost with them or somebody
 * has locked it, unless `anyway`; `permission-denied` when git does not trust its owner; `command-rejected` when git refuses.
 */
export async function removeWorktree(worktree: Worktree, anyway: boolean): Promise<Removed> {
  const { path, branch, repository } = worktree
  if (existsSync(path) && !(await isCheckout(path))) {
    throw new Failure('worktree-changed', `${path} is no worktree any more, so nobody knows what would be lost`, {
      next: `look at it and delete it by hand; ${KEEP}`,
    })
  }
  const record = await recordOf(repository, path)
  if (!existsSync(path) && record === undefined) {
    const takenIn = await checkoutOf(repository, branch)
    if (takenIn !== undefined) return { tip: undefined, takenIn }
  }
  if (!anyway) {
    requireUnlocked(path, record)
    await requireUnchanged(worktree, record)
  }
  if (existsSync(path) || record !== undefined) await takeOut(worktree, anyway)
  // Where others have worktrees it stays.
  await ignoreGone(rmdir(dirname(path)))
  if (!(await branchExists(repository, branch))) return { tip: undefined }
  const tip = await gitLine(repository, ['rev-parse', `refs/heads/${branch}`])
  const { code } = await git(repository, ['branch', '--quiet', '-D', '--', branch])
  // It may have been checked out elsewhere by now.
  return { tip: code === 0 ? tip : undefined }
}

/** What would be lost with a worktree, its submodules and its branch; of one that is gone, what the repository has of it. */
async function changesIn({ path, branch, repository }: Worktree, record: string | undefined): Promise<Changes> {
  const isThere = existsSync(path)
  const files = isThere ? await changedFiles(path) : 0
  const commits = isThere ? await ownCommits(path, branch, ['HEAD']) : await ownCommits(repository, branch, [])
  const inner = await changesInSubmodules(path, record, (await commonDirectory(repository)) ?? repository)
  return { files: files + inner.files, commits: commits + inner.commits }
}

function requireUnlocked(path: string, record: string | undefined): void {
  const lock = record === undefined ? undefined : join(record, 'locked')
  if (lock === undefined || !existsSync(lock)) return
  const reason = readRegularFile(lock, MAX_REASON_BYTES).toString().trim()
  throw new Failure('worktree-changed', `${path} is locked${reason === '' ? '' : `: ${reason}`}`, {
    next: `git worktree unlock ${shellWord(path)}; ${KEEP}; to delete it all the same, add --force --force`,
  })
}

async function requireUnchanged(worktree: Worktree, record: string | undefined): Promise<void> {
  const { files, commits } = await changesIn(worktree, record)
  if (files === 0 && commits === 0) return
  const what = [count(files, 'changed or new file'), count(commits, 'commit that is nowhere else')].filter(Boolean)
  throw new Failure('worktree-changed', `${worktree.path} has ${what.join(' and ')}`, {
    next: `commit, merge or push it; ${KEEP}; to delete all that, add --force --force`,
  })
}

/** Has git delete it, and forget it where it is gone; others that are gone may come back. */
async function takeOut({ path, repository }: Worktree, anyway: boolean): Promise<void> {
  const remove = async (...force: string[]) =>
    git(repository, ['worktree', 'remove', ...force, path], { timeoutMs: REMOVAL_MS })
  let answer = await (anyway ? remove('--force', '--force') : remove())
  // git never looks into submodules, so that it refuses even clean ones; we have looked.
  if (answer.code !== 0 && !anyway && answer.problem.includes('submodule')) answer = await remove('--force')
  if (answer.code === 0) return
  throw new Failure('command-rejected', `git does not remove ${path}: ${answer.problem}`, { next: KEEP })
}

async function ownCommits(directory: string, branch: string, more: readonly string[]): Promise<number> {
  const own = (await branchExists(directory, branch)) ? [`refs/heads/${branch}`] : []
  const from = [...own, ...more]
  if (from.length === 0) return 0
  const elsewhere = ['--not', `--exclude=${branch}`, '--branches', '--tags', '--remotes']
  const found = await gitLine(directory, ['rev-list', '--count', ...from, ...elsewhere])
  // Better once too often than never.
  return found === undefined ? 1 : Number(found)
}

function count(number: number, what: string): string {
  if (number === 0) return ''
  return number === 1
    ? `1 ${what}`
    : `${number} ${what.replace(/file$/, 'files').replace('commit that is', 'commits that are')}`
}
