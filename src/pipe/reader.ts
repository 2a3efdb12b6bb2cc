import { createConnection, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Backlog } from './backlog.ts'
import { encodeHello, frameHeader, OrderDecoder, type Order } from './wire.ts'

/** What is kept for a controller that does not take it: half a second of the fastest pane, a day of a chatty one. */
const MAX_BACKLOG_BYTES = 16 * 1024 * 1024
/** Sent and not yet on disk, at most: bounds what waits in the controller, whatever its disk does. */
const WINDOW_BYTES = 4 * 1024 * 1024
const READ_BYTES = 64 * 1024
/** A controller that was killed is started again by the next key or command. */
const GRACE_MS = 60_000
const RETRY_MS = [50, 100, 200, 400, 800] as const
/** Turns of the event loop without a byte, after which all that tmux had written has been read. */
const QUIET_TURNS = 3
/** A pane that is released while it floods is never quiet. More than a socket holds, so that no end is cut. */
const FINISH_BYTES = 1024 * 1024

/**
 * What tmux runs for `pipe-pane`: reads standard input at all times, so that tmux never has to keep anything, and passes
 * it on to the controller at a socket. Outlives the controller for a while, and ends with the pipe.
 */
class Reader {
  readonly #path: string
  readonly #pipe: string
  readonly #backlog = new Backlog(MAX_BACKLOG_BYTES)
  #link: Socket | undefined
  #sent = 0
  #acknowledged = 0
  /** Nothing more is read; the end has to be told. */
  #ended = false
  #toldEnd = false
  #graceMs = GRACE_MS
  #lastWait: NodeJS.Timeout | undefined

  constructor(path: string, pipe: string) {
    this.#path = path
    this.#pipe = pipe
  }

  async run(): Promise<void> {
    const end = (): void => this.#end()
    const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
    const callback = (length: number): boolean => this.#read(buffer.subarray(0, length))
    const options = { fd: 0, readable: true, writable: false, onread: { buffer, callback } }
    new Socket(options).on('end', end).on('error', end).on('close', end).resume()
    this.#waitAtMost(this.#graceMs)
    for (let failures = 0; ; failures += 1) {
      if (await this.#serve()) failures = 0
      await sleep(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)])
    }
  }

  #read(bytes: Uint8Array): boolean {
    if (this.#ended) return true
    this.#backlog.push(bytes)
    this.#send()
    return true
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#waitAtMost(this.#graceMs)
    this.#send()
  }

  /** Connects and stays until the connection is closed. False when there was none. */
  async #serve(): Promise<boolean> {
    const link = createConnection(this.#path)
    const orders = new OrderDecoder()
    let connected = false
    link.on('connect', () => {
      connected = true
      link.write(encodeHello({ pipe: this.#pipe, pid: process.pid }))
    })
    link.on('data', (chunk: Buffer) => {
      for (const order of orders.push(chunk)) this.#obey(order, link)
    })
    link.on('error', () => undefined)
    await new Promise((resolve) => link.once('close', resolve))
    if (this.#link === link) {
      this.#link = undefined
      this.#waitAtMost(this.#graceMs)
    }
    return connected
  }

  #obey(order: Order, link: Socket): void {
    switch (order.kind) {
      case 'from':
        this.#acknowledged = order.offset
        this.#backlog.forget(order.offset)
        if (this.#link === undefined) this.#begin(link)
        if (this.#ended) this.#waitAtMost(this.#graceMs)
        this.#send()
        break
      case 'finish':
        void this.#finish()
        break
      case 'leave':
        if (order.graceMs === 0) process.exit(0)
        this.#graceMs = order.graceMs
        link.destroy()
        break
    }
  }

  #begin(link: Socket): void {
    this.#link = link
    this.#sent = this.#acknowledged
    this.#toldEnd = false
    this.#graceMs = GRACE_MS
    clearTimeout(this.#lastWait)
  }

  /** Sends what fits into the window. What had to be dropped shows as a jump of the offset. */
  #send(): void {
    const link = this.#link
    if (link === undefined) return
    const { start, end } = this.#backlog
    if (this.#sent < start) {
      // What is on its way can still arrive; the hole begins after it.
      if (this.#acknowledged < this.#sent) return
      this.#sent = start
      this.#acknowledged = start
    }
    const until = Math.min(end, this.#acknowledged + WINDOW_BYTES)
    link.cork()
    while (this.#sent < until) {
      const bytes = this.#backlog.from(this.#sent, until - this.#sent)
      link.write(frameHeader(this.#sent, bytes.length))
      link.write(bytes)
      this.#sent += bytes.length
    }
    if (this.#ended && this.#sent === end && !this.#toldEnd) {
      this.#toldEnd = true
      link.write(frameHeader(end, 0))
    }
    link.uncork()
  }

  /** Reads what is there, as long as something is, and ends. */
  async #finish(): Promise<void> {
    const enough = this.#backlog.end + FINISH_BYTES
    for (let turns = 0; turns < QUIET_TURNS && this.#backlog.end < enough;) {
      const before = this.#backlog.end
      await new Promise((resolve) => setImmediate(resolve))
      turns = this.#backlog.end === before ? turns + 1 : 0
    }
    this.#end()
  }

  #waitAtMost(ms: number): void {
    clearTimeout(this.#lastWait)
    this.#lastWait = setTimeout(() => process.exit(0), ms)
  }
}

const [path = '', pipe = ''] = process.argv.slice(2)
await new Reader(path, pipe).run()
