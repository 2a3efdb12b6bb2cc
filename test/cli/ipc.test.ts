import { once } from 'node:events'
import { createServer, createConnection, type Socket } from 'node:net'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Failure } from '../../src/base/failure.ts'
import { withScope } from '../../src/base/scope.ts'
import { connect, type Client } from '../../src/ipc/client.ts'
import type { Handlers } from '../../src/ipc/dispatch.ts'
import { FrameSplitter, MAX_REQUEST_BYTES, decodeFrame, encodeFrame } from '../../src/ipc/frames.ts'
import { MAX_EVENTS_PER_FRAME, type RunnerEvent } from '../../src/ipc/events.ts'
import { PROTOCOL_VERSION } from '../../src/ipc/messages.ts'
import { METHODS } from '../../src/ipc/methods.ts'
import { MAX_CONNECTIONS, serveSocket } from '../../src/ipc/server.ts'
import { waitFor } from '../support/wait-for.ts'

let directory: string
let path: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ipc-'))
  path = join(directory, 's')
})

afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

const notAsked = async (): Promise<never> => {
  throw new Error('not asked in this test')
}

function handlers(some: Partial<Handlers> = {}): Handlers {
  const rest = Object.fromEntries(Object.keys(METHODS).map((method) => [method, notAsked])) as unknown as Handlers
  return { ...rest, hello: async () => ({ version: '1', protocol: PROTOCOL_VERSION, pid: 1 }), ...some }
}

function event(seq: number): RunnerEvent {
  return { seq, time: '2026-01-01T00:00:00.000Z', runner: 'rabc', name: 'build', type: 'state', text: '€ ü 日本' }
}

/** Serves for the time of `body`; returns what was reported as a bug. */
async function serving(some: Partial<Handlers>, body: (stop: () => void) => Promise<void>): Promise<unknown[]> {
  const bugs: unknown[] = []
  const stop = new AbortController()
  await withScope(stop.signal, async (scope) => {
    await serveSocket({
      path,
      ensureDirectory: () => undefined,
      handlers: handlers(some),
      scope,
      onBug: (error) => bugs.push(error),
    })
    await body(() => stop.abort(new DOMException('stopped', 'AbortError')))
  }).catch((error: unknown) => {
    if (error !== stop.signal.reason) throw error
  })
  return bugs
}

async function withClient(body: (client: Client) => Promise<void>): Promise<void> {
  const client = await connect(path, { timeoutMs: 5_000 })
  try {
    await body(client)
  } finally {
    client.close()
  }
}

/** Writes raw bytes and returns the answers as they came, until `count` of them or the end. */
async function raw(bytes: string | Uint8Array, count: number, end = false): Promise<unknown[]> {
  const socket = createConnection(path)
  await once(socket, 'connect')
  if (end) socket.end(bytes)
  else socket.write(bytes)
  return answers(socket, count)
}

async function answers(socket: Socket, count: number): Promise<unknown[]> {
  const splitter = new FrameSplitter(10_000_000)
  const found: unknown[] = []
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    for (const frame of splitter.push(chunk)) found.push(decodeFrame(frame))
    if (found.length >= count) break
  }
  socket.destroy()
  return found
}

const hello = (id: number): object => ({ v: PROTOCOL_VERSION, id, method: 'hello' })

describe('frames', () => {
  test('survive any split', () => {
    const values = fc.array(fc.jsonValue(), { maxLength: 8 })
    fc.assert(
      fc.property(values, fc.array(fc.nat(200), { maxLength: 20 }), (sent, cuts) => {
        const bytes = Buffer.concat(sent.map(encodeFrame))
        const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length]
        const splitter = new FrameSplitter(MAX_REQUEST_BYTES)
        const received = at.flatMap((from, i) => [...splitter.push(bytes.subarray(from, at[i + 1] ?? from))])
        expect(received.map(decodeFrame)).toEqual(sent.map((value): unknown => JSON.parse(JSON.stringify(value))))
        expect(splitter.partial).toBe(false)
      }),
    )
  })

  test('are refused beyond their bound, after those before them', () => {
    const splitter = new FrameSplitter(10)
    const frames = splitter.push(Buffer.from('"ok"\n"much too long"\n'))
    expect(decodeFrame(frames.next().value as Uint8Array)).toBe('ok')
    expect(() => frames.next()).toThrow(Failure)
  })

  test.each(['{', '"\xff"', ''])('of %j are invalid', (text) => {
    expect(() => decodeFrame(Buffer.from(text, 'latin1'))).toThrow(Failure)
  })
})

describe('the server', () => {
  test('answers, and keeps its socket to this user', async () => {
    await serving({}, async () => {
      expect(statSync(path).mode & 0o777).toBe(0o600)
      await withClient(async (client) => {
        expect(await client.call('hello', {})).toEqual({ version: '1', protocol: PROTOCOL_VERSION, pid: 1 })
      })
    })
    expect(existsSync(path)).toBe(false)
  })

  test('hands a Failure on and keeps a bug to itself', async () => {
    const failure = new Failure('runner-not-found', 'no runner x', { next: 'geppetto-tmux ls' })
    const bugs = await serving(
      {
        show: async () => {
          throw failure
        },
      },
      async () => {
        await withClient(async (client) => {
          await expect(client.call('show', { runner: 'x' })).rejects.toMatchObject({
            name: 'Failure',
            kind: 'runner-not-found',
            message: 'no runner x',
            next: 'geppetto-tmux ls',
          })
          await expect(client.call('list', {})).rejects.toMatchObject({ kind: 'internal' })
        })
      },
    )
    expect(bugs).toMatchObject([{ message: 'not asked in this test' }])
  })

  test('answers nonsense with typed errors on the same connection', async () => {
    await serving({}, async () => {
      const requests = [
        'nonsense',
        '[]',
        '{"v":1,"id":3}',
        '{"v":1,"id":"four","method":"toString"}',
        '{"v":99,"id":5,"method":"hello"}',
        '{"v":1,"id":6,"method":"mark","params":{"pane":7}}',
        '',
        '{"v":1,"id":7,"method":"hello"}',
      ]
      expect(await raw(requests.map((line) => `${line}\n`).join(''), 7)).toMatchObject([
        { id: null, error: { kind: 'invalid-request' } },
        { id: null, error: { kind: 'invalid-request' } },
        { id: 3, error: { kind: 'invalid-request' } },
        { id: 'four', error: { kind: 'invalid-request' } },
        { id: 5, error: { kind: 'version-mismatch' } },
        { id: 6, error: { kind: 'invalid-request', message: expect.stringContaining('mark: pane') as string } },
        { id: 7, ok: { version: '1' } },
      ])
    })
  })

  test('is stopped by a client of another protocol, so that a new version can take over', async () => {
    await serving({ stop: async () => ({}) }, async () => {
      expect(await raw('{"v":99,"id":1,"method":"stop"}\n', 1)).toEqual([{ id: 1, ok: {} }])
    })
  })

  test('refuses a frame without end and goes on with the others', async () => {
    await serving({}, async () => {
      const flood = raw('x'.repeat(MAX_REQUEST_BYTES * 4), 1)
      expect(await flood).toMatchObject([{ id: null, error: { kind: 'invalid-request' } }])
      await withClient(async (client) => void (await client.call('hello', {})))
    })
  })

  test('answers a client that has ended its side already', async () => {
    await serving({}, async () => {
      const both = Buffer.concat([encodeFrame(hello(1)), encodeFrame(hello(2))])
      expect(await raw(both, 3, true)).toMatchObject([{ id: 1 }, { id: 2 }])
    })
  })

  test('serves two hundred clients at once and tells the one too many', async () => {
    await serving({ subscribe: async () => ({ seq: 0 }) }, async () => {
      const clients = await Promise.all(Array.from({ length: MAX_CONNECTIONS }, async () => connect(path)))
      for (const client of clients) client.subscribe({})
      const served = await Promise.all(clients.map(async (client) => client.call('hello', {})))
      expect(served).toHaveLength(MAX_CONNECTIONS)
      await withClient(async (client) => {
        await expect(client.call('hello', {})).rejects.toMatchObject({ kind: 'controller-busy' })
      })
      for (const client of clients) client.close()
    })
  })

  test.each([
    ['say nothing', ''],
    ['never end what they say', '{"v":1,'],
    ['have said all they want', `{"v":${PROTOCOL_VERSION},"id":1,"method":"hello"}\n`],
  ])('does not keep others out for clients that %s', async (_, said) => {
    let push: ((events: readonly RunnerEvent[]) => void) | undefined
    const subscribe: Handlers['subscribe'] = async (_params, given) => {
      push = given
      return { seq: 0 }
    }
    await serving({ subscribe }, async () => {
      const subscriber = await connect(path)
      const events = subscriber.subscribe({})[Symbol.asyncIterator]()
      await waitFor('the subscription', () => push !== undefined)
      const silent: Socket[] = []
      for (let count = 0; count < 2 * MAX_CONNECTIONS; count += 1) {
        const socket = createConnection(path).on('error', () => undefined)
        await once(socket, 'connect')
        socket.write(said)
        silent.push(socket)
      }
      await withClient(async (client) => void (await client.call('hello', {})))
      push?.([event(1)])
      expect(await events.next()).toMatchObject({ value: [{ seq: 1 }] })
      for (const socket of silent) socket.destroy()
      subscriber.close()
    })
  })

  test('answers the request in hand before it ends', async () => {
    let begun = (): void => {}
    const started = new Promise<void>((resolve) => (begun = resolve))
    await serving(
      {
        list: async (_, { signal }) => {
          begun()
          await once(signal, 'abort')
          return { runners: [] }
        },
      },
      async (stop) => {
        const client = await connect(path)
        const asked = client.call('list', {})
        await started
        stop()
        expect(await asked).toEqual({ runners: [] })
        client.close()
      },
    )
  })
})

describe('the socket file', () => {
  test('is taken over when nobody answers', async () => {
    const dead = createServer().listen(join(directory, 'dead'))
    await once(dead, 'listening')
    renameSync(join(directory, 'dead'), path)
    await new Promise((resolve) => dead.close(resolve))
    expect(existsSync(path)).toBe(true)
    await serving({}, async () => withClient(async (client) => void (await client.call('hello', {}))))
  })

  test('is left to a controller that answers', async () => {
    await serving({}, async () => {
      await expect(serving({}, async () => {})).rejects.toMatchObject({ kind: 'controller-busy' })
      await withClient(async (client) => void (await client.call('hello', {})))
    })
  })

  test('is not a place to overwrite a file', async () => {
    writeFileSync(path, 'precious')
    await expect(serving({}, async () => {})).rejects.toMatchObject({ kind: 'cannot-create' })
    expect(readFileSync(path, 'utf8')).toBe('precious')
  })
})

describe('a subscription', () => {
  test('answers first, then sends events in order and in bounded frames', async () => {
    const subscribe: Handlers['subscribe'] = async (_, push) => {
      push(Array.from({ length: 120 }, (__, i) => event(i)))
      return { seq: 120 }
    }
    await serving({ subscribe }, async () => {
      const frames = await raw('{"v":1,"id":1,"method":"subscribe"}\n', 4)
      expect(frames[0]).toEqual({ id: 1, ok: { seq: 120 } })
      const batches = frames.slice(1) as { events: RunnerEvent[] }[]
      expect(batches.map(({ events }) => events.length)).toEqual([MAX_EVENTS_PER_FRAME, MAX_EVENTS_PER_FRAME, 20])
      expect(batches.flatMap(({ events }) => events)).toEqual(Array.from({ length: 120 }, (_, i) => event(i)))
    })
  })

  test('delivers what was pushed before the answer to a later request', async () => {
    const subscribe: Handlers['subscribe'] = async (_, push) => {
      push([event(1), event(2)])
      return { seq: 2 }
    }
    await serving({ subscribe }, async () => {
      const client = await connect(path)
      const batches = client.subscribe({})
      void client.call('hello', {}).finally(() => client.close())
      const seen: number[] = []
      for await (const batch of batches) seen.push(...batch.map(({ seq }) => seq))
      expect(seen).toEqual([1, 2])
    })
  })

  test('ends with its client', async () => {
    let over = (): void => {}
    const ended = new Promise<void>((resolve) => (over = resolve))
    const subscribe: Handlers['subscribe'] = async (_, push, signal) => {
      signal.addEventListener('abort', over)
      push([event(1)])
      return { seq: 1 }
    }
    await serving({ subscribe }, async () => {
      const client = await connect(path)
      for await (const batch of client.subscribe({})) {
        expect(batch).toEqual([event(1)])
        break
      }
      client.close()
      await ended
    })
  })

  test('fails when the controller goes away', async () => {
    const subscribe: Handlers['subscribe'] = async () => ({ seq: 0 })
    await serving({ subscribe }, async (stop) => {
      const client = await connect(path)
      const next = client.subscribe({})[Symbol.asyncIterator]().next()
      await client.call('hello', {})
      stop()
      await expect(next).rejects.toMatchObject({ kind: 'controller-unreachable' })
    })
  })

  test('is dropped with a typed error when its reader has stopped reading', async () => {
    let over = (): void => {}
    const ended = new Promise<void>((resolve) => (over = resolve))
    const subscribe: Handlers['subscribe'] = async (_, push, signal) => {
      const flood = setInterval(() => push(Array.from({ length: 2_000 }, (__, i) => event(i))), 1)
      signal.addEventListener('abort', () => {
        clearInterval(flood)
        over()
      })
      return { seq: 0 }
    }
    await serving({ subscribe }, async () => {
      const socket = createConnection(path)
      await once(socket, 'connect')
      socket.pause()
      socket.write('{"v":1,"id":1,"method":"subscribe"}\n')
      await ended
      const frames = await answers(socket, Number.POSITIVE_INFINITY)
      expect(frames.at(-1)).toMatchObject({ id: null, error: { kind: 'timeout' } })
    })
  })
})

describe('the client', () => {
  test('says that nobody listens', async () => {
    await expect(connect(path)).rejects.toMatchObject({ kind: 'controller-unreachable' })
  })

  test('gives up on an answer that does not come, not on the connection', async () => {
    const never: Handlers['list'] = async (_, { signal }) => {
      await once(signal, 'abort')
      return { runners: [] }
    }
    await serving({ list: never }, async () => {
      const client = await connect(path, { timeoutMs: 50 })
      await expect(client.call('list', {})).rejects.toMatchObject({ kind: 'timeout' })
      client.close()
    })
  })

  test('does not send more than the controller would read', async () => {
    await serving({}, async () => {
      await withClient(async (client) => {
        await expect(client.call('show', { runner: 'x'.repeat(MAX_REQUEST_BYTES) })).rejects.toMatchObject({
          kind: 'invalid-request',
        })
      })
    })
  })
})
