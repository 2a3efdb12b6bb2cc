import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { messageOf, systemCode } from '../base/failure.ts'
import { letBe } from './child.ts'

/** A program and its arguments. */
export type Argv = readonly [string, ...string[]]

/** More than a program says that we ask for a line or two; a runaway one must not fill the memory. */
const MAX_BYTES = 1024 * 1024
/** Enough to say what went wrong. */
const MAX_WORDS = 64 * 1024

export interface RunOptions {
  /** Its whole environment; that of this process where none is given. */
  readonly env?: NodeJS.ProcessEnv | undefined
  readonly cwd?: string
  /** What it reads on its standard input; nothing where none is given. */
  readonly input?: string | Buffer | undefined
  /** Milliseconds after which it is not waited for any more. */
  readonly timeoutMs: number
  /** Ends the waiting sooner. */
  readonly signal?: AbortSignal | undefined
  /** What is done to a program that is not waited for any more: it is sent TERM, or nothing at all. */
  readonly whenLate?: 'end' | 'leave'
  /** Bytes of its standard output, at most; a program that writes more is ended. */
  readonly maxBytes?: number
  /** Gets its standard output, at once, to read it to its end; it is then neither kept nor bounded. */
  readonly onStdout?: (stdout: Readable) => void
}

/** How a program has ended that was run, or why it is not waited for. */
export interface Ran {
  /**
   * `exited` with a code; `killed` by a signal; `late` after its time; `aborted` by the caller's signal; `too-long`: it
   * wrote too much; `not-found`: there is no such program, or no such directory; `not-started` for any other reason.
   */
  readonly how: 'exited' | 'killed' | 'late' | 'aborted' | 'too-long' | 'not-found' | 'not-started'
  /** Its exit code, when it has exited. */
  readonly code: number | undefined
  readonly stdout: Buffer
  /** The beginning of what it wrote to its standard error, or why it could not be started. */
  readonly stderr: string
}

/** Runs a program to its end, within bounds of time and output. Never rejects: how it ended is a value. */
export async function run([file, ...args]: Argv, options: RunOptions): Promise<Ran> {
  const { env, cwd, input, timeoutMs, signal, whenLate = 'end', maxBytes = MAX_BYTES, onStdout } = options
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    let stderr = ''
    let why: 'late' | 'aborted' | 'too-long' | undefined
    let child: ChildProcess | undefined
    const settle = (how: Ran['how'], code?: number, problem = stderr): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      resolve({ how: why ?? how, code, stdout: Buffer.concat(chunks), stderr: problem })
    }
    const fail = (error: unknown): void => {
      // Streams of a program that is not there would stay open.
      for (const stream of [child?.stdin, child?.stdout, child?.stderr]) stream?.destroy()
      settle(systemCode(error) === 'ENOENT' ? 'not-found' : 'not-started', undefined, messageOf(error))
    }
    const giveUp = (reason: 'late' | 'aborted' | 'too-long'): void => {
      why ??= reason
      if (child === undefined) return
      if (whenLate === 'end' || reason === 'too-long') return void child.kill('SIGTERM')
      letBe(child)
      settle(reason)
    }
    const abort = (): void => giveUp('aborted')
    const timer = setTimeout(() => giveUp('late'), timeoutMs)
    if (signal?.aborted === true) {
      why = 'aborted'
      return settle('aborted')
    }
    signal?.addEventListener('abort', abort, { once: true })
    try {
      const stdin = input === undefined ? 'ignore' : 'pipe'
      child = spawn(file, args, { env, cwd, stdio: [stdin, 'pipe', 'pipe'] })
    } catch (error) {
      return fail(error)
    }
    child.once('error', fail)
    child.once('close', (code) => (code === null ? settle('killed') : settle('exited', code)))
    // It need not read what it is given. Where the system has no room for another process there are no streams.
    child.stdin?.on('error', () => undefined).end(input)
    if (child.stdout !== null && onStdout !== undefined) onStdout(child.stdout)
    else
      child.stdout?.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes <= maxBytes) chunks.push(chunk)
        else giveUp('too-long')
      })
    child.stderr?.on('data', (chunk: Buffer) => {
      if (stderr.length < MAX_WORDS) stderr = (stderr + chunk.toString()).slice(0, MAX_WORDS)
    })
  })
}

/** What a program has written, without its last newline. */
export function textOf({ stdout }: Pick<Ran, 'stdout'>): string {
  return stdout.toString().replace(/\r?\n$/, '')
}
