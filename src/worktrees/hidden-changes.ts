import { isUtf8 } from 'node:buffer'
import { existsSync } from 'node:fs'
import { Failure } from '../base/failure.ts'
import { git } from './git.ts'

/** Names per git command; so many fit into a command line. */
const NAMES_AT_ONCE = 200

/**
 * Counts the files of a checkout that are marked assume-unchanged or skip-worktree and differ from the index: `git status` is
 * silent about them. Files that are missing from the checkout, as in a sparse one, do not count; one whose name is no UTF-8
 * does, since git cannot be asked about it.
 */
export async function hiddenChanges(path: string): Promise<number> {
  const hidden = (await entries(path, ['ls-files', '-v', '-z']))
    .filter((entry) => /^(?:[a-z]|S) /.test(entry))
    .map((entry) => Buffer.from(entry.slice(2), 'latin1'))
    .filter((name) => existsSync(Buffer.concat([Buffer.from(`${path}/`), name])))
  const names = hidden.filter(isUtf8).map(String)
  let count = hidden.length - names.length
  for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
    const some = names.slice(from, from + NAMES_AT_ONCE)
    // `MODE HASH STAGE\tNAME`.
    const staged = await entries(path, ['ls-files', '-s', '-z', '--', ...some.map((name) => `:(literal)${name}`)])
    const known = new Map(staged.map((entry) => [nameIn(entry), entry.split(' ')[1]]))
    const { stdout } = await git(path, ['hash-object', '--', ...some])
    const hashes = stdout.toString('latin1').split('\n')
    count += some.filter((name, at) => known.get(name) !== hashes[at]).length
  }
  return count
}

function nameIn(entry: string): string {
  return Buffer.from(entry.slice(entry.indexOf('\t') + 1), 'latin1').toString()
}

/** What git lists, a byte for a character. */
async function entries(path: string, args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, problem } = await git(path, args)
  if (code !== 0) throw new Failure('worktree-changed', `git does not tell what has changed in ${path}: ${problem}`)
  return stdout.toString('latin1').split('\0').filter(Boolean)
}
