import { Failure } from '../base/failure.ts'
import { run } from '../host/run.ts'

/** Far more than git needs for what we ask; a file system that hangs must not hang us. */
const TIMEOUT_MS = 30_000
/** Deleting a worktree with all that was built in it takes minutes on a slow disk. */
export const REMOVAL_MS = 10 * 60_000
/** Lists of files of a large repository. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024
/** What would make git look at another repository than the one of the directory. */
const ELSEWHERE =
  /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX)$/

export interface GitAnswer {
  readonly code: number
  readonly stdout: Buffer
  /** Why it refuses, see problemIn. */
  readonly problem: string
}

export interface GitOptions {
  readonly timeoutMs?: number
  readonly maxBytes?: number
  readonly input?: Buffer
}

/**
 * Asks git about a directory. Throws a Failure `not-installed` where there is no git, `timeout` when it does not answer:
 * what git refuses is an answer.
 */
export async function git(directory: string, args: readonly string[], options: GitOptions = {}): Promise<GitAnswer> {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_OUTPUT_BYTES, input } = options
  const { how, code, stdout, stderr } = await run(['git', ...gitWords(directory, args)], {
    cwd: '/',
    env: gitEnvironment(),
    timeoutMs,
    maxBytes,
    // Empty, it is read to its end all the same.
    input: input ?? '',
  })
  if (how === 'not-found') throw noGit()
  if (code === undefined) {
    const why = how === 'late' ? `did not answer in ${timeoutMs / 1000} s` : `failed: ${FAILED[how] ?? stderr}`
    throw new Failure('timeout', `git ${args[0] ?? ''} ${why}`)
  }
  return { code, stdout, problem: code === 0 ? '' : problemIn(stderr) }
}

/** How git may fail without an answer. */
const FAILED: Readonly<Record<string, string>> = {
  killed: 'it was ended by a signal',
  'too-long': 'its answer is too long',
}

/** One line that git prints; undefined when it refuses. */
export async function gitLine(directory: string, args: readonly string[]): Promise<string | undefined> {
  const { code, stdout } = await git(directory, args)
  return code === 0 ? stdout.toString().replace(/\n$/, '') : undefined
}

/** The arguments of git for a question about a directory. */
export function gitWords(directory: string, args: readonly string[]): string[] {
  // A status must neither start a daemon nor hold up other git commands there.
  return ['-C', directory, '--no-optional-locks', '-c', 'core.fsmonitor=false', ...args]
}

/** What git is run with: in English, without asking questions, about the repository of the directory only. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !ELSEWHERE.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' }
}

/** The line in which git says why it refuses, without `fatal:`; else the first. */
export function problemIn(stderr: string): string {
  const lines = stderr.trim().split('\n')
  const line = lines.find((each) => /^(?:fatal|error): /.test(each)) ?? lines[0] ?? ''
  return line.replace(/^(?:fatal|error): /, '')
}

export function noGit(): Failure {
  return new Failure('not-installed', 'there is no program git', { next: 'install it, or check your PATH' })
}
