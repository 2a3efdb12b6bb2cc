import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { Failure } from '../base/failure.ts'
import { gitLine } from './git.ts'

/** The repository that a directory is in. */
export interface Repository {
  /** Top of the checkout. */
  readonly root: string
  /** Top of its main checkout, which worktrees stand beside. */
  readonly main: string
  /** The directory within the checkout. */
  readonly prefix: string
  /** The commit that it is at. */
  readonly head: string
}

/** Throws a Failure `cwd-not-found`, `not-a-repository`, `invalid-request` without a commit, or `not-installed`. */
export async function findRepository(cwd: string): Promise<Repository> {
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Failure('cwd-not-found', `there is no directory ${cwd}`, {
      next: 'make it first, or name another one with --cwd',
    })
  }
  const root = await gitLine(cwd, ['rev-parse', '--show-toplevel'])
  if (root === undefined || root === '') {
    throw new Failure('not-a-repository', `${cwd} is not in the checkout of a git repository`, {
      next: 'go into one, or name one with --cwd; or run it without --worktree',
    })
  }
  const head = await gitLine(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
  if (head === undefined) {
    throw new Failure('invalid-request', `the repository ${root} has no commit that a worktree could begin at`, {
      next: 'commit something first',
    })
  }
  const prefix = (await gitLine(cwd, ['rev-parse', '--show-prefix'])) ?? ''
  return { root, main: await mainCheckout(root), prefix, head }
}

/** True when that is the top of a checkout, and not only somewhere in one. */
export async function isCheckout(path: string): Promise<boolean> {
  const root = await gitLine(path, ['rev-parse', '--show-toplevel'])
  return root !== undefined && root === realpathSync(path)
}

async function mainCheckout(root: string): Promise<string> {
  const own = await gitLine(root, ['rev-parse', '--git-dir'])
  const common = await gitLine(root, ['rev-parse', '--git-common-dir'])
  if (own === undefined || common === undefined || resolve(root, own) === resolve(root, common)) return root
  const shared = resolve(root, common)
  return basename(shared) === '.git' ? dirname(shared) : shared
}
