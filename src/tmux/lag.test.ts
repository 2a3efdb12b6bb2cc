import { expect, it } from 'vitest'
import { Lag } from './lag.ts'

/** A lag and the hand of its clock. */
function startLag(): { readonly lag: Lag; readonly clock: { ms: number } } {
  const clock = { ms: 5000 }
  return { lag: new Lag(() => clock.ms), clock }
}

it('is behind only with output that tmux has held for a second', () => {
  const { lag } = startLag()
  expect(lag.heard('%1', 100, 999)).toBe(false)
  expect(lag.panes()).toEqual([])
  expect(lag.heard('%1', 100, 1000)).toBe(true)
  expect(lag.panes()).toMatchObject([{ pane: '%1', ageMs: 1000 }])
})

it('says once that it fell behind, and which pane is furthest', () => {
  const { lag } = startLag()
  expect(lag.heard('%1', 100, 2000)).toBe(true)
  expect(lag.heard('%2', 100, 7000)).toBe(false)
  expect(lag.panes().map(({ pane }) => pane)).toEqual(['%2', '%1'])
})

it('has caught up when fresh output comes, when none comes for a while, and when a pane is dropped', () => {
  const { lag, clock } = startLag()
  for (const pane of ['%1', '%2', '%3'] as const) lag.heard(pane, 100, 2000)
  lag.heard('%1', 100, 10)
  lag.forget('%2')
  expect(lag.panes().map(({ pane }) => pane)).toEqual(['%3'])
  clock.ms += 1001
  expect(lag.panes()).toEqual([])
  expect(lag.heard('%1', 100, 2000)).toBe(true)
})

it('may have more of a pane that was behind when it was last heard of, until it has caught up as a whole', () => {
  const { lag, clock } = startLag()
  lag.heard('%1', 100, 2000)
  clock.ms += 900
  lag.heard('%2', 100, 2000)
  clock.ms += 900
  expect(lag.panes().map(({ pane }) => pane)).toEqual(['%2'])
  expect([lag.has('%1'), lag.has('%2'), lag.has('%3')]).toEqual([true, true, false])
  clock.ms += 200
  expect([lag.has('%1'), lag.has('%2')]).toEqual([false, false])
})

it('estimates what is held by the rate at which tmux had read it', () => {
  const { lag, clock } = startLag()
  // One second of output, 4 MB of it, takes ten seconds to come: it was read at 4 MB/s.
  for (let step = 0; step <= 100; step += 1) {
    lag.heard('%1', 40_000, 2000 + step * 90)
    clock.ms += 100
  }
  const [pane] = lag.panes()
  expect(pane?.estimatedBytes).toBeGreaterThan(0.9 * 4e6 * 11)
  expect(pane?.estimatedBytes).toBeLessThan(1.1 * 4e6 * 11)
})
