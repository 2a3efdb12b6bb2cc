import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Failure } from '../base/failure.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { git, gitLine } from './git.ts'
import { hiddenChanges } from './hidden-changes.ts'
import { isCheckout } from './repository.ts'

/** What would be lost with a checkout. */
export interface Changes {
  /** Files that differ from the commit, or that git does not know. Ignored ones do not count. */
  readonly files: number
  /** Commits that nothing else leads to. */
  readonly commits: number
}

/** An index of five million files. */
const MAX_INDEX_BYTES = 512 * 1024 * 1024
/** Each is asked a few questions, one after the other. */
const MAX_SUBMODULES = 1000
/** Directories that lead to one, for a name like `a/b/c`. */
const MAX_DIRECTORIES_EACH = 10
/** A list of commits, 41 bytes each. */
const MAX_SHALLOW_BYTES = 16 * 1024 * 1024
/** Asks a directory of git itself: its settings name a checkout, which may be gone. */
const AT_IT = ['--git-dir=.', '--work-tree=.']
/** What a directory of git holds. */
const GIT_DIRECTORY = ['HEAD', 'objects', 'refs']

/** Files of a checkout that differ from its commit, or that git does not know; of its submodules, which commit they are at. */
export async function changedFiles(path: string): Promise<number> {
  // What is in the submodules is looked at there, whatever is set to be hidden of them.
  const args = ['status', '--porcelain', '-z', '--untracked-files=all', '--ignore-submodules=dirty']
  const { code, stdout, problem } = await git(path, args)
  if (code !== 0) throw new Failure('worktree-changed', `git does not tell what has changed in ${path}: ${problem}`)
  const entries = stdout.toString('latin1').split('\0')
  return entries.filter((entry) => /^.. /.test(entry)).length + (await hiddenChanges(path))
}

/**
 * What would be lost with the submodules of a worktree, and with theirs. Their repositories are in `record`, what git keeps of
 * the worktree, and go with it. What the repository `common` has of the same submodule is not lost, nor what was fetched.
 */
export async function changesInSubmodules(path: string, record: string | undefined, common: string): Promise<Changes> {
  const repositories = new Set(record === undefined ? [] : gitDirectories(join(record, 'modules')))
  let files = 0
  const queue = existsSync(path) ? [path] : []
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const name of await submodules(next)) {
      const checkout = join(next, name)
      if (!existsSync(join(checkout, '.git'))) continue
      const own = (await isCheckout(checkout))
        ? await gitLine(checkout, ['rev-parse', '--absolute-git-dir'])
        : undefined
      // What is in a broken one cannot be known.
      files += own === undefined ? 1 : await changedFiles(checkout)
      if (own === undefined) continue
      repositories.add(own)
      requireFew(repositories.size)
      queue.push(checkout)
    }
  }
  let commits = 0
  for (const repository of repositories) {
    const place = record === undefined ? '' : relative(record, repository)
    const same = place.startsWith('modules/') ? join(common, place) : undefined
    commits += await ownCommits(repository, same)
  }
  return { files, commits }
}

/** Where other repositories stand in a checkout. */
async function submodules(checkout: string): Promise<string[]> {
  const { code, stdout, problem } = await git(checkout, ['ls-files', '-z', '--stage'], { maxBytes: MAX_INDEX_BYTES })
  if (code !== 0) throw new Failure('worktree-changed', `git does not list the files of ${checkout}: ${problem}`)
  const names: string[] = []
  // `160000 <object> <stage>\t<name>`
  for (let at = 0, end = stdout.indexOf(0); end !== -1; at = end + 1, end = stdout.indexOf(0, at)) {
    if (stdout.toString('latin1', at, at + 7) !== '160000 ') continue
    const bytes = stdout.subarray(stdout.indexOf('\t', at) + 1, end)
    const name = bytes.toString()
    if (!Buffer.from(name).equals(bytes)) {
      throw new Failure(
        'worktree-changed',
        `the name of a submodule in ${checkout} is no UTF-8, so it cannot be looked at`,
      )
    }
    names.push(name)
  }
  return names
}

/** The directories of git in a directory, whatever is between: a submodule may be called `a/b`. Links are not followed. */
function gitDirectories(directory: string): string[] {
  const found: string[] = []
  const queue = existsSync(directory) ? [directory] : []
  for (let looked = 0, next = queue.shift(); next !== undefined; looked += 1, next = queue.shift()) {
    requireFew(Math.max(found.length, looked / MAX_DIRECTORIES_EACH))
    const entries = readdirSync(next, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    if (!GIT_DIRECTORY.every((name) => existsSync(join(next, name)))) {
      for (const { name } of entries) queue.push(join(next, name))
      continue
    }
    found.push(next)
    if (entries.some(({ name }) => name === 'modules')) queue.push(join(next, 'modules'))
  }
  return found
}

/** Commits of a submodule's repository that were not fetched, and that the repository `same` does not have. */
async function ownCommits(repository: string, same: string | undefined): Promise<number> {
  const elsewhere = [...shallowEnds(repository), ...(same === undefined ? [] : await tips(same))]
  const own = ['--exclude=refs/remotes/*', '--exclude=refs/tags/*', '--all']
  const args = ['rev-list', '--count', '--ignore-missing', ...own, '--not', '--remotes', '--stdin']
  const input = Buffer.from(elsewhere.map((commit) => `^${commit}\n`).join(''))
  const { code, stdout } = await git(repository, [...AT_IT, ...args], { input })
  // Better once too often than never.
  return code === 0 ? Number(stdout.toString()) : 1
}

/** Commits at which the history of a repository is cut: they were fetched, even where no branch leads to them. */
function shallowEnds(repository: string): string[] {
  const file = join(repository, 'shallow')
  return existsSync(file) ? lines(readRegularFile(file, MAX_SHALLOW_BYTES).toString()) : []
}

async function tips(repository: string): Promise<string[]> {
  if (!existsSync(join(repository, 'HEAD'))) return []
  const head = await gitLine(repository, [...AT_IT, 'rev-parse', '--verify', '--quiet', 'HEAD'])
  const refs = await gitLine(repository, [...AT_IT, 'for-each-ref', '--format=%(objectname)'])
  return lines(`${head ?? ''}\n${refs ?? ''}`)
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

function requireFew(count: number): void {
  if (count <= MAX_SUBMODULES) return
  throw new Failure('worktree-changed', `it has more than ${MAX_SUBMODULES} submodules, so nobody looks at them all`)
}
