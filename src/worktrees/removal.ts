import { existsSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failure } from '../base/failure.ts'
import { branchExists } from './branches.ts'
import { git, gitLine } from './git.ts'
import { isCheckout } from './repository.ts'
import type { Worktree } from './worktree.ts'

/** What would be lost with a worktree and its branch. */
export interface Changes {
  /** Files that differ from the commit, or that git does not know. Ignored ones do not count. */
  readonly files: number
  /** Commits that nothing else leads to: no other branch, no tag, no branch of a remote. */
  readonly commits: number
}

/** What deleting it has left to say. */
export interface Removed {
  /** The commit at which the branch was that is gone; undefined when there was none. */
  readonly tip: string | undefined
}

const KEEP = 'to forget the runner and keep the worktree, add --keep-worktree'

/**
 * Deletes a worktree and its branch. Throws a Failure `worktree-changed` when something would be lost with them, unless
 * `anyway`; `command-rejected` when git refuses.
 */
export async function removeWorktree(worktree: Worktree, anyway: boolean): Promise<Removed> {
  const { path, branch, repository } = worktree
  if (existsSync(path) && !(await isCheckout(path))) {
    throw new Failure('worktree-changed', `${path} is no worktree any more, so nobody knows what would be lost`, {
      next: `look at it and delete it by hand; ${KEEP}`,
    })
  }
  if (!anyway) await requireUnchanged(worktree)
  if (existsSync(path)) {
    const { code, problem } = await git(repository, ['worktree', 'remove', ...(anyway ? ['--force'] : []), path])
    if (code !== 0) throw new Failure('command-rejected', `git does not remove ${path}: ${problem}`, { next: KEEP })
    // Where others have worktrees it stays.
    await rmdir(dirname(path)).catch(() => undefined)
  } else await git(repository, ['worktree', 'prune'])
  if (!(await branchExists(repository, branch))) return { tip: undefined }
  const tip = await gitLine(repository, ['rev-parse', `refs/heads/${branch}`])
  const { code } = await git(repository, ['branch', '--quiet', '-D', '--', branch])
  // Somebody else may have checked it out by now.
  return { tip: code === 0 ? tip : undefined }
}

/** What would be lost; of a worktree that is gone, the commits of its branch. */
export async function changesIn({ path, branch, repository }: Worktree): Promise<Changes> {
  if (!existsSync(path)) return { files: 0, commits: await ownCommits(repository, branch, []) }
  const { code, stdout, problem } = await git(path, ['status', '--porcelain', '-z', '--untracked-files=all'])
  if (code !== 0) throw new Failure('worktree-changed', `git does not tell what has changed in ${path}: ${problem}`)
  const files = stdout
    .toString('latin1')
    .split('\0')
    .filter((entry) => /^.. /.test(entry)).length
  return { files, commits: await ownCommits(path, branch, ['HEAD']) }
}

async function requireUnchanged(worktree: Worktree): Promise<void> {
  const { files, commits } = await changesIn(worktree)
  if (files === 0 && commits === 0) return
  const what = [count(files, 'changed or new file'), count(commits, 'commit that is nowhere else')].filter(Boolean)
  throw new Failure('worktree-changed', `${worktree.path} has ${what.join(' and ')}`, {
    next: `commit, merge or push it; ${KEEP}; to delete all that, add --force --force`,
  })
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
