import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ScreenPace } from './screen-pace.ts'

/** A screen that is read, with the moments at which it was. */
function screen(): { readonly pace: ScreenPace; readonly readAt: number[] } {
  const readAt: number[] = []
  return { pace: new ScreenPace(async () => void readAt.push(performance.now())), readAt }
}

describe('ScreenPace', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  it('reads a screen once when it has settled', async () => {
    const { pace, readAt } = screen()
    for (let piece = 0; piece < 3; piece += 1) {
      pace.changed(performance.now(), false)
      await vi.advanceTimersByTimeAsync(20)
    }
    await vi.advanceTimersByTimeAsync(1000)
    expect(readAt).toHaveLength(1)
    pace.close()
  })

  it('reads screens that go on changing in the same moments, and none more often for that', async () => {
    const screens = Array.from({ length: 5 }, screen)
    for (let ms = 0; ms < 6000; ms += 10) {
      for (const [index, { pace }] of screens.entries()) if (ms >= 70 * index) pace.changed(performance.now(), false)
      await vi.advanceTimersByTimeAsync(10)
    }
    const moments = screens.flatMap(({ readAt }) => readAt).filter((at) => at >= 3000)
    expect(new Set(moments).size).toBeLessThanOrEqual(8)
    for (const { pace, readAt } of screens) {
      expect(readAt.length).toBeLessThanOrEqual(16)
      expect(readAt.length).toBeGreaterThanOrEqual(13)
      pace.close()
    }
  })

  it('does not read a screen for another one that has changed just now', async () => {
    const [busy, other] = [screen(), screen()]
    for (let ms = 0; ms <= 380; ms += 20) {
      busy.pace.changed(performance.now(), false)
      await vi.advanceTimersByTimeAsync(20)
    }
    other.pace.changed(performance.now(), false)
    busy.pace.changed(performance.now(), false)
    await vi.advanceTimersByTimeAsync(10)
    expect([busy.readAt.length, other.readAt.length]).toEqual([1, 0])
    await vi.advanceTimersByTimeAsync(1000)
    expect(other.readAt).toHaveLength(1)
    busy.pace.close()
    other.pace.close()
  })
})
