import { expect, it } from 'vitest'
import { gapsText } from './figures.ts'

const NONE = { gaps: 0, lostBytes: 0, lostLines: 0, gapsAtLeast: 0, gapsPerhaps: 0 }

it.each([
  [{}, undefined],
  [{ gaps: 1, lostBytes: 2048 }, '1 (2.0 KiB lost)'],
  [{ gaps: 2, gapsAtLeast: 2 }, '2 (unknown how much in 2)'],
  [{ gaps: 1, gapsPerhaps: 1 }, '1 (perhaps nothing lost)'],
  [
    { gaps: 5, lostBytes: 5, lostLines: 141, gapsAtLeast: 2, gapsPerhaps: 1 },
    '5 (5 B and 141 rows of the pane lost, more in 2, perhaps nothing lost in 1)',
  ],
])('says of %j: %s', (losses, text) => {
  expect(gapsText({ ...NONE, ...losses })).toBe(text)
})
