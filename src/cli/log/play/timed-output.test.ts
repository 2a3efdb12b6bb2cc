import { expect, it } from 'vitest'
import type { IndexEntry } from '../../../logs/index-entry.ts'
import { LogReader } from '../../../logs/reader.ts'
import { Times } from './timed-output.ts'

/** The times of a log of so many bytes with such entries. */
function timesOf(end: number, points: readonly (readonly [at: number, time: number])[]): Times {
  const entries: IndexEntry[] = points.map(([at, time]) => ({ kind: 'time', at, time }))
  const log = new LogReader('/nowhere')
  Object.defineProperties(log, { entries: { value: entries }, start: { value: 0 }, end: { value: end } })
  return new Times(log)
}

it('spreads what came after an entry over a second, and no longer', () => {
  const times = timesOf(300, [
    [0, 5000],
    [100, 5500],
    [200, 60_000],
  ])
  expect(times.startMs).toBe(5000)
  expect([0, 50, 100, 150, 199, 200].map((at) => Math.round(times.at(at)))).toEqual([0, 250, 500, 1000, 1490, 55_000])
  expect(times.lengthMs).toBe(56_000)
  expect([0, 1000, 30_000, 55_000, 99_000].map((ms) => times.offsetAt(ms))).toEqual([0, 150, 200, 200, 300])
})

it('never goes back, whatever the clock did', () => {
  const times = timesOf(300, [
    [0, 5000],
    [100, 1000],
    [200, 7000],
  ])
  const all = Array.from({ length: 301 }, (_, at) => times.at(at))
  expect(all).toEqual(all.toSorted((one, other) => one - other))
})

it('takes a log without times for one moment', () => {
  const times = timesOf(10, [])
  expect([times.startMs, times.at(0)]).toEqual([0, 0])
})
