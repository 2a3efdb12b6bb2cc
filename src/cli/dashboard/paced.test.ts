import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Paced } from './paced.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('does what is wanted often once, then as soon as its pace allows', async () => {
  let done = 0
  const paced = new Paced(100, async () => {
    done += 1
    return Promise.resolve()
  })
  for (let i = 0; i < 5; i += 1) paced.want()
  await vi.advanceTimersByTimeAsync(1)
  expect(done).toBe(1)
  paced.want()
  paced.want()
  await vi.advanceTimersByTimeAsync(50)
  expect(done).toBe(1)
  await vi.advanceTimersByTimeAsync(60)
  expect(done).toBe(2)
  paced.want()
  paced.close()
  await vi.advanceTimersByTimeAsync(500)
  expect(done).toBe(2)
})

it('does again what was wanted while it was at work', async () => {
  let done = 0
  const paced = new Paced(10, async () => {
    done += 1
    if (done === 1) paced.want()
    return Promise.resolve()
  })
  paced.want()
  await vi.advanceTimersByTimeAsync(100)
  expect(done).toBe(2)
})
