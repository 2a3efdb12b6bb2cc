import { describe, expect, it } from 'vitest'
import { FindingLimit } from './finding-limit.ts'

describe('FindingLimit', () => {
  it('takes a hundred in ten minutes, and more only when these are over', () => {
    const limit = new FindingLimit()
    for (let i = 0; i < 100; i += 1) expect(limit.takes(i)).toBe(true)
    expect(limit.takes(1000)).toBe(false)
    expect(limit.takes(10 * 60_000)).toBe(true)
    expect(limit.takes(10 * 60_000)).toBe(false)
  })
})
