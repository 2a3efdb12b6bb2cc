import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Failure } from '../base/failure.ts'
import { ignoreGone } from '../base/ignore-gone.ts'
import { addWorktree, uninterrupted } from './adding.ts'
import { branchLike, directoryLike, firstFree } from './branch-name.ts'
import { branchExists, requireNewBranch } from './branches.ts'
import { git, gitLine, REMOVAL_MS } from './git.ts'
import { copyIgnoredFiles, type Copied } from './ignored-files.ts'
import { findRepository, type Repository } from './repository.ts'

/** A worktree that was made for a runner. */
export interface Worktree {
  readonly path: string
  readonly branch: string
  /** Top of the main checkout, or where git finds the bare repository. */
  readonly repository: string
}

export interface WorktreeWish {
  /** Somewhere in a checkout. */
  readonly cwd: string
  /** Its new branch; else one after `name`. */
  readonly branch: string | undefined
  readonly name: string
  /** Where it is made, instead of beside the repository. */
  readonly root: string | undefined
  /** A shell command that makes it ready. */
  readonly setup: string | undefined
  /** Ignored files that it gets: see copyIgnoredFiles. */
  readonly copy: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Tells a person who waits. */
  readonly say: (text: string) => void
}

const NOTHING: Copied = { files: 0, skipped: 0 }

export interface MadeWorktree {
  readonly worktree: Worktree
  /** What stands for `cwd` in it. */
  readonly cwd: string
  readonly copied: Copied
  /** What became of a hook of git that failed. */
  readonly hook: string | undefined
  /** Takes it away again, as long as nothing was committed in it. */
  readonly discard: () => Promise<void>
}

/**
 * Makes a worktree with a branch of its own at the commit of a checkout, copies ignored files into it, and runs its setup.
 * Throws a Failure and leaves nothing behind: those of findRepository and requireNewBranch, `cannot-create` or `setup-failed`.
 */
export async function makeWorktree(wish: WorktreeWish): Promise<MadeWorktree> {
  const repository = await findRepository(wish.cwd)
  const { root, main, home, name, prefix, checkout } = repository
  const parent = wish.root === undefined ? home : join(wish.root, name)
  const pathOf = (branch: string): string => join(parent, directoryLike(branch))
  const isFree = async (name: string): Promise<boolean> =>
    !existsSync(pathOf(name)) && !(await branchExists(root, name))
  const branch = wish.branch ?? (await firstFree(branchLike(wish.name), isFree))
  await requireNewBranch(root, branch)
  const path = pathOf(branch)
  if (existsSync(path)) {
    throw new Failure('cannot-create', `there is already something at ${path}`, {
      next: 'move it away, or name another branch',
    })
  }
  const worktree = { path, branch, repository: main }
  const discard = async (): Promise<void> => takeAway(worktree, repository)
  try {
    const hook = await addWorktree(worktree, { ...repository, say: wish.say })
    const copied = checkout === undefined ? NOTHING : await copyIgnoredFiles(checkout, path, wish.copy)
    if (wish.setup !== undefined) await setUp(wish.setup, worktree, wish.env)
    const sub = join(path, prefix)
    return { worktree, cwd: existsSync(sub) ? sub : path, copied, hook, discard }
  } catch (error) {
    await discard()
    throw error
  }
}

/** Runs the command where everybody can see what it says; standard output is for data. */
async function setUp(command: string, { path, branch, repository }: Worktree, env: NodeJS.ProcessEnv): Promise<void> {
  const names = { GEPPETTO_WORKTREE: path, GEPPETTO_BRANCH: branch, GEPPETTO_REPOSITORY: repository }
  const child = spawn('/bin/sh', ['-c', command], { cwd: path, env: { ...env, ...names }, stdio: ['ignore', 2, 2] })
  const [code, signal] = await uninterrupted(async () => once(child, 'exit') as Promise<[number | null, string | null]>)
  if (code === 0) return
  const end = code === null ? `was ended by ${signal ?? 'a signal'}` : `ended with exit code ${code}`
  throw new Failure('setup-failed', `the setup command ${end}: ${command}`, {
    next: 'the worktree and its branch are gone again; correct the command and try again',
  })
}

async function takeAway({ path, branch }: Worktree, { root, head }: Repository): Promise<void> {
  // Twice, as git has locked one that it could not finish.
  await git(root, ['worktree', 'remove', '--force', '--force', path], { timeoutMs: REMOVAL_MS })
  const tip = await gitLine(root, ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`])
  if (tip === head) await git(root, ['branch', '--quiet', '-D', '--', branch])
  // Where others have worktrees it stays.
  await ignoreGone(rmdir(dirname(path)))
}
