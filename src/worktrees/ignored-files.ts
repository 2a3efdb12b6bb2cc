import { constants, existsSync } from 'node:fs'
import { copyFile, lstat, mkdir, readlink, realpath, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure, systemCode } from '../base/failure.ts'
import { ignoreGone } from '../base/ignore-gone.ts'
import { git } from './git.ts'

/** A list in the repository of ignored files that worktrees need: patterns as in `.gitignore`. */
const LIST = '.worktreeinclude'
/** Settings and certificates, not `node_modules`: those a setup command brings. */
const MAX_FILES = 2000
const MAX_BYTES = 256 * 1024 * 1024
const SLASH = Buffer.from('/')

export interface Copied {
  readonly files: number
  /** Links that lead out of the repository, which are left out. */
  readonly skipped: number
}

/**
 * Copies those ignored files of a checkout that its `.worktreeinclude` and `patterns` name to the same places in a worktree.
 * Nothing that is there is replaced, no link is followed. Throws a Failure `invalid-request` when they are too many or too
 * large.
 */
export async function copyIgnoredFiles(root: string, worktree: string, patterns: readonly string[]): Promise<Copied> {
  const names = await wantedFiles(root, patterns)
  if (names.length > MAX_FILES) throw tooMuch(`${names.length} files`, `${MAX_FILES}`)
  const [from, to] = await Promise.all([realpath(root), realpath(worktree)])
  let bytes = 0
  let files = 0
  for (const name of names) {
    const source = inside(from, name)
    const found = await ignoreGone(lstat(source))
    bytes += found?.size ?? 0
    if (bytes > MAX_BYTES) throw tooMuch('more than 256 MB', '256 MB')
    if (found?.isFile() === true) files += await place(to, name, async (target) => copyTo(source, target))
    else if (found?.isSymbolicLink() === true && (await staysInside(from, name))) {
      files += await place(to, name, async (target) => symlink(await readlink(source, 'buffer'), target))
    }
  }
  return { files, skipped: names.length - files }
}

/** Files that both git and the lists say are to be left out of commits, as bytes: a name can be anything. */
async function wantedFiles(root: string, patterns: readonly string[]): Promise<Buffer[]> {
  const list = join(root, LIST)
  const wanted = [
    ...(existsSync(list) ? [`--exclude-from=${list}`] : []),
    ...patterns.map((pattern) => `--exclude=${pattern}`),
  ]
  if (wanted.length === 0) return []
  const listed = await git(root, ['ls-files', '-z', '--others', '--ignored', ...wanted])
  if (listed.code !== 0) throw new Failure('invalid-request', `git cannot read ${list}: ${listed.problem}`)
  if (listed.stdout.length === 0) return []
  const ignored = await git(root, ['check-ignore', '-z', '--stdin'], { input: listed.stdout })
  return split(ignored.stdout)
}

function split(names: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let from = 0, end = names.indexOf(0); end !== -1; from = end + 1, end = names.indexOf(0, from)) {
    found.push(Buffer.from(names.subarray(from, end)))
  }
  return found
}

function inside(directory: string, name: Buffer): Buffer {
  return Buffer.concat([Buffer.from(directory), SLASH, name])
}

/** Does something at that name in the worktree, if the way there is free of links; 1 when it was done, else 0. */
async function place(worktree: string, name: Buffer, make: (target: Buffer) => Promise<void>): Promise<number> {
  const target = inside(worktree, name)
  const directory = target.subarray(0, target.lastIndexOf(SLASH))
  try {
    if (!(await isPlain(worktree, name))) return 0
    await mkdir(directory, { recursive: true })
    await make(target)
    return 1
  } catch (error) {
    // It is part of the commit, or another program was quicker.
    if (['EEXIST', 'ENOTDIR'].includes(systemCode(error) ?? '')) return 0
    throw error
  }
}

/** True when no directory on the way to that name is a link. */
async function isPlain(worktree: string, name: Buffer): Promise<boolean> {
  for (let end = name.indexOf(SLASH); end !== -1; end = name.indexOf(SLASH, end + 1)) {
    const found = await ignoreGone(lstat(inside(worktree, name.subarray(0, end))))
    if (found?.isDirectory() === false) return false
  }
  return true
}

async function copyTo(source: Buffer, target: Buffer): Promise<void> {
  await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
}

/** True for a link by a way relative to it that ends in the repository, where the same way leads in the worktree. */
async function staysInside(root: string, name: Buffer): Promise<boolean> {
  const source = inside(root, name)
  const way = await readlink(source, 'buffer')
  if (way[0] === SLASH[0]) return false
  const end = await ignoreGone(realpath(source, 'buffer'))
  return end?.subarray(0, root.length + 1).equals(Buffer.from(`${root}/`)) ?? false
}

function tooMuch(found: string, most: string): Failure {
  return new Failure('invalid-request', `${found} would be copied into the worktree, at most ${most} are`, {
    next: `name fewer in ${LIST} and config.json; have a setup command bring the rest`,
  })
}
