import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Failure } from '../base/failure.ts'
import { CommandQueue } from './command-queue.ts'

const TIMEOUT_MS = 1000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function openQueue() {
  const written: string[] = []
  const timedOut = vi.fn<() => void>()
  const queue = new CommandQueue({
    nonce: 'nonce',
    write: (data) => void written.push(data.toString()),
    onTimeout: timedOut,
  })
  return { queue, written, timedOut }
}

it('waits for an answer as long as anything at all is heard, however long that takes', async () => {
  const { queue, timedOut } = openQueue()
  const answered = queue.send([['list-panes']], { timeoutMs: TIMEOUT_MS })
  for (let second = 0; second < 120; second += 1) {
    await vi.advanceTimersByTimeAsync(0.7 * TIMEOUT_MS)
    queue.heard()
  }
  expect(timedOut).not.toHaveBeenCalled()
  queue.receive({ time: 0, number: 1, own: true, ok: true, body: [Buffer.from('nonce-1')] })
  expect(await answered).toEqual([])
})

it('gives up a client that is silent', async () => {
  const { queue, timedOut } = openQueue()
  const answered = queue.send([['list-panes']], { timeoutMs: TIMEOUT_MS }).catch(() => undefined)
  await vi.advanceTimersByTimeAsync(TIMEOUT_MS)
  expect(timedOut).toHaveBeenCalledTimes(1)
  queue.close(new Failure('timeout', 'given up'))
  await answered
})

const reply = (text: string, { own = true, ok = true } = {}) => ({
  time: 0,
  number: 1,
  own,
  ok,
  body: text === '' ? [] : [Buffer.from(text)],
})

it('gives each request the blocks before its own nonce, in order, and none of a hook', async () => {
  const { queue, written } = openQueue()
  const first = queue.send([['a'], ['b']], { timeoutMs: TIMEOUT_MS })
  const second = queue.send([['c']], { timeoutMs: TIMEOUT_MS })
  expect(written).toEqual(['a ; b\ndisplay-message -p nonce-1\n', 'c\ndisplay-message -p nonce-2\n'])
  for (const block of [reply('one'), reply('hook', { own: false }), reply('two'), reply('nonce-1')])
    queue.receive(block)
  for (const block of [reply('no such thing', { ok: false }), reply('nonce-2')]) queue.receive(block)
  expect((await first).map(({ body }) => String(body[0]))).toEqual(['one', 'two'])
  expect((await second).map(({ ok }) => ok)).toEqual([false])
})

it('does not take the nonce of another request for its own', async () => {
  const { queue } = openQueue()
  const answered = queue.send([['a']], { timeoutMs: TIMEOUT_MS })
  for (const text of ['nonce-2', 'nonce-11', 'nonce-1 ', 'nonce-1']) queue.receive(reply(text))
  expect(await answered).toHaveLength(3)
})

it('says when the first block is read, before the request is done', async () => {
  const { queue } = openQueue()
  const onFirstReply = vi.fn<() => void>()
  const answered = queue.send([['a'], ['b']], { timeoutMs: TIMEOUT_MS, onFirstReply })
  queue.receive(reply('one'))
  expect(onFirstReply).toHaveBeenCalledTimes(1)
  queue.receive(reply('two'))
  queue.receive(reply('nonce-1'))
  await answered
  expect(onFirstReply).toHaveBeenCalledTimes(1)
})

it('ends everything with the first cause, what is sent later too', async () => {
  const { queue } = openQueue()
  const waiting = queue.send([['a']], { timeoutMs: TIMEOUT_MS })
  queue.close(new Failure('server-gone', 'first'))
  queue.close(new Failure('timeout', 'second'))
  await expect(waiting).rejects.toThrow('first')
  await expect(queue.send([['b']], { timeoutMs: TIMEOUT_MS })).rejects.toThrow('first')
  queue.receive(reply('late'))
})
