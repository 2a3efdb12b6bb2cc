import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Failure } from '../base/failure.ts'
import { ignoreGone } from '../base/ignore-gone.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { shellWord } from '../base/shell-word.ts'
import { checkoutOf } from './branches.ts'
import { git, gitLine } from './git.ts'

/** Who starts something does not wait longer for its name. */
const SOON_MS = 500
/** A file of git that holds a path. */
const MAX_PATH_BYTES = 64 * 1024

/** The repository that a directory is in. */
export interface Repository extends Place {
  /** Where git is asked: the top of the checkout, or a bare repository. */
  readonly root: string
  /** The directory within the checkout. */
  readonly prefix: string
  /** The commit that it is at. */
  readonly head: string
  /** The checkout whose ignored files a worktree may need; a bare repository may have none. */
  readonly checkout: string | undefined
}

/** A repository, whichever of its checkouts one is in. */
interface Place {
  /** Top of its main checkout, or a directory in which git finds the bare repository. */
  readonly main: string
  /** The directory in which new worktrees are made. */
  readonly home: string
  readonly name: string
}

/**
 * Throws a Failure `cwd-not-found`, `not-a-repository`, `permission-denied` where git does not trust the owner,
 * `invalid-request` without a commit, or `not-installed`.
 */
export async function findRepository(cwd: string): Promise<Repository> {
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Failure('cwd-not-found', `there is no directory ${cwd}`, {
      next: 'make it first, or name another one with --cwd',
    })
  }
  const { code, stdout, problem } = await git(cwd, ['rev-parse', '--show-toplevel'])
  if (code === 0) return inCheckout(cwd, stdout.toString().replace(/\n$/, ''))
  if ((await gitLine(cwd, ['rev-parse', '--is-bare-repository'])) === 'true') return inBare(cwd)
  throw distrust(problem) ?? noCheckout(cwd, problem)
}

/**
 * True when that is the top of a checkout, and not only somewhere in one. Throws a Failure `permission-denied` where git does
 * not trust the owner, and so does not tell.
 */
export async function isCheckout(path: string): Promise<boolean> {
  const { code, stdout, problem } = await git(path, ['rev-parse', '--show-toplevel'])
  if (code === 0) return stdout.toString().replace(/\n$/, '') === realpathSync(path)
  const refused = distrust(problem)
  if (refused !== undefined) throw refused
  return false
}

/** The directory in which a repository keeps what it knows of the worktree at a path, which may be gone itself. */
export async function recordOf(repository: string, path: string): Promise<string | undefined> {
  const common = await commonDirectory(repository)
  if (common === undefined) return undefined
  const file = join(withoutLinks(path), '.git')
  const records = join(common, 'worktrees')
  const names = existsSync(records) ? readdirSync(records) : []
  return names.map((name) => join(records, name)).find((record) => checkoutFile(record) === file)
}

/** The branch of a worktree that a directory is in; undefined in a main checkout, at no branch, and where git does not say soon. */
export async function linkedBranch(directory: string): Promise<string | undefined> {
  const args = ['rev-parse', '--absolute-git-dir', '--symbolic-full-name', 'HEAD']
  const answer = await ignoreGone(git(directory, args, { timeoutMs: SOON_MS }))
  const [own = '', head = ''] = answer?.stdout.toString().split('\n') ?? []
  // Only the records of worktrees have that file.
  if (answer?.code !== 0 || !existsSync(join(own, 'commondir'))) return undefined
  return /^refs\/heads\/(.+)$/.exec(head)?.[1]
}

export async function commonDirectory(directory: string): Promise<string | undefined> {
  const common = await gitLine(directory, ['rev-parse', '--git-common-dir'])
  return common === undefined ? undefined : resolve(directory, common)
}

async function inCheckout(cwd: string, root: string): Promise<Repository> {
  const head = await gitLine(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
  if (head === undefined) {
    throw new Failure('invalid-request', `the repository ${root} has no commit that a worktree could begin at`, {
      next: 'commit something first',
    })
  }
  const prefix = (await gitLine(cwd, ['rev-parse', '--show-prefix'])) ?? ''
  return { root, prefix, head, checkout: root, ...(await placeOf(root)) }
}

async function inBare(cwd: string): Promise<Repository> {
  const place = await placeOfBare((await commonDirectory(cwd)) ?? cwd)
  const { main } = place
  const head = await gitLine(main, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
  if (head === undefined) {
    throw new Failure('invalid-request', `the HEAD of the bare repository ${main} leads to no commit`, {
      next: 'go into one of its worktrees; or: git symbolic-ref HEAD refs/heads/BRANCH',
    })
  }
  const branch = await gitLine(main, ['symbolic-ref', '--quiet', '--short', 'HEAD'])
  const checkout = branch === undefined ? undefined : await checkoutOf(main, branch)
  const isThere = checkout !== undefined && existsSync(join(checkout, '.git'))
  return { root: main, prefix: '', head, checkout: isThere ? checkout : undefined, ...place }
}

async function placeOf(root: string): Promise<Place> {
  const own = await gitLine(root, ['rev-parse', '--git-dir'])
  const common = await commonDirectory(root)
  if (own === undefined || common === undefined || resolve(root, own) === common) return placeOfCheckout(root)
  if ((await gitLine(common, ['rev-parse', '--is-bare-repository'])) === 'true') return placeOfBare(common)
  return placeOfCheckout(basename(common) === '.git' ? dirname(common) : common)
}

function placeOfCheckout(main: string): Place {
  return { main, home: `${main}.worktrees`, name: basename(main) }
}

/**
 * Worktrees of a repository that is hidden in a directory (`project/.bare`) stand in that directory: it is there for nothing
 * else. Those of another one stand beside it.
 */
async function placeOfBare(common: string): Promise<Place> {
  const parent = dirname(common)
  if (!basename(common).startsWith('.')) {
    const name = basename(common, '.git')
    return { main: common, home: join(parent, `${name}.worktrees`), name }
  }
  const leadsThere = (await commonDirectory(parent)) === common
  return { main: leadsThere ? parent : common, home: parent, name: basename(parent) }
}

/** What git refuses because of the owner, in its own words; undefined for anything else. */
function distrust(problem: string): Failure | undefined {
  if (!/dubious ownership|unsafe repository/.test(problem)) return undefined
  const [, place = 'DIRECTORY'] = /'(.+)'/.exec(problem) ?? []
  return new Failure('permission-denied', `git does not trust it: ${problem}`, {
    next: `if you trust its owner: git config --global --add safe.directory ${shellWord(place)}`,
  })
}

function noCheckout(cwd: string, problem: string): Failure {
  // That much is said already.
  const why = problem.startsWith('not a git repository (or any') ? '' : `: ${problem}`
  return new Failure('not-a-repository', `${cwd} is not in the checkout of a git repository${why}`, {
    next: 'go into one, or name one with --cwd; or run it without --worktree',
  })
}

/** The file `.git` of the worktree that a record is of. */
function checkoutFile(record: string): string | undefined {
  try {
    return resolve(record, readRegularFile(join(record, 'gitdir'), MAX_PATH_BYTES).toString().replace(/\n$/, ''))
  } catch {
    // It is being made or taken away.
    return undefined
  }
}

function withoutLinks(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path))
  } catch {
    return path
  }
}
