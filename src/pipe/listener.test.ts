import { once } from 'node:events'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fifoPath } from './fifo-path.ts'
import { frameHeader } from './frame.ts'
import { encodeHello } from './hello.ts'
import { listenForReaders, type Listener, type ReaderLink } from './listener.ts'
import { encodeOrder } from './order.ts'

const PIPE = '0123456789abcdef'

describe('listenForReaders', () => {
  let directory: string
  let path: string
  let listener: Listener | undefined
  const links: ReaderLink[] = []
  const bugs: unknown[] = []
  const listen = async (): Promise<void> => {
    const onReader = async (link: ReaderLink): Promise<void> => {
      links.push(link)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    listener = await listenForReaders({ path, onReader, onBug: (error) => bugs.push(error) })
  }

  beforeEach(() => {
    links.length = 0
    bugs.length = 0
    directory = mkdtempSync(join(tmpdir(), 'listener-'))
    path = join(directory, 'x.pipe')
  })

  afterEach(async () => {
    await listener?.close()
    rmSync(directory, { recursive: true })
  })

  it.each([
    ['of an older version', '{"v":1,"pipe":"0123456789abcdef","pid":1}\n'],
    ['of a newer version', '{"v":3,"pid":1,"pipes":[]}\n'],
    ['that is none', 'GET / HTTP/1.1\r\n\r\n'],
  ])('sends a reader away %s', async (_, line) => {
    await listen()
    const socket = createConnection(path)
    const received: Buffer[] = []
    socket.on('data', (chunk: Buffer) => received.push(chunk))
    socket.write(line)
    await once(socket, 'close')
    expect(Buffer.concat(received)).toEqual(encodeOrder({ kind: 'leave', graceMs: 0 }))
    expect(links).toEqual([])
    expect(bugs).toEqual([])
  })

  it('takes in a reader, also when its first line comes in parts', async () => {
    await listen()
    const socket = createConnection(path)
    const hello = encodeHello({ pid: 7, pipes: [PIPE] })
    socket.write(hello.subarray(0, 10))
    await new Promise((resolve) => setTimeout(resolve, 10))
    socket.write(Buffer.concat([hello.subarray(10), frameHeader('end', PIPE, 5)]))
    const link = await vi.waitFor(() => links[0] ?? expect.fail())
    expect(link).toMatchObject({ pid: 7, pipes: [PIPE] })
    const { value } = await link.frames().next()
    expect(value).toEqual([{ kind: 'end', pipe: PIPE, offset: 5 }])
    socket.destroy()
  })

  it('removes what an earlier controller has left, and lets go of who waits for it', async () => {
    const stale = fifoPath(path, PIPE)
    execFileSync('mkfifo', [stale])
    const waiting = spawn('sh', ['-c', 'echo waits; exec >"$1"', 'sh', stale])
    await once(waiting.stdout, 'data')
    await new Promise((resolve) => setTimeout(resolve, 100))
    await listen()
    if (waiting.exitCode === null) await once(waiting, 'exit')
    expect(readdirSync(directory).filter((name) => name.includes(PIPE))).toEqual([])
  })
})
