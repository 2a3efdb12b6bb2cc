import { closeSync, constants, openSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { CarrierHead } from './carrier.ts'
import type { Held, ReadingPace } from './reading-pace.ts'

/** Most bytes of one read: as many as a FIFO holds on Linux. */
const READ_BYTES = 64 * 1024
/** One buffer for all pipes: its bytes are copied before the next read. */
const buffer = Buffer.allocUnsafeSlow(READ_BYTES)

export interface IntakeListener {
  /** The carrier is there; its process id. */
  opened(carrier: number): void
  /** These bytes are valid until this returns. */
  bytes(data: Buffer): void
  /** Nothing more comes. */
  ended(): void
}

/** The reading end of the FIFO of one pipe. */
export class Intake implements Held {
  readonly #listener: IntakeListener
  readonly #pace: ReadingPace
  readonly #socket: Socket
  readonly #head = new CarrierHead()
  /** Our own writing end, which keeps the FIFO open until the carrier has opened its own. */
  #held: number | undefined
  #carrier: number | undefined
  #isHurried = false
  #ended = false

  /** Opens a FIFO, and removes its name once both ends are open. Throws when it cannot be opened. */
  constructor(path: string, pace: ReadingPace, listener: IntakeListener) {
    this.#listener = listener
    this.#pace = pace
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    this.#held = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
    const callback = (length: number): boolean => this.#read(buffer.subarray(0, length), path)
    const end = (): void => this.#end()
    const options = { fd, readable: true, writable: false, onread: { buffer, callback } }
    this.#socket = new Socket(options)
    this.#socket.on('end', end).on('error', end).on('close', end).resume()
  }

  goOn(): void {
    this.#socket.resume()
  }

  /** Reads all bytes at once from now on, without holding small pieces. */
  hurry(): void {
    this.#isHurried = true
    this.goOn()
  }

  /** Ends the carrier, and with it the pipe: bytes that it has passed on still come, then the end. */
  endCarrier(): void {
    // Without a carrier the end comes when no other process can write.
    this.#release()
    if (this.#carrier === undefined || this.#ended) return
    try {
      // As long as the FIFO has not ended, this is its process.
      process.kill(this.#carrier, 'SIGKILL')
    } catch {
      // It has just gone.
    }
  }

  /** Reads no more. */
  close(): void {
    this.#release()
    this.#ended = true
    this.#socket.destroy()
  }

  #read(data: Buffer, path: string): boolean {
    if (this.#ended) return false
    if (this.#carrier !== undefined) this.#listener.bytes(data)
    else this.#begin(data, path)
    return this.#isHurried || this.#pace.goesOn(data.length, this)
  }

  #begin(data: Buffer, path: string): void {
    const head = this.#head.push(data)
    if (head === undefined) return
    this.#release()
    rmSync(path, { force: true })
    if (head.pid === 0) return this.#end()
    this.#carrier = head.pid
    this.#listener.opened(head.pid)
    if (head.length < data.length) this.#listener.bytes(data.subarray(head.length))
  }

  #release(): void {
    if (this.#held !== undefined) closeSync(this.#held)
    this.#held = undefined
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#release()
    this.#listener.ended()
  }
}
