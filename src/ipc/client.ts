import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import { machineMs } from '../base/clock.ts'
import { Failure, messageOf, systemCode } from '../base/failure.ts'
import type { CallMethod } from './dispatch.ts'
import { EventQueue } from './event-queue.ts'
import { MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES, decodeFrame, encodeFrame, readFrames } from './frames.ts'
import type { RunnerEvent } from './events.ts'
import { PROTOCOL_VERSION, response } from './messages.ts'
import { METHODS, type Method, type Params, type Result } from './methods.ts'

/** The slowest answer, adopting a pane with a long history, takes about a second. */
const DEFAULT_TIMEOUT_MS = 10_000

/** One connection to a controller. Every rejection is a Failure, with the kind that the controller gave. */
export interface Client {
  /** `timeoutMs` is for this call, in place of that of the connection. */
  call<M extends CallMethod>(method: M, params: Params<M>, timeoutMs?: number): Promise<Result<M>>
  /** Asks at once. The iteration ends when the client is closed and fails when the connection is lost. */
  subscribe(params: Params<'subscribe'>): AsyncIterable<readonly RunnerEvent[]>
  /** Requests from now on are not carried out when they are read later than this, in milliseconds: they mean what is seen now. */
  expire(afterMs: number): void
  close(): void
}

/**
 * Connects to the controller at a Unix socket. `timeoutMs` is for every call, and for the connection unless `connectMs` is.
 *
 * Throws a Failure `controller-unreachable` when no process listens there, `timeout` when it does not accept.
 */
export async function connect(
  path: string,
  options: { readonly timeoutMs?: number; readonly connectMs?: number | undefined } = {},
): Promise<Client> {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, connectMs = timeoutMs } = options
  const socket = createConnection(path)
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(connectMs) })
  } catch (error) {
    socket.destroy()
    throw connectFailure(path, error, connectMs)
  }
  return new SocketClient(socket, timeoutMs)
}

function connectFailure(path: string, cause: unknown, timeoutMs: number): Failure {
  if (cause instanceof Error && cause.name === 'AbortError') return unanswered(`${path} is not answered`, timeoutMs)
  if (['EACCES', 'EPERM'].includes(systemCode(cause) ?? '')) {
    return new Failure('permission-denied', `cannot open ${path}: it belongs to another user`, { cause })
  }
  return new Failure('controller-unreachable', `no controller answers at ${path}`, {
    next: 'start it: geppetto-tmux controller start',
    cause,
  })
}

interface Pending {
  readonly resolve: (ok: unknown) => void
  readonly reject: (failure: Error) => void
}

class SocketClient implements Client {
  readonly #socket: Socket
  readonly #timeoutMs: number
  readonly #pending = new Map<number, Pending>()
  readonly #events = new EventQueue()
  #lastId = 0
  #expiryMs = Infinity
  #ended: Error | undefined

  constructor(socket: Socket, timeoutMs: number) {
    this.#socket = socket
    this.#timeoutMs = timeoutMs
    // The reader reports it; without a listener it would end the process.
    socket.on('error', () => socket.destroy())
    void this.#read()
  }

  async call<M extends CallMethod>(method: M, params: Params<M>, timeoutMs?: number): Promise<Result<M>> {
    return this.#ask(method, params, timeoutMs)
  }

  subscribe(params: Params<'subscribe'>): AsyncIterable<readonly RunnerEvent[]> {
    this.#ask('subscribe', params).catch((error: Error) => this.#events.end(error))
    return this.#events
  }

  expire(afterMs: number): void {
    this.#expiryMs = afterMs
  }

  close(): void {
    this.#events.end()
    this.#end(new Failure('controller-unreachable', 'the connection is closed'))
  }

  async #ask<M extends Method>(method: M, params: Params<M>, timeoutMs = this.#timeoutMs): Promise<Result<M>> {
    if (this.#ended !== undefined) throw this.#ended
    const id = (this.#lastId += 1)
    // What is read when the answer is not waited for any more is not carried out either.
    const until = machineMs() + Math.min(timeoutMs, this.#expiryMs)
    const frame = encodeFrame({ v: PROTOCOL_VERSION, id, method, params, until })
    if (frame.length > MAX_REQUEST_BYTES) throw new Failure('invalid-request', `${method}: too much text`)
    const answer = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject }))
    const timer = setTimeout(() => {
      this.#pending.get(id)?.reject(unanswered(`no answer to ${method}`, timeoutMs))
    }, timeoutMs)
    this.#socket.write(frame)
    try {
      const checked = METHODS[method].result.safeParse(await answer)
      if (!checked.success) throw unexpected(checked.error)
      return checked.data as Result<M>
    } finally {
      clearTimeout(timer)
      this.#pending.delete(id)
    }
  }

  async #read(): Promise<void> {
    try {
      for await (const frame of readFrames(this.#socket, MAX_RESPONSE_BYTES)) await this.#receive(frame)
      throw new Error('it ended')
    } catch (error) {
      this.#end(
        error instanceof Failure
          ? error
          : new Failure('controller-unreachable', `the controller went away: ${messageOf(error)}`, {
              next: 'try again; `geppetto-tmux controller log` says why',
              cause: error,
            }),
      )
    }
  }

  async #receive(frame: Uint8Array): Promise<void> {
    const checked = response.safeParse(decodeFrame(frame))
    if (!checked.success) throw unexpected(checked.error)
    const message = checked.data
    if ('events' in message) {
      await this.#events.put(message.events)
    } else if ('error' in message) {
      const { kind, message: text, next } = message.error
      const failure = new Failure(kind, text, { next })
      if (message.id === null) throw failure
      this.#pending.get(Number(message.id))?.reject(failure)
    } else {
      this.#pending.get(Number(message.id))?.resolve(message.ok)
    }
  }

  #end(cause: Error): void {
    this.#ended ??= cause
    this.#socket.destroy()
    this.#events.end(cause)
    for (const { reject } of this.#pending.values()) reject(cause)
  }
}

function unanswered(what: string, timeoutMs: number): Failure {
  return new Failure('timeout', `${what} in ${timeoutMs / 1000} s`, {
    next: 'the controller or the tmux server is busy or stopped: try again',
  })
}

function unexpected(cause: unknown): Failure {
  return new Failure('version-mismatch', 'the controller answered something that this version does not understand', {
    next: 'run `geppetto-tmux controller restart`',
    cause,
  })
}
