import { createConnection } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Channel } from './channel.ts'
import { fifoPath } from './fifo-path.ts'
import { frameHeader } from './frame.ts'
import { encodeHello } from './hello.ts'
import { OrderDecoder, type Order } from './order.ts'
import { Outgoing } from './outgoing.ts'
import { ReadingPace } from './reading-pace.ts'

/** What is kept of all pipes together for a controller that does not take it. */
const MAX_BACKLOG_BYTES = 256 * 1024 * 1024
/** A controller that was killed is started again by the next key or command. */
const GRACE_MS = 60_000
/** Who comes next waits for a reader that is there. */
const RETRY_MS = 100

/**
 * Reads the pipes of all runners of a tmux server at all times, so that tmux never has to keep anything, and passes on
 * what comes to the controller at a socket. Outlives the controller for a while, and ends when no other one comes.
 */
class Reader {
  readonly #path: string
  readonly #channels = new Map<string, Channel>()
  readonly #pace = new ReadingPace()
  #link: Outgoing | undefined
  #lastWait: NodeJS.Timeout | undefined

  constructor(path: string) {
    this.#path = path
  }

  async run(): Promise<void> {
    this.#waitAtMost(GRACE_MS)
    for (;;) {
      await this.#serve()
      await sleep(RETRY_MS)
    }
  }

  /** Connects and stays until the connection is closed, if there is one. */
  async #serve(): Promise<void> {
    const socket = createConnection(this.#path)
    const link = new Outgoing(socket)
    const orders = new OrderDecoder()
    socket.on('connect', () => this.#begin(link))
    socket.on('data', (chunk: Buffer) => {
      for (const order of orders.push(chunk)) this.#obey(order, link)
    })
    socket.on('error', () => undefined)
    await new Promise((resolve) => socket.once('close', resolve))
    if (this.#link === link) this.#leave(GRACE_MS)
  }

  #begin(link: Outgoing): void {
    clearTimeout(this.#lastWait)
    // Of a pipe that was being opened only the controller knew that is gone.
    for (const [pipe, { isOpen }] of this.#channels) if (!isOpen) this.#drop(pipe)
    link.write(encodeHello({ pid: process.pid, pipes: [...this.#channels.keys()] }))
    this.#link = link
    for (const channel of this.#channels.values()) channel.link(link)
  }

  #leave(graceMs: number): void {
    this.#link?.close()
    this.#link = undefined
    for (const channel of this.#channels.values()) channel.link(undefined)
    this.#waitAtMost(graceMs)
  }

  #obey(order: Order, link: Outgoing): void {
    switch (order.kind) {
      case 'open':
        this.#open(order.pipe, link)
        break
      case 'from':
        this.#channels.get(order.pipe)?.from(order.offset)
        break
      case 'finish':
        this.#channels.get(order.pipe)?.finish()
        break
      case 'drop':
        this.#drop(order.pipe)
        break
      case 'leave':
        if (order.graceMs === 0) this.#exit()
        this.#leave(order.graceMs)
        break
    }
  }

  #open(pipe: string, link: Outgoing): void {
    try {
      const path = fifoPath(this.#path, pipe)
      const channel = new Channel({ pipe, path, pace: this.#pace, onBytes: () => this.#shed() })
      channel.link(link)
      this.#channels.set(pipe, channel)
    } catch {
      link.write(frameHeader('end', pipe, 0))
    }
  }

  #drop(pipe: string): void {
    this.#channels.get(pipe)?.close()
    this.#channels.delete(pipe)
  }

  /** Where there are too many bytes, the largest part is that of a pane that floods. */
  #shed(): void {
    const channels = [...this.#channels.values()]
    const excess = channels.reduce((sum, { size }) => sum + size, 0) - MAX_BACKLOG_BYTES
    if (excess <= 0) return
    const largest = channels.reduce((one, other) => (other.size > one.size ? other : one))
    largest.shed(excess)
  }

  #waitAtMost(ms: number): void {
    clearTimeout(this.#lastWait)
    this.#lastWait = setTimeout(() => this.#exit(), ms)
  }

  /** Nothing reads any more: the carriers would keep the pipes of silent panes open. */
  #exit(): never {
    for (const channel of this.#channels.values()) channel.close()
    process.exit(0)
  }
}

const [path = ''] = process.argv.slice(2)
await new Reader(path).run()
