import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PaneId } from '../../protocol/ids.ts'
import type { LaggingPane } from '../../tmux/lag.ts'
import type { Tap } from '../../tmux/tap.ts'
import { FloodGuard, type FloodGuardOptions } from './flood-guard.ts'

const MB = 1024 ** 2
/** The guard looks this often. */
const LOOK_MS = 200

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A guard of one tap that is behind with some panes, each of which may hold 10 MB; the server may grow by 25 MB. */
function startGuard(ages: Readonly<Record<PaneId, number>>, options: Partial<FloodGuardOptions> = {}) {
  let panes: LaggingPane[] = Object.entries(ages).map(([pane, ageMs]) => {
    return { pane: pane as PaneId, ageMs, estimatedBytes: 10 * MB }
  })
  const dropped: PaneId[] = []
  const caughtUp = vi.fn<() => void>()
  const holds = vi.fn<() => void>()
  const tap = {
    session: '$1',
    behind: () => panes,
    hold: holds,
    drop: async (pane: PaneId) => {
      dropped.push(pane)
      panes = panes.filter((each) => each.pane !== pane)
    },
  } as unknown as Tap
  const guard = new FloodGuard({
    journal: { note: () => undefined } as unknown as FloodGuardOptions['journal'],
    taps: () => [tap],
    serverBytes: () => 0,
    maxBytes: async () => 25 * MB,
    onCaughtUp: caughtUp,
    ...options,
  })
  const keepsUp = (): void => void (panes = [])
  return { guard, dropped, caughtUp, holds, keepsUp }
}

const FOUR = { '%1': 2000, '%2': 9000, '%3': 4000, '%4': 1000 } as const

it('drops the panes that are furthest behind, one after the other, until the server holds what it may', async () => {
  let grown = 300 * MB
  const { guard, dropped } = startGuard(FOUR, { serverBytes: () => grown })
  guard.watch()
  grown += 20 * MB
  await vi.advanceTimersByTimeAsync(LOOK_MS)
  expect(dropped).toEqual([])
  grown += 20 * MB
  await vi.advanceTimersByTimeAsync(LOOK_MS)
  expect(dropped).toEqual(['%2'])
  await vi.advanceTimersByTimeAsync(LOOK_MS)
  expect(dropped).toEqual(['%2', '%3'])
  grown -= 20 * MB
  await vi.advanceTimersByTimeAsync(4 * LOOK_MS)
  expect(dropped).toEqual(['%2', '%3'])
})

it('goes by the age of what comes where the server cannot be seen', async () => {
  const { guard, dropped } = startGuard(FOUR, { serverBytes: () => undefined })
  guard.watch()
  await vi.advanceTimersByTimeAsync(10 * LOOK_MS)
  expect(dropped).toEqual(['%2', '%3'])
})

it('says that a tap has caught up also when that takes less time than a look', async () => {
  const { guard, caughtUp, keepsUp } = startGuard(FOUR)
  guard.watch()
  keepsUp()
  await vi.advanceTimersByTimeAsync(LOOK_MS)
  expect(caughtUp.mock.calls).toEqual([['$1']])
})

it('renews the lease while a tap is behind, says when it has caught up, and then looks no more', async () => {
  const { guard, holds, caughtUp, keepsUp } = startGuard(FOUR)
  guard.watch()
  await vi.advanceTimersByTimeAsync(4 * LOOK_MS)
  expect(holds.mock.calls.length).toBeGreaterThanOrEqual(4)
  expect(caughtUp).not.toHaveBeenCalled()
  keepsUp()
  await vi.advanceTimersByTimeAsync(LOOK_MS)
  expect(caughtUp.mock.calls).toEqual([['$1']])
  expect(vi.getTimerCount()).toBe(0)
})
