import { describe, expect, it } from 'vitest'
import type { ShownRunner } from '../../traces/status-variables.ts'
import { StatusLine } from './status-line.ts'

describe('StatusLine', () => {
  it('leaves what stands there until all runners are known', async () => {
    const asked: (readonly string[])[] = []
    let runners: ShownRunner[] = []
    const status = new StatusLine({
      tmux: {
        ask: async (command) => {
          asked.push(command)
          return Promise.resolve([])
        },
        askAll: async (commands) => {
          asked.push(...commands)
          return Promise.resolve(commands.map(() => []))
        },
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
    runners = [{ state: 'idle', pane: '%1', windows: ['@1'], isCounted: true, name: 'it', since: 1 }]
    status.open()
    await status.flush()
    expect(asked).toContainEqual(['set-environment', '-gh', 'GEPPETTO_IDLE_COUNT', '1'])
    expect(asked).toContainEqual(['set-environment', '-gu', 'GEPPETTO_STALE'])
  })
})
