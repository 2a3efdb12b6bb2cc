import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { TestServer } from './tmux.ts'

/** A control client as a program without much thought would attach it: no queue, no flow control, no care at the end. */
export interface CarelessClient extends AsyncDisposable {
  readonly pid: number
  /** Sends commands as they are, one line each. */
  readonly send: (...lines: string[]) => void
  /** Stops reading, so that tmux has to keep what it would write. */
  readonly stall: () => void
  readonly resume: () => void
  /** What has been read so far. Bytes. */
  readonly bytesRead: () => number
}

interface ClientOptions {
  readonly session?: string
  readonly flags?: string
}

/** Attaches and resolves when tmux has confirmed it. */
export async function attachCareless(server: TestServer, options: ClientOptions = {}): Promise<CarelessClient> {
  const { session = 'main', flags = 'ignore-size' } = options
  const argv = ['-u', '-N', '-S', server.socket, '-C', 'attach-session', '-E', '-f', flags, '-t', session]
  const child = spawn(server.binary, argv, { env: server.env, stdio: ['pipe', 'pipe', 'ignore'] })
  const closed = once(child, 'close')
  // Its server may have died before it.
  child.stdin.on('error', () => undefined)
  let bytes = 0
  await new Promise<void>((attached) => {
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (chunk.includes('%session-changed')) attached()
    })
    child.once('close', () => attached())
  })
  return {
    pid: child.pid ?? 0,
    send: (...lines) => child.stdin.write(lines.map((line) => `${line}\n`).join('')),
    stall: () => void child.stdout.pause(),
    resume: () => void child.stdout.resume(),
    bytesRead: () => bytes,
    [Symbol.asyncDispose]: async () => {
      child.stdout.resume()
      child.stdin.end()
      await closed
    },
  }
}
