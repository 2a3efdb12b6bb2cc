import { describe, expect, it } from 'vitest'
import { StatusLine, statusVariables, type ShownRunner } from './status-line.ts'

describe('StatusLine', () => {
  it('leaves what stands there until all runners are known', async () => {
    const asked: (readonly string[])[] = []
    let runners: ShownRunner[] = []
    const status = new StatusLine({
      ask: async (commands) => {
        asked.push(...commands)
        return Promise.resolve(commands.map(() => []))
      },
      runners: () => runners,
      hasTrouble: () => false,
      onFailure: (error) => {
        throw error
      },
    })
    status.changed()
    await status.flush()
    expect(asked).toEqual([])
    runners = [{ state: 'idle', pane: '%1', windows: ['@1'], isCounted: true }]
    status.open()
    await status.flush()
    expect(asked).toContainEqual(['set-environment', '-gh', 'GEPPETTO_IDLE_COUNT', '1'])
    expect(asked).toContainEqual(['set-environment', '-gu', 'GEPPETTO_STALE'])
  })
})

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
