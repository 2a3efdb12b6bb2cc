import { describe, expect, it } from 'vitest'
import { HeldLines } from './lines.ts'

const numbered = (count: number, width = 0) =>
  Array.from({ length: count }, (_, index) => ({ text: `${index}`, ansi: `${index}`.padEnd(width) }))

describe('HeldLines', () => {
  it('lets the oldest of too many lines go', () => {
    const held = new HeldLines()
    expect(held.add(numbered(105_000))).toBe(0)
    expect([held.full, held.overflown]).toEqual([true, false])
    expect(held.add(numbered(10_000))).toBe(15_000)
    expect([held.length, held.at(0)?.text, held.overflown]).toEqual([100_000, '15000', true])
  })

  it('lets the oldest of too much text go', () => {
    const held = new HeldLines()
    expect(held.add(numbered(300, 100_000))).toBeGreaterThan(50)
    expect(held.length).toBeLessThan(250)
    expect(held.at(held.length - 1)?.text).toBe('299')
  })
})
