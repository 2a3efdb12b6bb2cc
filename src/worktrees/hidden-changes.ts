import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../base/failure.ts'
import { git } from './git.ts'

/** As many names fit into one command line. */
const NAMES_AT_ONCE = 200

/**
 * How many files of a checkout differ from its index of those that git was told not to look at, by `update-index
 * --assume-unchanged` or `--skip-worktree`: its status says nothing of them. A sparse checkout has none of those files.
 */
export async function hiddenChanges(path: string): Promise<number> {
  const names = (await lines(path, ['ls-files', '-v', '-z']))
    .filter((entry) => /^(?:[a-z]|S) /.test(entry))
    .map((entry) => entry.slice(2))
    .filter((name) => existsSync(join(path, name)))
  let count = 0
  for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
    const some = names.slice(from, from + NAMES_AT_ONCE)
    // `MODE HASH STAGE\tNAME`, in the order of the names.
    const staged = await lines(path, ['ls-files', '-s', '-z', '--', ...some.map((name) => `:(literal)${name}`)])
    const known = new Map(staged.map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.split(' ')[1]]))
    const { stdout } = await git(path, ['hash-object', '--', ...some])
    const hashes = stdout.toString('latin1').split('\n')
    count += some.filter((name, at) => known.get(name) !== hashes[at]).length
  }
  return count
}

async function lines(path: string, args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, problem } = await git(path, args)
  if (code !== 0) throw new Failure('worktree-changed', `git does not tell what has changed in ${path}: ${problem}`)
  return stdout.toString().split('\0').filter(Boolean)
}
