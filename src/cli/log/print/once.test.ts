import { describe, expect, it } from 'vitest'
import type { Line } from '../../../terminal/styled-line.ts'
import { PrintOnce } from './once.ts'

const lines = (...texts: readonly string[]): Line[] => texts.map((text) => ({ text, ansi: text }))

describe('PrintOnce', () => {
  it('does not print again what was printed while it was on the screen', () => {
    const once = new PrintOnce()
    expect(once.settled(lines('one', 'two'))).toEqual(lines('one', 'two'))
    expect(once.settled(lines('one', 'two', 'three'))).toEqual(lines('three'))
    expect(once.left(lines('one', 'two', 'three', 'four'))).toEqual(lines('four'))
  })

  it('prints a line again that has changed', () => {
    const once = new PrintOnce()
    once.settled(lines('10 %', 'below'))
    expect(once.settled(lines('20 %', 'below'))).toEqual(lines('20 %'))
    expect(once.left(lines('done', 'below'))).toEqual(lines('done'))
  })

  it('keeps count of lines that left and came back under the same text', () => {
    const once = new PrintOnce()
    once.settled(lines('same', 'same'))
    expect(once.left(lines('same'))).toEqual([])
    expect(once.settled(lines('same', 'same'))).toEqual(lines('same'))
  })
})
