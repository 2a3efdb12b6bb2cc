import { randomBytes } from 'node:crypto'
import { execa } from 'execa'
import { Failure, messageOf } from '../base/failure.ts'
import { ignoreGone } from '../base/ignore-gone.ts'
import { PacedInput, withoutReadAhead } from '../base/paced-input.ts'
import { Decoder } from '../protocol/decoder.ts'
import type { PaneId, SessionId } from '../protocol/ids.ts'
import type { Notification } from '../protocol/notification.ts'
import type { Reply } from '../protocol/reply.ts'
import type { AskOptions } from './asker.ts'
import { abandon, settlesWithin } from '../host/child.ts'
import { LOCAL } from '../host/host.ts'
import type { ClientProgram } from './client-program.ts'
import { CommandQueue, type Command } from './command-queue.ts'
import { Doorway } from './doorway.ts'
import { GatheredOutput } from './gathered-output.ts'
import { tmuxFailure } from './one-shot.ts'
import { parentDeathPrefix } from './parent-death.ts'
import type { ServerAddress } from './server-address.ts'

/** A client of the wrong version prints nothing at all; without a bound we would wait for ever. */
const HANDSHAKE_MS = 5000
const COMMAND_MS = 5000
/** After closed stdin a client leaves at once; when output blocks it, TERM is the cure. Never KILL: that can end the server. */
const LEAVE_MS = 1000
const TERM_MS = 3000

/** What Node.js reads at once, at most: when it was so much, there is more. */
const READ_BYTES = 64 * 1024

/** Panes that have written lately, of a client that lives for months. */
const MAX_PANES = 4096

/** A process controls one server. */
const doorway = new Doorway()

/** How a client ended. Only `%exit` is a clean end; it never says why reliably. */
export type ClientEnd =
  | { readonly kind: 'exited'; readonly reason: string | undefined }
  | { readonly kind: 'lost'; readonly cause: string }
  /** tmux moved it to a session that we did not choose. */
  | { readonly kind: 'moved'; readonly session: SessionId }

export interface ControlClientOptions {
  readonly address: ServerAddress
  readonly program: ClientProgram
  readonly session: SessionId
  /** Client flags besides `ignore-size`, such as `no-output` or `pause-after=5`. */
  readonly flags: readonly string[]
  readonly onNotification: (notification: Notification) => void
  readonly onOutput?: (pane: PaneId, data: Buffer) => void
  readonly wantsOutput?: (pane: PaneId) => boolean
  /** Nothing is urgent that can come unasked now: output of panes that write all the time may be left to gather. */
  readonly canWait?: () => boolean
  /** How long tmux has held the next bytes of a pane, and how many they are; only with `pause-after`. */
  readonly onAge?: (pane: PaneId, bytes: number, ageMs: number) => void
}

export interface SendOptions extends AskOptions {
  readonly onFirstReply?: () => void
}

/** One attached control client and its process. */
export interface ControlClient {
  readonly pid: number
  readonly session: SessionId
  /** Settles once, when the process is gone or was given up. Never rejects. */
  readonly ended: Promise<ClientEnd>
  /** Runs commands as one line; resolves with their blocks. See CommandQueue.send. */
  send(commands: readonly Command[], options?: SendOptions): Promise<readonly Reply[]>
  /** Runs one command; resolves with its lines, or throws the Failure that its error text means. */
  ask(command: Command): Promise<readonly string[]>
  /**
   * Moves the client to another session. tmux then goes on with panes that it had seen before at the very byte where it
   * stopped to send them.
   */
  switchTo(session: SessionId): Promise<void>
  /**
   * Leaves by closed stdin, waits, then TERM. Resolves when the process is gone or nothing more can be done.
   *
   * A session that ends because its last client leaves must be left by way of a `refuge`, another session: tmux destroys
   * it while a client that is leaving still uses it, and crashes if another client comes or goes at that moment
   * (server-fn.c:server_check_unattached, up to 3.6b).
   */
  close(refuge?: SessionId): Promise<void>
}

/**
 * Attaches a control client to exactly one session and resolves when tmux has confirmed that session. One after the
 * other: see Doorway.
 *
 * Nothing is written before `%session-changed`: up to 3.3a commands would run before the attach. Throws a Failure
 * `server-gone`, `pane-not-found` (the session is gone), `permission-denied`, `spawn-failed` or `timeout`.
 */
export async function openControlClient(options: ControlClientOptions): Promise<ControlClient> {
  return doorway.arrive(async () => attach(options))
}

async function attach(options: ControlClientOptions): Promise<ControlClient> {
  const { address, session } = options
  const { host = LOCAL } = address
  const flags = ['ignore-size', ...options.flags].join(',')
  const argv = host.argv(options.program(address.socket, ['attach-session', '-E', '-f', flags, '-t', session]))
  const [file = '', ...rest] = [...(await parentDeathPrefix()), ...argv]
  const child = withoutReadAhead(() =>
    execa(file, rest, {
      reject: false,
      buffer: false,
      stdin: 'pipe',
      stdout: 'pipe',
      stderr: 'pipe',
      forceKillAfterDelay: false,
    }),
  )

  let end: ClientEnd | undefined
  let firstFailure: Failure | undefined
  let stderr = ''
  const ready = deferred<void>()
  const ended = deferred<ClientEnd>()
  const queue = new CommandQueue({
    nonce: `geppetto-${randomBytes(9).toString('hex')}`,
    write: (data) => {
      input.hurry()
      child.stdin.write(data)
    },
    onTimeout: (failure) => giveUp({ kind: 'lost', cause: failure.message }, failure),
  })

  const giveUp = (how: ClientEnd, failure?: Failure): void => {
    if (end !== undefined) return
    output.flush()
    end = how
    const cause = failure ?? firstFailure ?? endFailure(how, stderr, address)
    queue.close(cause)
    ready.reject(cause)
    ended.resolve(how)
    if (how.kind !== 'exited') void leave()
  }
  let leaving = false
  const leave = async (): Promise<void> =>
    doorway.leave(async () => {
      leaving = true
      if (!child.stdin.writableEnded) child.stdin.end(lastWords(panes))
      if (await settlesWithin(child, LEAVE_MS)) return
      child.kill('SIGTERM')
      if (!(await settlesWithin(child, TERM_MS))) abandon(child)
    })

  const panes = new Set<PaneId>()
  let confirmed = false
  let chosen = session
  const output = new GatheredOutput((pane, data) => options.onOutput?.(pane, data))
  const decoder = new Decoder(
    {
      output: (pane, bytes, start, stop, ageMs = 0) => {
        options.onAge?.(pane, stop - start, ageMs)
        output.add(pane, bytes, start, stop)
      },
      reply: (reply) => {
        input.calm()
        output.flush()
        if (!confirmed && !reply.ok) firstFailure ??= tmuxFailure(Buffer.concat(reply.body).toString(), address)
        queue.receive(reply)
      },
      notification: (notification) => {
        output.flush()
        if (notification.kind === 'session-changed') {
          if (notification.session !== chosen) return giveUp({ kind: 'moved', session: notification.session })
          confirmed = true
          ready.resolve()
        }
        // What our last words bring about.
        if (notification.kind === 'pause' && leaving) return
        if (notification.kind === 'exit') return giveUp({ kind: 'exited', reason: notification.reason })
        options.onNotification(notification)
      },
    },
    {
      wantsOutput: (pane) => {
        panes.add(pane)
        if (panes.size > MAX_PANES) panes.delete(panes.values().next().value ?? pane)
        return options.wantsOutput?.(pane) ?? true
      },
    },
  )
  // Several large reads may follow each other in one turn of the loop.
  let flushing: NodeJS.Immediate | undefined
  const flush = (): void => {
    flushing = undefined
    output.flush()
  }
  const take = (chunk: Buffer): void => {
    queue.heard()
    try {
      decoder.push(chunk)
    } catch (error) {
      giveUp({ kind: 'lost', cause: messageOf(error) })
    }
    if (chunk.length >= READ_BYTES) flushing ??= setImmediate(flush)
    else output.flush()
  }
  const input = new PacedInput(child.stdout, take, () => options.canWait?.() ?? false)
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${chunk.toString()}`.slice(-4096)
  })
  // A write to a client that has just left fails; its end is told by the exit below.
  child.stdin.on('error', () => undefined)
  void child.then((result) => {
    const cause = result.code === undefined ? `the client ended without %exit (${stderr.trim()})` : result.shortMessage
    giveUp({ kind: 'lost', cause: cause ?? 'the client could not be started' })
  })

  const timer = setTimeout(() => {
    const failure = new Failure('timeout', `tmux at ${address.socket} did not accept a control client`, {
      next: 'client and server may be of different versions: set GEPPETTO_TMUX to the tmux that runs the server',
    })
    giveUp({ kind: 'lost', cause: failure.message }, failure)
  }, HANDSHAKE_MS)
  try {
    await ready.promise
  } finally {
    clearTimeout(timer)
  }

  const send: ControlClient['send'] = async (commands, { timeoutMs = COMMAND_MS, onFirstReply } = {}) =>
    queue.send(commands, { timeoutMs, onFirstReply })
  const switchTo = async (next: SessionId): Promise<void> => {
    chosen = next
    await send([['switch-client', '-t', next]])
  }
  return {
    pid: child.pid ?? 0,
    session,
    ended: ended.promise,
    send,
    ask: async (command) => {
      const replies = await send([command])
      const failed = replies.find((reply) => !reply.ok)
      if (failed !== undefined) throw tmuxFailure(Buffer.concat(failed.body).toString(), address)
      return replies.flatMap((reply) => reply.body.map((line) => line.toString()))
    },
    switchTo,
    close: async (refuge) => {
      if (refuge !== undefined && end === undefined) await ignoreGone(switchTo(refuge))
      queue.close(new Failure('server-gone', 'the control client was closed'))
      await leave()
      giveUp({ kind: 'exited', reason: 'closed by us' })
    },
  }
}

/**
 * Pauses the panes whose output tmux may hold for a client that is about to leave. Up to 3.7c a server ends itself ("not
 * enough data") when it writes what it had queued of a pane that has written more since the client was about to go
 * (control.c:control_write_output, control_append_data).
 */
function lastWords(panes: ReadonlySet<PaneId>): string {
  return [...panes].map((pane) => `refresh-client -A '${pane}:pause'\n`).join('')
}

function endFailure(end: ClientEnd, stderr: string, address: ServerAddress): Failure {
  if (stderr.trim() !== '') return tmuxFailure(stderr, address)
  const text = end.kind === 'exited' ? (end.reason ?? 'the client was detached') : 'the control client was lost'
  return new Failure('server-gone', text)
}

interface Deferred<T> {
  readonly promise: Promise<T>
  resolve(value: T): void
  reject(cause: unknown): void
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined
  let reject: (cause: unknown) => void = () => undefined
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  promise.catch(() => undefined)
  return { promise, resolve, reject }
}
