import { chmodSync, lstatSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { Failure, messageOf } from '../base/failure.ts'
import { removeStaleFifos } from './fifo.ts'
import { FrameDecoder, type Frame } from './frame.ts'
import { decodeHello, type Hello } from './hello.ts'
import { encodeOrder, type Order } from './order.ts'

/** How long to wait for the first line of a reader, in milliseconds; it sends that at once. */
const HELLO_MS = 10_000
/** Longer than any first line: some thousand pipes. */
const MAX_HELLO_BYTES = 64 * 1024
/** How long to wait for the end of a reader that was told to leave, in milliseconds; it ends at once. */
const FAREWELL_MS = 1000
/** Most readers at once: ours, and perhaps some that earlier controllers have left. */
const MAX_READERS = 64
const LINE_FEED = 0x0a

/** One reader that has connected. */
export interface ReaderLink extends Hello {
  /** What it sends, as it arrives, until the connection is closed. */
  frames(): AsyncGenerator<readonly Frame[]>
  order(order: Order): void
}

export interface Listener {
  /** Takes no more readers, and waits a moment for those that are connected to go. */
  close(): Promise<void>
}

/**
 * Lets readers connect at a Unix socket, in a directory that only this user can enter. A socket that an earlier
 * controller left there is replaced, and the FIFOs beside it are removed. Throws a Failure `cannot-create`.
 */
export async function listenForReaders(options: {
  readonly path: string
  /** Takes a reader for as long as it is connected. */
  readonly onReader: (link: ReaderLink) => Promise<void>
  readonly onBug: (error: unknown) => void
}): Promise<Listener> {
  const { path, onReader, onBug } = options
  const connections = new Map<Socket, Promise<void>>()
  const server = createServer((socket) => {
    const served = welcome(socket, onReader)
      .catch(onBug)
      .finally(() => {
        socket.destroySoon()
        connections.delete(socket)
      })
    connections.set(socket, served)
  })
  server.maxConnections = MAX_READERS
  // The socket gets its final name only when it listens. When the server closes, Node removes the first name, and so
  // never the socket that a later controller has put in this place.
  const first = `${path.slice(0, -1)}~`
  try {
    rmSync(first, { force: true })
    server.listen(first)
    await once(server, 'listening')
    chmodSync(first, 0o600)
    renameSync(first, path)
    removeStaleFifos(path)
  } catch (error) {
    server.close()
    throw new Failure('cannot-create', `cannot open the socket ${path}: ${messageOf(error)}`, { cause: error })
  }
  server.on('error', onBug)
  const { ino } = lstatSync(path)
  return {
    close: async () => {
      server.close()
      if (lstatSync(path, { throwIfNoEntry: false })?.ino === ino) unlinkSync(path)
      const late = setTimeout(() => connections.forEach((_, socket) => socket.destroy()), FAREWELL_MS)
      await Promise.all(connections.values())
      clearTimeout(late)
    },
  }
}

async function welcome(socket: Socket, onReader: (link: ReaderLink) => Promise<void>): Promise<void> {
  // An error ends the connection, and with it `frames`.
  socket.on('error', () => undefined)
  const chunks = socket.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer, undefined>
  socket.setTimeout(HELLO_MS, () => socket.destroy())
  let head: Buffer = Buffer.alloc(0)
  let end = -1
  while (end < 0 && head.length < MAX_HELLO_BYTES) {
    const chunk = await next(chunks)
    if (chunk === undefined) return
    head = Buffer.concat([head, chunk])
    end = head.indexOf(LINE_FEED)
  }
  socket.setTimeout(0)
  const hello = end < 0 ? undefined : decodeHello(head.subarray(0, end))
  const order = (given: Order): void => {
    if (socket.writable) socket.write(encodeOrder(given))
  }
  if (hello === undefined) {
    return order({ kind: 'leave', graceMs: 0 })
  }
  const frames = async function* (): AsyncGenerator<readonly Frame[]> {
    const decoder = new FrameDecoder()
    yield decoder.push(head.subarray(end + 1))
    for (let chunk = await next(chunks); chunk !== undefined; chunk = await next(chunks)) yield decoder.push(chunk)
  }
  await onReader({ ...hello, frames, order })
}

/** The next chunk; undefined when the connection has ended in any way. */
async function next(chunks: AsyncIterator<Buffer, undefined>): Promise<Buffer | undefined> {
  try {
    return (await chunks.next()).value
  } catch {
    return undefined
  }
}
