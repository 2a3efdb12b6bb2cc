import { Failure } from '../base/failure.ts'
import { git, gitLine } from './git.ts'

/**
 * Makes sure that a new branch can have this name. Throws a Failure `invalid-request`, `branch-in-use` or `branch-exists`.
 */
export async function requireNewBranch(root: string, branch: string): Promise<void> {
  const { code } = await git(root, ['check-ref-format', `refs/heads/${branch}`])
  if (code !== 0 || branch.startsWith('-') || ['HEAD', '@'].includes(branch)) {
    throw new Failure('invalid-request', `'${branch}' cannot be the name of a branch`, {
      next: 'see: git check-ref-format --help',
    })
  }
  if (!(await branchExists(root, branch))) return
  const place = await checkoutOf(root, branch)
  if (place !== undefined) {
    throw new Failure('branch-in-use', `the branch '${branch}' is checked out in ${place}`, {
      next: `run it there, with --cwd, or name another branch`,
    })
  }
  throw new Failure('branch-exists', `there is already a branch '${branch}'`, {
    next: 'name another one; or check it out with `git worktree add`, and run there with --cwd',
  })
}

export async function branchExists(root: string, branch: string): Promise<boolean> {
  return (await git(root, ['show-ref', '--verify', '--quiet', `refs/heads/${branch}`])).code === 0
}

/** The checkout that has a branch, if one has. */
export async function checkoutOf(root: string, branch: string): Promise<string | undefined> {
  const list = (await gitLine(root, ['worktree', 'list', '--porcelain'])) ?? ''
  const found = list.split('\n\n').find((entry) => entry.split('\n').includes(`branch refs/heads/${branch}`))
  return found?.split('\n')[0]?.replace(/^worktree /, '')
}
