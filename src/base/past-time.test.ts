import { describe, expect, it } from 'vitest'
import { timeIn } from './past-time.ts'

const NOW = new Date(2026, 4, 17, 12, 0, 0).getTime()

describe('a time that a person names', () => {
  it.each([
    ['2h', new Date(2026, 4, 17, 10)],
    ['90m ago', new Date(2026, 4, 17, 10, 30)],
    [' 9:05 ', new Date(2026, 4, 17, 9, 5)],
    ['11:59:30', new Date(2026, 4, 17, 11, 59, 30)],
    ['12:00', new Date(2026, 4, 17, 12)],
    ['12:01', new Date(2026, 4, 16, 12, 1)],
    ['2026-05-01 00:30', new Date(2026, 4, 1, 0, 30)],
    ['2026-05-01T00:30:15', new Date(2026, 4, 1, 0, 30, 15)],
    ['2026-5-1T9:05', new Date(2026, 4, 1, 9, 5)],
    ['2026-05-01', new Date(2026, 4, 1)],
    ['2024-02-29', new Date(2024, 1, 29)],
    ['2026-05-01T00:30:15Z', new Date(Date.UTC(2026, 4, 1, 0, 30, 15))],
    ['2026-05-01T00:30:15.250+02:00', new Date(Date.UTC(2026, 3, 30, 22, 30, 15, 250))],
  ])('is %s', (text, time) => {
    expect(timeIn(text, NOW)).toBe(time.getTime())
  })

  it.each([
    '',
    'noon',
    '25:00',
    '12:60',
    '2026-13-01 10:00',
    '14',
    '2 hours',
    '2026-02-30',
    '2026-05-00 10:00',
    '2026',
    '12:00Z',
    '2026-05-01 24:00',
    '-2h',
    'Z',
  ])('is not %j', (text) => {
    expect(timeIn(text, NOW)).toBeUndefined()
  })
})
