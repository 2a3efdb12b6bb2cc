import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ReadingPace } from './reading-pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('ReadingPace', () => {
  it('holds those from whom little has come, and lets all of them go on at once', () => {
    const pace = new ReadingPace()
    const told: string[] = []
    const first = { goOn: () => void told.push('first') }
    const second = { goOn: () => void told.push('second') }
    expect(pace.goesOn(10, first)).toBe(false)
    vi.advanceTimersByTime(15)
    expect(pace.goesOn(10, second)).toBe(false)
    expect(told).toEqual([])
    vi.advanceTimersByTime(5)
    expect(told).toEqual(['first', 'second'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('holds for longer what flows, and not what comes after a silence', () => {
    const pace = new ReadingPace()
    let goesOn = 0
    const pane = { goOn: () => void (goesOn += 1) }
    for (const [silenceMs, holdMs] of [
      [0, 20],
      [5, 60],
      [0, 60],
      [25, 20],
    ] as const) {
      const before = goesOn
      vi.advanceTimersByTime(silenceMs)
      pace.goesOn(10, pane)
      vi.advanceTimersByTime(holdMs - 1)
      expect(goesOn).toBe(before)
      vi.advanceTimersByTime(1)
      expect(goesOn).toBe(before + 1)
    }
  })

  it('never holds who floods', () => {
    expect(new ReadingPace().goesOn(64 * 1024, { goOn: () => expect.fail() })).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})
