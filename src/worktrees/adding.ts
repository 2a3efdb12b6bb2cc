import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure, messageOf, systemCode } from '../base/failure.ts'
import { gitEnvironment, gitWords, noGit, problemIn } from './git.ts'
import { isCheckout, recordOf } from './repository.ts'
import type { Worktree } from './worktree.ts'

/** A large repository takes minutes on a slow disk. */
const CHECKOUT_MS = 10 * 60_000
/** A person who waits longer wants to know for what. */
const SLOW_MS = 10_000
/** What git and its hooks say at most. */
const MAX_WORDS_BYTES = 256 * 1024

export interface AddingOptions {
  /** Top of a checkout, or a bare repository. */
  readonly root: string
  /** The commit it begins at. */
  readonly head: string
  readonly timeoutMs?: number
  /** Tells a person who waits. */
  readonly say?: (text: string) => void
}

/**
 * Has git make a worktree with a new branch. What git and its hooks say comes out on standard error. A hook that fails or does
 * not end leaves a finished worktree: returns what is to be said of it.
 *
 * Throws a Failure `cannot-create`, and may leave something behind, or `not-installed`.
 */
export async function addWorktree({ path, branch }: Worktree, options: AddingOptions): Promise<string | undefined> {
  const { root, head, timeoutMs = CHECKOUT_MS, say = () => undefined } = options
  try {
    await mkdir(dirname(path), { recursive: true })
  } catch (cause) {
    throw new Failure('cannot-create', `cannot create ${dirname(path)}: ${messageOf(cause)}`, {
      next: 'name another place with --worktree-root',
      cause,
    })
  }
  const slow = setTimeout(() => say('git is still making the worktree, or runs its post-checkout hook'), SLOW_MS)
  const args = ['worktree', 'add', '--quiet', '--no-track', '-b', branch, path, head]
  const end = await run(root, args, timeoutMs).finally(() => clearTimeout(slow))
  process.stderr.write(end.words)
  if (end.code === 0) return undefined
  const why = end.isLate ? `did not end in ${timeoutMs / 1000} s` : problemIn(end.words) || 'was interrupted'
  if (end.isInterrupted || !(await isFinished(root, path))) {
    throw new Failure('cannot-create', `git cannot make the worktree ${path}: ${why}`)
  }
  return end.isLate
    ? `the post-checkout hook of git ${why} and is not waited for; the worktree is finished and stays`
    : 'the post-checkout hook of git has failed; the worktree is finished and stays'
}

interface End {
  /** Undefined when it was ended by a signal. */
  readonly code: number | undefined
  /** What was said on the way. */
  readonly words: string
  readonly isLate: boolean
  readonly isInterrupted: boolean
}

/** Runs git until it ends itself: what its hooks leave running may go on, and write. */
async function run(root: string, args: readonly string[], timeoutMs: number): Promise<End> {
  const file = namelessFile()
  let isLate = false
  try {
    return await uninterrupted(async (isInterrupted) => {
      const child = spawn('git', gitWords(root, args), {
        cwd: '/',
        env: gitEnvironment(),
        stdio: ['ignore', file, file],
      })
      const timer = setTimeout(() => {
        isLate = true
        child.kill()
      }, timeoutMs)
      const [code, signal] = (await once(child, 'exit').finally(() => clearTimeout(timer))) as [number | null, string?]
      return {
        code: code ?? undefined,
        words: wordsIn(file),
        isLate,
        isInterrupted: isInterrupted() || signal === 'SIGINT',
      }
    })
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw noGit()
    throw error
  } finally {
    closeSync(file)
  }
}

/** git unlocks a worktree when all its files are there, and only then runs the hook. */
async function isFinished(root: string, path: string): Promise<boolean> {
  const record = await recordOf(root, path)
  return record !== undefined && !existsSync(join(record, 'locked')) && isCheckout(path)
}

/** Ctrl-C ends the child alone: what was made has to be taken away after it. */
export async function uninterrupted<T>(wait: (isInterrupted: () => boolean) => Promise<T>): Promise<T> {
  const listeners = process.listeners('SIGINT')
  let isInterrupted = false
  process.removeAllListeners('SIGINT').on('SIGINT', () => {
    isInterrupted = true
  })
  try {
    return await wait(() => isInterrupted)
  } finally {
    process.removeAllListeners('SIGINT')
    for (const listener of listeners) process.on('SIGINT', listener)
  }
}

function namelessFile(): number {
  const directory = mkdtempSync(join(tmpdir(), 'geppetto-'))
  try {
    return openSync(join(directory, 'words'), 'ax+', 0o600)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function wordsIn(file: number): string {
  const bytes = Buffer.alloc(Math.min(fstatSync(file).size, MAX_WORDS_BYTES))
  return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, 0))
}
