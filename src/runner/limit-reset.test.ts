import { describe, expect, it } from 'vitest'
import { resetOf } from './limit-reset.ts'

describe('when a limit ends', () => {
  it.each([
    ["❯ go on\n  ⎿  You've hit your session limit · resets 3pm (Europe/Berlin)\n\n❯ ", '3pm'],
    ["■ You've hit your usage limit. Upgrade to Pro, or try again at 3:04 PM.", 'at 3:04 PM'],
    ['│ Usage limit reached for the model.        │\n│ Access resets at 15:04 PDT.               │', 'at 15:04 PDT'],
    ["You've hit your usage limit. Try again in 5\n  days 3 hours 20 minutes.", 'in 5 days 3 hours 20 minutes'],
    ['resets 1pm\nlater\nresets 2pm · and more', '2pm'],
    ['the limit resets soon', undefined],
    ['Rate limit reached.', undefined],
    [`resets ${'1 '.repeat(40)}`, undefined],
    ['', undefined],
  ])('%j: %j', (screen, reset) => {
    expect(resetOf(screen)).toBe(reset)
  })
})
