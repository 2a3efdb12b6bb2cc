import { Failure } from '../base/failure.ts'
import { unescapeOutput } from './escape.ts'
import { equals, type Guard, MAX_GUARD_BYTES, readBegin } from './guard.ts'
import type { PaneId } from './ids.ts'
import type { Notification } from './notification.ts'
import { readOutputLine } from './output-line.ts'
import { parseNotification } from './parse-notification.ts'
import type { Reply } from './reply.ts'

/** Where a decoder puts what it reads, in the order of the stream. A sink must not throw. */
export interface DecoderSink {
  /**
   * Bytes of a pane, exact: `bytes[start..end)`. `ageMs` is how long tmux held them, known only with `pause-after`. Not a
   * buffer of their own: panes that write much come in a hundred thousand pieces a second.
   */
  output(pane: PaneId, bytes: Buffer, start: number, end: number, ageMs: number | undefined): void
  /** A line outside every block. */
  notification(notification: Notification): void
  /** A block that is complete. */
  reply(reply: Reply): void
}

export interface DecoderOptions {
  /** Output of a pane for which this is false is skipped without being decoded. */
  readonly wantsOutput?: (pane: PaneId) => boolean
  /** A longer line outside a block is dropped and reported by its first bytes as `unknown`. */
  readonly maxLineBytes?: number
  /** A larger block is a protocol violation. */
  readonly maxBlockBytes?: number
}

/** tmux's longest `%output` line is 10 931 bytes; names and subscription values may be longer, but not by this much. */
const MAX_LINE_BYTES = 16 * 1024 * 1024
/** A capture of the whole history of a pane is some megabytes. */
const MAX_BLOCK_BYTES = 64 * 1024 * 1024
/** Memory of a kept line besides its bytes; without it a block of empty lines would have no limit. */
const LINE_COST_BYTES = 128
/** Enough of a line over the limit to recognise what it was. */
const REPORTED_BYTES = 1024
/** Panes of a server that lives for years; beyond it their ids are spelled anew. */
const MAX_KNOWN_PANES = 4096
const NEWLINE = 0x0a
const PERCENT = 0x25

interface Block {
  readonly guard: Guard
  readonly body: Buffer[]
  bytes: number
}

/**
 * Reads the byte stream of one control client (`tmux -C`), in chunks cut anywhere, and hands its messages to a sink.
 *
 * A block closes only by a guard with the time, number and flags of its `%begin`: a captured screen may show lines that
 * look like guards, and those are body. So are the notifications that tmux writes inside the block of the command that
 * causes them, `%message` in every version and `%pause` and `%continue` up to 3.7c: who sends `refresh-client -A` reads
 * the body again with `parseNotification`. `%output` never stands inside a block in any version.
 *
 * Buffers given to the sink may be views of the chunks given to `push`, which are overwritten: the caller of `push`
 * must not use the chunks again. The buffers may be kept; a kept view keeps its whole chunk in memory.
 */
export class Decoder {
  readonly #sink: DecoderSink
  readonly #wantsOutput: ((pane: PaneId) => boolean) | undefined
  readonly #maxLineBytes: number
  readonly #maxBlockBytes: number
  readonly #panes = new Map<number, PaneId>()
  #block: Block | undefined
  /** The line that no newline has ended yet; of one beyond the limit only its first bytes. */
  #parts: Buffer[] = []
  #partBytes = 0

  constructor(sink: DecoderSink, options: DecoderOptions = {}) {
    this.#sink = sink
    this.#wantsOutput = options.wantsOutput
    this.#maxLineBytes = options.maxLineBytes ?? MAX_LINE_BYTES
    this.#maxBlockBytes = options.maxBlockBytes ?? MAX_BLOCK_BYTES
  }

  /** True between a `%begin` and its `%end` or `%error`. A block that stays open means that the server hangs. */
  get blockOpen(): boolean {
    return this.#block !== undefined
  }

  /**
   * Reads the next bytes of the stream and calls the sink for every message they complete.
   *
   * @throws Failure `protocol-violation` when a block outgrows its bound. Nothing after that can be told apart: give up
   * the connection and this decoder.
   */
  push(chunk: Buffer): void {
    let start = 0
    for (;;) {
      const newline = chunk.indexOf(NEWLINE, start)
      if (newline === -1) break
      if (this.#partBytes === 0) this.#line(chunk, start, newline)
      else {
        this.#keep(chunk.subarray(start, newline))
        this.#joinedLine()
      }
      start = newline + 1
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start))
  }

  /** Keeps a part of a line; of a line over the limit only its first bytes and its length. */
  #keep(part: Buffer): void {
    this.#partBytes += part.length
    this.#parts.push(part)
    if (this.#block !== undefined) this.#checkBound(this.#block.bytes + this.#partBytes - MAX_GUARD_BYTES)
    else if (this.#partBytes > this.#maxLineBytes) {
      this.#parts = [Buffer.concat(this.#parts, Math.min(this.#partBytes, REPORTED_BYTES))]
    }
  }

  #joinedLine(): void {
    const line = Buffer.concat(this.#parts)
    const length = this.#partBytes
    this.#parts = []
    this.#partBytes = 0
    this.#line(line, 0, length)
  }

  #line(bytes: Buffer, start: number, end: number): void {
    if (this.#block !== undefined) {
      this.#bodyLine(this.#block, bytes, start, end)
      return
    }
    if (end - start > this.#maxLineBytes) {
      this.#unknown(bytes.subarray(start, Math.min(end, start + REPORTED_BYTES)))
      return
    }
    if (bytes[start] === PERCENT && (this.#output(bytes, start, end) || this.#begin(bytes, start, end))) return
    this.#sink.notification(parseNotification(bytes.subarray(start, end)))
  }

  #unknown(line: Buffer): void {
    this.#sink.notification({ kind: 'unknown', line: line.toString('utf8') })
  }

  #output(bytes: Buffer, start: number, end: number): boolean {
    const line = readOutputLine(bytes, start, end)
    if (line === undefined) return false
    const pane = this.#paneId(line.paneNumber)
    if (this.#wantsOutput?.(pane) ?? true) {
      this.#sink.output(pane, bytes, line.dataStart, unescapeOutput(bytes, line.dataStart, end), line.ageMs)
    }
    return true
  }

  #begin(bytes: Buffer, start: number, end: number): boolean {
    const guard = readBegin(bytes, start, end)
    if (guard === undefined) return false
    this.#block = { guard, body: [], bytes: 0 }
    return true
  }

  #bodyLine(block: Block, bytes: Buffer, start: number, end: number): void {
    if (equals(bytes, start, end, block.guard.end)) this.#close(block, true)
    else if (equals(bytes, start, end, block.guard.error)) this.#close(block, false)
    else {
      block.bytes += end - start + LINE_COST_BYTES
      this.#checkBound(block.bytes)
      block.body.push(bytes.subarray(start, end))
    }
  }

  #close({ guard, body }: Block, ok: boolean): void {
    this.#block = undefined
    this.#sink.reply({ time: guard.time, number: guard.number, own: guard.own, ok, body })
  }

  #checkBound(blockBytes: number): void {
    if (blockBytes <= this.#maxBlockBytes) return
    throw new Failure('protocol-violation', `a tmux reply exceeds ${this.#maxBlockBytes} bytes`)
  }

  #paneId(paneNumber: number): PaneId {
    const known = this.#panes.get(paneNumber)
    if (known !== undefined) return known
    if (this.#panes.size >= MAX_KNOWN_PANES) this.#panes.clear()
    const pane: PaneId = `%${paneNumber}`
    this.#panes.set(paneNumber, pane)
    return pane
  }
}
