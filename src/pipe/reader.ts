import { createConnection } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Channel } from './channel.ts'
import { fifoPath } from './fifo-path.ts'
import { frameHeader } from './frame.ts'
import { encodeHello } from './hello.ts'
import { OrderDecoder, type Order } from './order.ts'
import { Outgoing } from './outgoing.ts'
import { ReadingPace } from './reading-pace.ts'

/** Most bytes kept of all pipes together for a controller that does not take them. */
const MAX_BACKLOG_BYTES = 256 * 1024 * 1024
/** How long to wait for the next controller after one was killed: a keeper, a key or a command starts it. */
const GRACE_MS = 60_000
/** Time between two attempts to connect, in milliseconds. */
const RETRY_MS = 100

/**
 * Reads the pipes of all runners of a tmux server at all times, so that tmux never has to keep their bytes, and passes
 * them on to the controller at a socket. Outlives the controller for a while, and ends when no other one comes.
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
    // Only the controller that is gone knew of the pipes that were being opened.
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

  /** Drops bytes of the largest channel when too many are kept: that is the one of a flooding pane. */
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

  /** Ends the carriers, too: without a reader they would keep the pipes of silent panes open. */
  #exit(): never {
    for (const channel of this.#channels.values()) channel.close()
    process.exit(0)
  }
}

const [path = ''] = process.argv.slice(2)
await new Reader(path).run()
