import { describe, expect, it } from 'vitest'
import { recentRevivals } from './revival.ts'

describe('recentRevivals', () => {
  it('counts those of the last ten minutes', () => {
    expect(recentRevivals([''], 10_000)).toEqual([])
    expect(recentRevivals(['9399', '9400', '9401', '10000'], 10_000)).toEqual([9401, 10_000])
  })

  it('leaves out what is no time, or none that can have been', () => {
    expect(recentRevivals(['9999', 'x', "';", '10001', '-5', '1e3'], 10_000)).toEqual([9999])
  })
})
