import { Failure } from '../base/failure.ts'
import { sequence } from '../protocol/quote.ts'
import type { Reply } from '../protocol/reply.ts'
import { Silence } from './silence.ts'

export type Command = readonly string[]

interface Waiting {
  readonly nonce: string
  readonly replies: Reply[]
  readonly silence: Silence
  readonly onFirstReply: (() => void) | undefined
  resolve(replies: readonly Reply[]): void
  reject(cause: Failure): void
}

/**
 * Requests on one control client, answered in order.
 *
 * One line may produce no block, one or many, and hooks of the user add blocks of their own. So a request is not done
 * when some number of blocks has come, but when its own nonce is printed by a `display-message` on a line of its own.
 */
export class CommandQueue {
  readonly #write: (data: Buffer) => void
  readonly #onTimeout: (failure: Failure) => void
  readonly #prefix: string
  readonly #waiting: Waiting[] = []
  #count = 0
  #closed: Failure | undefined

  constructor(options: {
    readonly nonce: string
    readonly write: (data: Buffer) => void
    /** The client is silent and owes an answer: it must be given up, since later answers would be mixed up. */
    readonly onTimeout: (failure: Failure) => void
  }) {
    this.#prefix = options.nonce
    this.#write = options.write
    this.#onTimeout = options.onTimeout
  }

  /**
   * Sends commands as one line, which tmux runs in one pass of its loop, and resolves with their reply blocks.
   *
   * A command that fails ends the line: the last reply then has `ok: false`. Rejects with a Failure `timeout` when tmux
   * was silent for `timeoutMs`, or with the cause given to `close`. Silence counts and not time, since a reply waits
   * behind all output that tmux has queued for this client: in a flood that is minutes, and bytes flow all along. `onFirstReply` runs in the very moment the first block is read: what the client was
   * told before it is older than the command, what follows is newer.
   */
  async send(
    commands: readonly Command[],
    options: { readonly timeoutMs: number; readonly onFirstReply?: (() => void) | undefined },
  ): Promise<readonly Reply[]> {
    const { timeoutMs, onFirstReply } = options
    if (this.#closed !== undefined) throw this.#closed
    this.#count += 1
    const nonce = `${this.#prefix}-${this.#count}`
    const line = commands.length === 0 ? [] : [sequence(commands), Buffer.from('\n')]
    return new Promise((resolve, reject) => {
      const silence = new Silence(timeoutMs, () => {
        const name = commands[0]?.[0] ?? 'command'
        this.#onTimeout(new Failure('timeout', `tmux did not answer ${name} and was silent for ${timeoutMs} ms`))
      })
      this.#waiting.push({ nonce, replies: [], silence, onFirstReply, resolve, reject })
      this.#write(Buffer.concat([...line, Buffer.from(`display-message -p ${nonce}\n`)]))
    })
  }

  /** Something of the client's output has come, whatever it is. */
  heard(): void {
    for (const { silence } of this.#waiting) silence.broken()
  }

  /** Takes the next reply block of this client. Blocks of hooks (`own: false`) answer no request. */
  receive(reply: Reply): void {
    const first = this.#waiting[0]
    if (first === undefined || !reply.own) return
    if (reply.body.length === 1 && reply.body[0]?.toString('latin1') === first.nonce) {
      this.#waiting.shift()
      first.silence.end()
      first.resolve(first.replies)
    } else {
      if (first.replies.length === 0) first.onFirstReply?.()
      first.replies.push(reply)
    }
  }

  /** Rejects everything that still waits, and everything sent later. The first cause stays. */
  close(cause: Failure): void {
    this.#closed ??= cause
    for (const waiting of this.#waiting.splice(0)) {
      waiting.silence.end()
      waiting.reject(this.#closed)
    }
  }
}
