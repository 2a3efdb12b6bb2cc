import { describe, expect, it } from 'vitest'
import { Pace } from './pace.ts'

/** How many attempts are made in `spanMs` when each fails at once. */
function attemptsIn(spanMs: number): number {
  const pace = new Pace()
  let count = 0
  for (let now = 0; now < spanMs; count += 1) now += Math.max(1, pace.next(now))
  return count
}

describe('Pace', () => {
  it('lets the first attempt pass at once and spaces those that follow', () => {
    const pace = new Pace()
    expect(pace.next(0)).toBe(0)
    const second = pace.next(1)
    expect(second).toBeGreaterThanOrEqual(50)
    expect(pace.next(1 + second)).toBeGreaterThanOrEqual(100)
  })

  it('never waits longer than it may', () => {
    const pace = new Pace(500)
    for (let now = 0; now < 20_000; now += 700) expect(pace.next(now)).toBeLessThanOrEqual(500)
  })

  it('begins anew after a calm', () => {
    const pace = new Pace()
    for (let now = 0; now < 60_000; now += 1000) pace.next(now)
    expect(pace.next(120_000)).toBe(0)
  })

  it('makes few attempts however long it takes', () => {
    expect(attemptsIn(10_000)).toBeLessThanOrEqual(10)
    expect(attemptsIn(3_600_000)).toBeLessThanOrEqual(10 + 3600 / 5)
  })
})
