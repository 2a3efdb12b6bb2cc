import { describe, expect, it } from 'vitest'
import { statusVariables } from './status-variables.ts'

describe('statusVariables', () => {
  it('has nothing to say without runners', () => {
    expect([...statusVariables([], false).values()].every((value) => value === '')).toBe(true)
  })

  it('counts runners and lists their panes, and each window once, with a space on both sides', () => {
    const variables = statusVariables(
      [
        { state: 'active', pane: '%0', windows: ['@0'], isCounted: true },
        { state: 'active', pane: '%2', windows: ['@0', '@9'], isCounted: true },
        { state: 'idle', pane: '%7', windows: ['@3'], isCounted: true },
        // Its window is gone.
        { state: 'failed', pane: '%8', windows: [], isCounted: true },
      ],
      false,
    )
    expect(Object.fromEntries([...variables].filter(([, value]) => value !== ''))).toEqual({
      GEPPETTO_ACTIVE: ' @0 @9 ',
      GEPPETTO_ACTIVE_COUNT: '2',
      GEPPETTO_ACTIVE_PANES: ' %0 %2 ',
      GEPPETTO_IDLE: ' @3 ',
      GEPPETTO_IDLE_COUNT: '1',
      GEPPETTO_IDLE_PANES: ' %7 ',
      GEPPETTO_FAILED_COUNT: '1',
    })
  })

  it('takes back that nothing is known, after everything else', () => {
    expect([...statusVariables([], false)].slice(-2)).toEqual([
      ['GEPPETTO_STALE', ''],
      ['GEPPETTO_DEAD', ''],
    ])
  })

  it('says that a log cannot be written', () => {
    expect(statusVariables([], true).get('GEPPETTO_TROUBLE')).toBe('1')
  })
})
