import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { text as readAll } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Client } from '../../src/ipc/client.ts'
import { controllerSocket } from '../../src/host/paths.ts'
import { FrameSplitter, MAX_REQUEST_BYTES, decodeFrame } from '../../src/ipc/frames.ts'
import { FAILURE_KINDS } from '../../src/base/failure.ts'
import { METHODS } from '../../src/ipc/methods.ts'
import { HOSTILE } from '../support/hostile.ts'
import { startHostileServer, type HostileServer } from '../support/hostile-server.ts'
import { oneVersion } from '../support/tmux.ts'

interface Answer {
  readonly id: unknown
  readonly ok?: unknown
  readonly error?: { readonly kind: string; readonly message: string }
}

let hostile: HostileServer
let path: string
beforeAll(async () => {
  // The socket does not depend on the version of tmux.
  const [tmux] = oneVersion()
  hostile = await startHostileServer(tmux?.binary ?? 'tmux')
  path = controllerSocket(hostile.server, hostile.server.env)
  await hostile.client.call('mark', { pane: '%0', name: 'api' })
})
afterAll(async () => hostile[Symbol.asyncDispose]())

async function open(): Promise<Socket> {
  const socket = createConnection(path)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

/** The answers that come, until `count` of them or the end. */
async function answers(socket: Socket, count: number): Promise<Answer[]> {
  const splitter = new FrameSplitter(10_000_000)
  const found: Answer[] = []
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    for (const frame of splitter.push(chunk)) found.push(decodeFrame(frame) as Answer)
    if (found.length >= count) break
  }
  socket.destroy()
  return found
}

async function ask(text: string): Promise<Answer[]> {
  const socket = await open()
  socket.end(`${text}\n`)
  return answers(socket, Infinity)
}

/** Somebody who behaves is served all the while; returns how often. */
async function servedDuring(work: Promise<unknown>): Promise<number> {
  const during = new AbortController()
  void work.finally(() => during.abort()).catch(() => undefined)
  let served = 0
  while (!during.signal.aborted) {
    const client = await connect(path)
    const { runners } = await client.call('list', {})
    expect(runners).toMatchObject([{ name: 'api' }])
    client.close()
    served += 1
    await sleep(100)
  }
  await work
  return served
}

/** Resident memory of the controller in MB. */
async function memory(): Promise<number> {
  const { pid } = await hostile.client.call('hello', {})
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

describe('a request that holds', () => {
  test.each(HOSTILE)('$name anywhere gets one typed answer', async (it) => {
    const text = hostile.text(it)
    const requests = [
      text,
      JSON.stringify(text),
      JSON.stringify([text]),
      JSON.stringify({ [text]: text }),
      JSON.stringify({ v: 1, id: text, method: text }),
      JSON.stringify({ v: text, id: 1, method: 'hello' }),
      JSON.stringify({ v: 1, id: 1, method: 'hello', params: { [text]: text } }),
      JSON.stringify({
        v: 1,
        id: 1,
        method: 'mark',
        params: { pane: text, name: text, agent: text, idleAfterMs: text },
      }),
      JSON.stringify({ v: 1, id: 1, method: 'subscribe', params: { runner: text, since: text } }),
    ]
    for (const request of requests) {
      for (const answer of await ask(request)) {
        if (answer.error === undefined) expect(answer.ok).toBeTypeOf('object')
        else expect([...FAILURE_KINDS].filter((kind) => kind !== 'internal')).toContain(answer.error.kind)
      }
    }
    await hostile.unharmed()
  })
})

test.each([
  ['a number beyond all', '{"v":1e999,"id":1e999,"method":"hello"}'],
  ['a silence beyond all', '{"v":1,"id":1,"method":"mark","params":{"pane":"%0","idleAfterMs":1e308}}'],
  ['a prototype', '{"v":1,"id":1,"method":"hello","__proto__":{"method":"stop"},"params":{"__proto__":{"x":1}}}'],
  ['an inherited method', '{"v":1,"id":1,"method":"__proto__"}'],
  ['brackets without end', '['.repeat(MAX_REQUEST_BYTES - 10)],
  ['brackets all closed', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
  ['deep parameters', `{"v":1,"id":1,"method":"hello","params":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`],
  ['a key twice', '{"v":1,"id":1,"method":"stop","method":"hello"}'],
  ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22]).toString('latin1')],
  ['a byte order mark', '\ufeff{"v":1,"id":1,"method":"hello"}'],
])('%s is answered', async (_, request) => {
  expect(await ask(request)).toHaveLength(1)
  await hostile.unharmed()
})

test('a method without parameters it needs says which', async () => {
  for (const method of Object.keys(METHODS).filter((name) => !['stop', 'subscribe'].includes(name))) {
    for (const params of [null, 7, 'x', [], { runner: {} }, { runner: '' }, { pane: [] }]) {
      const [answer] = await ask(JSON.stringify({ v: 1, id: 1, method, params }))
      if (answer?.error !== undefined) expect(answer.error.kind).toMatch(/^(?:invalid-request|runner-not-found)$/)
    }
  }
})

test('who writes a byte a second is refused in the end, and nobody waits for them', async () => {
  const slow = await open()
  const drip = setInterval(() => slow.write('x'), 1000)
  const refused = answers(slow, 1).finally(() => clearInterval(drip))
  expect(await servedDuring(refused)).toBeGreaterThan(20)
  expect(await refused).toMatchObject([{ id: null, error: { kind: 'timeout' } }])
})

test('a flood of 100,000 requests is answered in order, and others meanwhile', async () => {
  const count = 100_000
  const flood = async (): Promise<void> => {
    const socket = await open()
    const received = readAll(socket)
    for (let id = 0; id < count; id += 1000) {
      const batch = Array.from({ length: 1000 }, (_, at) => `{"v":1,"id":${id + at},"method":"status"}\n`).join('')
      if (!socket.write(batch)) await once(socket, 'drain')
    }
    socket.end()
    const lines = (await received).trimEnd().split('\n')
    const ids = lines.map((line) => (JSON.parse(line) as Answer).id)
    expect(ids).toEqual(Array.from({ length: count }, (_, id) => id))
  }
  expect(await servedDuring(flood())).toBeGreaterThan(0)
})

test('who asks for everything and reads nothing is not read from, and costs no memory', async () => {
  const before = await memory()
  const sockets = await Promise.all(Array.from({ length: 20 }, open))
  const request = '{"v":1,"id":1,"method":"list"}\n'.repeat(2000)
  for (const socket of sockets) socket.pause().write(request.repeat(20))
  expect(await servedDuring(sleep(3000))).toBeGreaterThan(0)
  expect((await memory()) - before).toBeLessThan(100)
  for (const socket of sockets) socket.destroy()
})

test('two hundred clients are served at once, whatever the others do', async () => {
  const rude = await Promise.all(Array.from({ length: 40 }, open))
  rude.forEach((socket, at) => socket.write(at % 2 === 0 ? '{"v":1,' : `${'x'.repeat(MAX_REQUEST_BYTES - 1)}`))
  const clients = await Promise.all(Array.from({ length: 200 }, async (): Promise<Client> => connect(path)))
  const listed = await Promise.all(clients.map(async (client) => client.call('list', {})))
  expect(listed.every(({ runners }) => runners.length === 1)).toBe(true)
  for (const client of clients) client.close()
  for (const socket of rude) socket.destroy()
})

test('clients that leave in the middle of a request or an answer leave nothing behind', async () => {
  for (let round = 0; round < 300; round += 1) {
    const socket = await open()
    socket.write('{"v":1,"id":1,"method":"list"}\n{"v":1,"id":2,"method":"subscribe"}\n{"v":1,')
    if (round % 3 === 0) await once(socket, 'readable')
    socket.destroy()
  }
  await hostile.unharmed()
  const clients = await Promise.all(Array.from({ length: 200 }, async () => connect(path)))
  await Promise.all(clients.map(async (client) => client.call('hello', {})))
  for (const client of clients) client.close()
})

test('none of it was a bug', async () => {
  const log = readFileSync(`${hostile.server.home}/state/geppetto-tmux/controller.log`, 'utf8')
  expect(log.split('\n').filter((line) => !line.includes('"level":"note"') && line !== '')).toEqual([])
})
