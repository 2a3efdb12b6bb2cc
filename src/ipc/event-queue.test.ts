import { expect, it } from 'vitest'
import { EventQueue } from './event-queue.ts'
import type { RunnerEvent } from './messages.ts'

const batch = (seq: number): RunnerEvent[] => [{ seq, time: '', runner: 'raaaaaa', name: 'a', type: 'test' }]

async function seqsOf(queue: EventQueue): Promise<number[]> {
  const seqs: number[] = []
  for await (const events of queue) seqs.push(...events.map(({ seq }) => seq))
  return seqs
}

it('hands over batches in order, those before the end too', async () => {
  const queue = new EventQueue()
  for (let seq = 0; seq < 10; seq += 1) await queue.put(batch(seq))
  queue.end()
  expect(await seqsOf(queue)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

it('holds up its writer when it is full, and lets it go on when something is taken', async () => {
  const queue = new EventQueue()
  let put = 0
  const writing = (async () => {
    for (let seq = 0; seq < 200; seq += 1) {
      await queue.put(batch(seq))
      put += 1
    }
    queue.end()
  })()
  await new Promise(setImmediate)
  expect(put).toBeLessThan(100)
  expect(await seqsOf(queue)).toHaveLength(200)
  await writing
})

it('ends with the first cause, after what came before it', async () => {
  const queue = new EventQueue()
  await queue.put(batch(1))
  queue.end(new Error('first'))
  queue.end(new Error('second'))
  const seen: number[] = []
  await expect(async () => {
    for await (const events of queue) seen.push(...events.map(({ seq }) => seq))
  }).rejects.toThrow('first')
  expect(seen).toEqual([1])
})

it('lets a waiting writer go when its reader has left', async () => {
  const queue = new EventQueue()
  const writing = (async () => {
    for (let seq = 0; seq < 200; seq += 1) await queue.put(batch(seq))
  })()
  for await (const _events of queue) break
  await writing
})
