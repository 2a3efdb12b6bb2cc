import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { carrierNote } from './carrier-note.ts'
import { carrierCommand } from './carrier.ts'
import { Channel } from './channel.ts'
import { makeFifo } from './fifo.ts'
import { FrameDecoder, type Frame } from './frame.ts'
import { ReadingPace } from './reading-pace.ts'

const PIPE = '0123456789abcdef'
const MB = 1024 * 1024

/** What a controller would be sent, put together. */
class Sent {
  readonly #decoder = new FrameDecoder()
  readonly frames: Frame[] = []

  write(data: Uint8Array): void {
    this.frames.push(...this.#decoder.push(Buffer.from(data)))
  }

  get text(): string {
    return this.frames.map((frame) => (frame.kind === 'bytes' ? frame.bytes.toString() : '')).join('')
  }

  /** Offset after the last byte. */
  get at(): number {
    return this.frames.reduce((at, frame) => (frame.kind === 'bytes' ? frame.offset + frame.bytes.length : at), 0)
  }

  /** Bytes that were left out. */
  get missing(): number {
    return this.at - this.text.length
  }

  get end(): number | undefined {
    return this.frames.find((frame) => frame.kind === 'end')?.offset
  }
}

describe('Channel', () => {
  let directory: string
  let path: string
  let carrier: ChildProcess
  let channel: Channel
  let sent: Sent

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'channel-'))
    path = join(directory, `pipe.${PIPE}`)
    await makeFifo(path)
    channel = new Channel({ pipe: PIPE, path, pace: new ReadingPace(), onBytes: () => undefined })
    sent = new Sent()
    channel.link(sent)
    const [file = '', ...args] = carrierCommand(path, carrierNote(path, '%7'))
    carrier = spawn(file, args, { stdio: ['pipe', 'ignore', 'inherit'] })
    while (!channel.isOpen) await new Promise((resolve) => setTimeout(resolve, 5))
  })

  afterEach(() => {
    channel.close()
    carrier.kill('SIGKILL')
    rmSync(directory, { recursive: true })
  })

  it('names the carrier, and passes on what it carries once it is told from where', async () => {
    expect(sent.frames).toEqual([{ kind: 'opened', pipe: PIPE, carrier: carrier.pid }])
    expect(existsSync(path)).toBe(false)
    carrier.stdin?.write('hello')
    await vi.waitFor(() => expect(channel.size).toBe(5))
    expect(sent.frames).toHaveLength(1)
    channel.from(0)
    expect(sent.text).toBe('hello')
    carrier.stdin?.end(' and goodbye')
    await vi.waitFor(() => expect(sent.end).toBe(17))
    expect(sent.text).toBe('hello and goodbye')
  })

  it('begins anew with another controller, at the byte that this one wants', async () => {
    channel.from(0)
    carrier.stdin?.end('0123456789')
    await vi.waitFor(() => expect(sent.end).toBe(10))
    const next = new Sent()
    channel.link(next)
    channel.from(4)
    expect(next.frames).toMatchObject([{ kind: 'bytes', offset: 4 }, { kind: 'end' }])
    expect(next.text).toBe('456789')
  })

  it('keeps the newest of what nobody takes, and shows what is missing by its offset', async () => {
    channel.from(0)
    const total = 48 * MB
    const ended = once(carrier, 'exit')
    carrier.stdin?.end(Buffer.alloc(total, 'x'))
    await ended
    await vi.waitFor(() => expect(channel.size).toBe(32 * MB), { timeout: 10_000 })
    while (sent.end === undefined) channel.from(sent.at)
    expect(sent.end).toBe(total)
    expect(sent.missing).toBeGreaterThan(12 * MB)
    expect(sent.missing).toBeLessThanOrEqual(16 * MB)
  })

  it('has what was written until it is to finish, then ends the carrier', async () => {
    channel.from(0)
    const ended = once(carrier, 'exit')
    carrier.stdin?.write('x'.repeat(100_000))
    channel.finish()
    await ended
    await vi.waitFor(() => expect(sent.end).toBe(100_000))
    expect(sent.text).toHaveLength(100_000)
  })

  it('finishes although the pane goes on', async () => {
    channel.from(0)
    const timer = setInterval(() => carrier.stdin?.write('tick'), 5)
    carrier.stdin?.on('error', () => undefined)
    channel.finish()
    await vi.waitFor(() => expect(sent.end).toBeGreaterThan(0), { timeout: 3000 })
    clearInterval(timer)
    expect(sent.text).toHaveLength(sent.end ?? 0)
  })
})
