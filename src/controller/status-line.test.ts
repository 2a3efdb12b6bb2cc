import { describe, expect, it } from 'vitest'
import { statusVariables } from './status-line.ts'

describe('statusVariables', () => {
  it('has nothing to say without runners', () => {
    expect([...statusVariables([], false).values()].every((value) => value === '')).toBe(true)
  })

  it('counts runners and lists each window once, with a space on both sides', () => {
    const variables = statusVariables(
      [
        { state: 'active', windows: ['@0'] },
        { state: 'active', windows: ['@0', '@9'] },
        { state: 'idle', windows: ['@3'] },
      ],
      false,
    )
    expect(Object.fromEntries([...variables].filter(([, value]) => value !== ''))).toEqual({
      GEPPETTO_ACTIVE: ' @0 @9 ',
      GEPPETTO_ACTIVE_COUNT: '2',
      GEPPETTO_IDLE: ' @3 ',
      GEPPETTO_IDLE_COUNT: '1',
    })
  })

  it('says that a log cannot be written', () => {
    expect(statusVariables([], true).get('GEPPETTO_TROUBLE')).toBe('1')
  })
})
