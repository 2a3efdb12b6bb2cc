import { spawn, type ChildProcess } from 'node:child_process'

/** After TERM a program has so long to end by itself. */
const GRACE_MS = 1000
/** Enough to say what went wrong, and for the help of a program. */
const MAX_TEXT = 4096
/** What it has written before its end is there by then; who else holds its pipes is of no interest. */
const DRAIN_MS = 200

export interface BoundedCommandOptions {
  readonly env: NodeJS.ProcessEnv
  readonly cwd?: string
  /** What it reads. */
  readonly input?: string
  /** It is ended after so long. */
  readonly timeoutMs: number
}

/** How a program has ended. */
export interface CommandEnd {
  readonly code: number | undefined
  readonly signal: string | undefined
  /** The beginning of what it wrote. */
  readonly stdout: string
  readonly stderr: string
}

/** A program of somebody else that we wait for, with its time, and in a process group of its own. */
export class BoundedCommand {
  /** Resolves when it has ended, or could not be started; what it has left in the background is not waited for. */
  readonly ended: Promise<CommandEnd>
  readonly #child: ChildProcess
  #killTimer: NodeJS.Timeout | undefined

  constructor(argv: readonly [string, ...string[]], options: BoundedCommandOptions) {
    const [file, ...args] = argv
    const { env, cwd, input, timeoutMs } = options
    const child = spawn(file, args, { detached: true, env, stdio: 'pipe', ...(cwd === undefined ? {} : { cwd }) })
    this.#child = child
    const stdout = beginningOf(child.stdout)
    const stderr = beginningOf(child.stderr)
    // It need not read what it is given.
    child.stdin.on('error', () => undefined).end(input)
    const timer = setTimeout(() => this.end('SIGTERM'), timeoutMs)
    this.ended = new Promise((resolve) => {
      const settle = (problem?: string): void => {
        const { exitCode, signalCode } = child
        for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
        resolve({
          code: exitCode ?? undefined,
          signal: signalCode ?? undefined,
          stdout: stdout(),
          stderr: problem ?? stderr(),
        })
      }
      child.once('error', (error) => {
        clearTimeout(timer)
        settle(error.message)
      })
      child.once('exit', () => {
        clearTimeout(timer)
        clearTimeout(this.#killTimer)
        const drained = setTimeout(settle, DRAIN_MS)
        child.once('close', () => {
          clearTimeout(drained)
          settle()
        })
      })
    })
  }

  /** Ends it by this signal, and by KILL when it does not go. */
  end(signal: NodeJS.Signals): void {
    this.#signal(signal)
    this.#killTimer ??= setTimeout(() => this.#signal('SIGKILL'), GRACE_MS)
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid, exitCode, signalCode } = this.#child
    if (pid === undefined || exitCode !== null || signalCode !== null) return
    try {
      process.kill(-pid, signal)
    } catch {
      // It went by itself.
    }
  }
}

/** Reads all, so that nobody is held up, and keeps the beginning. */
function beginningOf(stream: NodeJS.ReadableStream): () => string {
  let kept = ''
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => {
    if (kept.length < MAX_TEXT) kept = (kept + text).slice(0, MAX_TEXT)
  })
  stream.on('error', () => undefined)
  return () => kept
}
