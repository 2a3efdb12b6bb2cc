import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Decoder } from '../../../src/protocol/decoder.ts'
import type { PaneId } from '../../../src/protocol/ids.ts'
import { commandLine } from '../../../src/protocol/quote.ts'
import type { TestServer } from '../tmux.ts'

/** A control client that many ask at once, and that counts what tmux has read of each pane. */
export interface TmuxLine extends AsyncDisposable {
  /** Sends commands, one line each; the printed lines of each. Throws when tmux refuses one. */
  readonly ask: (...commands: readonly (readonly string[])[]) => Promise<readonly (readonly string[])[]>
  /** Bytes of the pane's output that tmux has read. It sends them to control clients and draws them in one callback. */
  readonly readBytes: (pane: PaneId) => number
  /** Resolves when tmux has read so many bytes of the pane. */
  readonly hasRead: (pane: PaneId, bytes: number) => Promise<void>
  readonly forget: (pane: PaneId) => void
}

/** The server is gone, or has thrown the client out. */
export class TmuxEnded extends Error {}

interface Waiter {
  readonly bytes: number
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** tmux answers in some milliseconds; on a machine that is busy with other things, in some seconds. */
const PATIENCE_MS = 60_000

export async function openTmuxLine({ binary, socket, env }: TestServer): Promise<TmuxLine> {
  const attach = ['-u', '-S', socket, '-C', 'attach-session', '-E', '-f', 'ignore-size']
  const child = spawn(binary, attach, { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  const read = new Map<PaneId, number>()
  const waiters = new Map<PaneId, Waiter>()
  const answers: { resolve: (lines: readonly string[]) => void; reject: (error: Error) => void; command: string }[] = []
  let ended = false
  let why = 'nothing said'
  let ready: () => void = () => undefined
  const attached = new Promise<void>((resolve) => {
    ready = resolve
  })
  const decoder = new Decoder({
    output(pane, _bytes, start, end) {
      const bytes = (read.get(pane) ?? 0) + end - start
      read.set(pane, bytes)
      const waiter = waiters.get(pane)
      if (waiter !== undefined && bytes >= waiter.bytes) {
        waiters.delete(pane)
        waiter.resolve()
      }
    },
    notification(notification) {
      if (notification.kind === 'session-changed') ready()
      if (notification.kind === 'exit') why = notification.reason ?? 'it said so'
    },
    reply({ own, ok, body }) {
      if (!own) return
      const answer = answers.shift()
      if (ok) answer?.resolve(body.map(String))
      else answer?.reject(new Error(`${answer.command}: ${body.map(String).join(' ')}`))
    },
  })
  child.stdout.on('data', (chunk: Buffer) => decoder.push(chunk))
  // A write to a server that has just ended.
  child.stdin.on('error', () => undefined)
  child.once('close', () => {
    ended = true
    const error = new TmuxEnded(why)
    for (const { reject } of answers.splice(0)) reject(error)
    for (const { reject } of waiters.values()) reject(error)
  })
  const tooEarly = closed.then(() => {
    throw new TmuxEnded('before the client was attached')
  })
  tooEarly.catch(() => undefined)
  await Promise.race([attached, tooEarly])

  return {
    ask: async (...commands) => {
      if (ended) throw new TmuxEnded(why)
      const replies = commands.map(
        async (argv) =>
          new Promise<readonly string[]>((resolve, reject) =>
            answers.push({ resolve, reject, command: argv.join(' ') }),
          ),
      )
      child.stdin.write(Buffer.concat(commands.flatMap((argv) => [commandLine(argv), Buffer.from('\n')])))
      return Promise.all(replies)
    },
    readBytes: (pane) => read.get(pane) ?? 0,
    hasRead: async (pane, bytes) => {
      if ((read.get(pane) ?? 0) >= bytes) return
      await new Promise<void>((resolve, reject) => {
        if (ended) throw new TmuxEnded(why)
        const giveUp = (): void =>
          reject(new Error(`tmux has read ${read.get(pane) ?? 0} of ${bytes} bytes of ${pane}`))
        const timer = setTimeout(giveUp, PATIENCE_MS)
        waiters.set(pane, {
          bytes,
          resolve: () => {
            clearTimeout(timer)
            resolve()
          },
          reject: (error) => {
            clearTimeout(timer)
            reject(error)
          },
        })
      })
    },
    forget: (pane) => void read.delete(pane),
    [Symbol.asyncDispose]: async () => {
      if (!ended) child.stdin.end()
      await closed
    },
  }
}
