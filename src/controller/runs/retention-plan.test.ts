import { describe, expect, it } from 'vitest'
import { planRemovals, type StoredRun } from './retention-plan.ts'

const live: StoredRun = { id: 'live', bytes: 1000, endedAt: undefined }
const ended = [
  { id: 'third', bytes: 100, endedAt: 300 },
  { id: 'first', bytes: 100, endedAt: 100 },
  { id: 'second', bytes: 100, endedAt: 200 },
]

function removed(runs: readonly StoredRun[], maxAgeMs: number, maxBytes: number): string[][] {
  return planRemovals(runs, { maxAgeMs, maxBytes }, 1000).map(({ id, why }) => [id, why])
}

describe('planRemovals', () => {
  it('keeps everything within the limits', () => {
    expect(removed([live, ...ended], 900, 1300)).toEqual([])
  })

  it('removes what ended too long ago', () => {
    expect(removed([live, ...ended], 899, 1300)).toEqual([['first', 'age']])
  })

  it('removes the oldest until the rest is small enough', () => {
    expect(removed([live, ...ended], 900, 1299)).toEqual([['first', 'total size']])
    expect(removed([live, ...ended], 899, 1199)).toEqual([
      ['first', 'age'],
      ['second', 'total size'],
    ])
  })

  it('never removes a live run, however large it is', () => {
    expect(removed([live, ...ended], 900, 1).map(([id]) => id)).toEqual(['first', 'second', 'third'])
    expect(removed([live], 0, 0)).toEqual([])
  })
})
