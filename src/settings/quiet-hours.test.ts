import { describe, expect, it } from 'vitest'
import { isQuiet, parseQuietHours } from './quiet-hours.ts'

const at = (time: string): Date => new Date(`2026-03-01T${time}`)

describe('parseQuietHours', () => {
  it('reads a span of the day', () => {
    expect(parseQuietHours('22:00-07:00')).toEqual({ from: 1320, to: 420 })
    expect(parseQuietHours('9:05 - 17:59')).toEqual({ from: 545, to: 1079 })
  })

  it.each([
    '',
    '22-7',
    '24:00-07:00',
    '22:60-07:00',
    '22:00-22:00',
    '22:00-07:00x',
    '-1:00-2:00',
    '22:00',
    '٢٢:٠٠-٠٧:٠٠',
  ])('refuses %j', (text) => {
    expect(parseQuietHours(text)).toBeUndefined()
  })
})

describe('isQuiet', () => {
  it.each([
    ['22:00-07:00', '22:00', true],
    ['22:00-07:00', '03:00', true],
    ['22:00-07:00', '06:59:59', true],
    ['22:00-07:00', '07:00', false],
    ['22:00-07:00', '21:59:59', false],
    ['12:00-13:30', '12:00', true],
    ['12:00-13:30', '13:29', true],
    ['12:00-13:30', '13:30', false],
    ['12:00-13:30', '00:00', false],
  ])('%s at %s: %s', (span, time, quiet) => {
    const hours = parseQuietHours(span)
    expect(hours && isQuiet(hours, at(time.padEnd(8, ':00')))).toBe(quiet)
  })
})
