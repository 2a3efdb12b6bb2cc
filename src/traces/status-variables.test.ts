import { describe, expect, it } from 'vitest'
import { statusVariables } from './status-variables.ts'

describe('statusVariables', () => {
  it('has nothing to say without runners', () => {
    expect([...statusVariables([], false).values()].every((value) => value === '')).toBe(true)
  })

  it('counts runners and lists their panes, and each window once, with a space on both sides', () => {
    const variables = statusVariables(
      [
        { state: 'active', pane: '%0', windows: ['@0'], isCounted: true, name: 'it', since: 1 },
        { state: 'active', pane: '%2', windows: ['@0', '@9'], isCounted: true, name: 'it', since: 1 },
        { state: 'idle', pane: '%7', windows: ['@3'], isCounted: true, name: 'it', since: 1 },
        // Its window is gone.
        { state: 'failed', pane: '%8', windows: [], isCounted: true, name: 'it', since: 1 },
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

  it('names the one that has waited longest, as text that means nothing to tmux', () => {
    const waiting = { state: 'waiting', pane: '%0', windows: ['@0'], isCounted: true, name: 'it', since: 5 } as const
    const who = (...runners: Parameters<typeof statusVariables>[0]): string | undefined =>
      statusVariables(runners, false).get('GEPPETTO_WHO')
    expect(who(waiting, { ...waiting, name: 'first', since: 2 })).toBe('first')
    expect(who(waiting, { ...waiting, name: 'muted', since: 2, isCounted: false })).toBe('it')
    expect(who({ ...waiting, state: 'failed' })).toBe('')
    expect(who({ ...waiting, name: '#[fg=red]#(touch x)\u001b[31m' })).toBe('[fg=red](touch x)[3…')
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
