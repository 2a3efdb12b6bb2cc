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
