import { describe, expect, it } from 'vitest'
import { addTime, timesUntil } from './state-times.ts'

describe('times in states', () => {
  it('add up over the states that were left', () => {
    let times = addTime({}, { kind: 'active', since: 1000 }, { kind: 'idle', since: 1500 })
    times = addTime(times, { kind: 'idle', since: 1500 }, { kind: 'active', since: 4500 })
    times = addTime(times, { kind: 'active', since: 4500 }, { kind: 'completed', since: 4600 })
    expect(times).toEqual({ active: 600, idle: 3000 })
  })

  it('include the present state until now', () => {
    expect(timesUntil({ active: 5 }, { kind: 'active', since: 100 }, 120)).toEqual({ active: 25 })
  })

  it('take no harm from a clock that was set back', () => {
    expect(addTime({}, { kind: 'active', since: 1000 }, { kind: 'idle', since: 500 })).toEqual({ active: 0 })
  })

  it('do not count a change within a state twice', () => {
    const stuck = addTime({}, { kind: 'active', since: 100 }, { kind: 'active', since: 100, stuck: true })
    expect(timesUntil(stuck, { kind: 'active', since: 100, stuck: true }, 300)).toEqual({ active: 200 })
  })
})
