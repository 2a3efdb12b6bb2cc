import { describe, expect, it } from 'vitest'
import { ageLastsMs, ageText, clockText } from './ages.ts'

const S = 1000
const [M, H, D] = [60 * S, 3600 * S, 86_400 * S]

describe('ages', () => {
  it.each([
    [-5, 'now'],
    [9 * S, 'now'],
    [12 * S, '10s'],
    [59 * S, '50s'],
    [M, '1m'],
    [59 * M, '59m'],
    [H, '1h'],
    [25 * H, '1d'],
    [2000 * D, '999d'],
  ])('of %d ms is %s', (ms, text) => {
    expect(ageText(ms)).toBe(text)
  })

  it.each([0, 1, 9 * S, 10 * S, 59.5 * S, M, 61 * S, 59 * M, H, 23.9 * H, D, 3.5 * D])('of %d ms last', (ms) => {
    const lasts = ageLastsMs(ms)
    expect(lasts).toBeGreaterThan(0)
    expect(ageText(ms + lasts - 1)).toBe(ageText(ms))
    expect(ageText(ms + lasts)).not.toBe(ageText(ms))
  })

  it('are times of the clock for what is quiet, and days for what is long ago', () => {
    const now = new Date(2026, 11, 1, 12, 0).getTime()
    expect(clockText(new Date(2026, 11, 1, 9, 5).getTime(), now)).toBe('09:05')
    expect(clockText(new Date(2026, 10, 30, 9, 5).getTime(), now)).toBe('11/30')
  })
})
