import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Silence } from './silence.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('waits for the whole silence and says so once', () => {
  const told = vi.fn<() => void>()
  const silence = new Silence(1000, told)
  vi.advanceTimersByTime(999)
  expect(told).not.toHaveBeenCalled()
  vi.advanceTimersByTime(5000)
  expect(told).toHaveBeenCalledTimes(1)
  silence.end()
})

it('starts anew whenever something is heard', () => {
  const told = vi.fn<() => void>()
  const silence = new Silence(1000, told)
  for (let at = 0; at < 20; at += 1) {
    vi.advanceTimersByTime(700)
    silence.broken()
  }
  expect(told).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  expect(told).toHaveBeenCalledTimes(1)
})

it('says nothing after its end', () => {
  const told = vi.fn<() => void>()
  new Silence(1000, told).end()
  vi.advanceTimersByTime(5000)
  expect(told).not.toHaveBeenCalled()
})
