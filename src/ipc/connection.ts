import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Failure } from '../base/failure.ts'
import { isAbort } from '../base/scope.ts'
import { call, checkParams, errorBody, parseRequest, type FrameId, type Handlers } from './dispatch.ts'
import { EventWriter, MAX_UNREAD_BYTES } from './event-writer.ts'
import { MAX_REQUEST_BYTES, MAX_RESPONSE_BYTES, decodeFrame, encodeFrame, readFrames } from './frames.ts'
import type { Result } from './methods.ts'
import { Patience, type Wait } from './patience.ts'

/** Then others get their turn, however much one client has asked at once. */
const ANSWERS_IN_A_ROW = 16

const ENDING = new Failure('controller-unreachable', 'the controller is ending', { next: 'try again' })

export interface ConnectionOptions {
  readonly handlers: Handlers
  /** Told about everything that is not a Failure; the client only learns that it happened. */
  readonly onBug: (error: unknown) => void
}

/** One refusal in place of a conversation. Resolves when the socket is closed, never rejects. */
export async function refuse(socket: Socket, failure: Failure): Promise<void> {
  socket.on('error', () => socket.destroy())
  socket.write(encodeFrame({ id: null, error: errorBody(failure) }))
  await sayGoodbye(socket, new Patience(() => socket.destroy()))
}

/**
 * One client. Its requests are answered one by one in their order: a client that does not read is not read from either.
 */
export class Connection {
  readonly #socket: Socket
  readonly #options: ConnectionOptions
  readonly #ended = new AbortController()
  readonly #patience = new Patience((wait) => this.#lose(wait))
  readonly #events: EventWriter
  #subscribed = false
  #leaving = false

  constructor(socket: Socket, options: ConnectionOptions) {
    this.#socket = socket
    this.#options = options
    socket.once('close', () => this.#ended.abort())
    // The reader sees the error too; without a listener it would end the process.
    socket.on('error', () => socket.destroy())
    this.#events = new EventWriter(socket, {
      onSlow: () => this.#dismiss(timeout(`events are not read: more than ${MAX_UNREAD_BYTES} bytes wait`)),
      onBug: options.onBug,
    })
  }

  /** Serves until either side ends. Resolves when the socket is closed, never rejects. */
  async run(): Promise<void> {
    try {
      await this.#answerAll()
    } catch (error) {
      if (error instanceof Failure) this.#write({ id: null, error: errorBody(error) })
      else if (!this.#ended.signal.aborted && error !== this.#socket.errored) this.#options.onBug(error)
    } finally {
      this.#ended.abort()
      this.#events.close()
      await sayGoodbye(this.#socket, this.#patience)
    }
  }

  /** Since when nothing was asked here, on the steady clock; undefined while there is a reason to stay. */
  get idleSinceMs(): number | undefined {
    return this.#leaving ? undefined : this.#patience.idleSinceMs
  }

  /** Closes, so that a client that has something to ask can connect. */
  giveWay(): void {
    this.#dismiss(
      new Failure('controller-busy', 'the connection was idle, and was closed for another client', {
        next: 'try again',
      }),
    )
  }

  /** Ends the conversation: the request in hand is still answered, nothing more is read. */
  leave(): void {
    this.#leaving = true
    this.#ended.abort()
    if (!this.#patience.waiting) return
    this.#patience.for('farewell')
    this.#socket.destroySoon()
  }

  async #answerAll(): Promise<void> {
    const onWait = (partial: boolean): void =>
      this.#patience.for(partial ? 'rest of a request' : this.#subscribed ? 'events' : 'request')
    let answered = 0
    for await (const frame of readFrames(this.#socket, MAX_REQUEST_BYTES, onWait)) {
      this.#patience.for(undefined)
      await this.#answer(frame)
      if (this.#leaving) return
      answered += 1
      if (answered % ANSWERS_IN_A_ROW === 0) await nextTurn()
    }
  }

  async #answer(frame: Uint8Array): Promise<void> {
    const reply = await this.#reply(frame)
    this.#events.flush()
    if (!this.#write(reply)) await this.#drained()
    if (this.#subscribed) this.#events.open()
  }

  async #reply(frame: Uint8Array): Promise<Buffer> {
    let id: FrameId = null
    try {
      const parsed = parseRequest(decodeFrame(frame))
      id = parsed.id
      if ('error' in parsed) throw parsed.error
      const { method, params } = parsed
      const ok =
        method === 'subscribe'
          ? await this.#subscribe(params)
          : await call(this.#options.handlers, method, params, { signal: this.#ended.signal })
      const reply = encodeFrame({ id, ok })
      if (reply.length > MAX_RESPONSE_BYTES) throw new Error(`an answer of ${reply.length} bytes to ${method}`)
      return reply
    } catch (error) {
      const body = errorBody(isAbort(error, this.#ended.signal) ? ENDING : error)
      if (body.kind === 'internal') this.#options.onBug(error)
      return encodeFrame({ id, error: body })
    }
  }

  async #subscribe(params: unknown): Promise<Result<'subscribe'>> {
    if (this.#subscribed) throw new Failure('invalid-request', 'this connection has subscribed already')
    const push = this.#events.push.bind(this.#events)
    const result = await this.#options.handlers.subscribe(checkParams('subscribe', params), push, this.#ended.signal)
    this.#subscribed = true
    return result
  }

  #write(frame: Buffer | object): boolean {
    if (!this.#socket.writable) return true
    return this.#socket.write(Buffer.isBuffer(frame) ? frame : encodeFrame(frame))
  }

  async #drained(): Promise<void> {
    this.#patience.for('reader')
    await once(this.#socket, 'drain', { signal: this.#ended.signal })
  }

  #lose(wait: Wait): void {
    if (wait === 'reader' || wait === 'farewell') this.#socket.destroy()
    else this.#dismiss(timeout(`waited too long for a ${wait}`))
  }

  #dismiss(failure: Failure): void {
    this.#ended.abort()
    this.#events.close()
    this.#write({ id: null, error: errorBody(failure) })
    this.#patience.for('farewell')
    this.#socket.destroySoon()
  }
}

/** Reads on without listening: closing a Unix socket on unread bytes would cost the client our last word. */
async function sayGoodbye(socket: Socket, patience: Patience): Promise<void> {
  patience.for('farewell')
  socket.end()
  socket.resume()
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve))
  patience.for(undefined)
}

function timeout(message: string): Failure {
  return new Failure('timeout', message)
}
