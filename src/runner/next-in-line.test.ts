import { describe, expect, it } from 'vitest'
import { inLine, nextInLine, type InLine } from './next-in-line.ts'

const runner = (name: string, since: number, fields: Partial<InLine>) => ({
  name,
  state: 'idle' as const,
  since: new Date(since).toISOString(),
  ...fields,
})
const names = (runners: readonly { name: string }[]): string[] => runners.map(({ name }) => name)

describe('those that want a person', () => {
  const all = [
    runner('works', 1, { state: 'active' }),
    runner('idle', 1, {}),
    runner('done', 2, { unseen: true }),
    runner('stuck', 3, { state: 'active', stuck: true }),
    runner('seen-failure', 1, { state: 'failed' }),
    runner('failed', 4, { state: 'failed', unseen: true }),
    runner('asks-late', 6, { state: 'waiting' }),
    runner('asks', 5, { state: 'waiting' }),
    runner('muted', 0, { state: 'waiting', muted: true }),
  ]

  it('are in line by urgency, then by time', () => {
    expect(names(inLine(all))).toEqual(['asks', 'asks-late', 'failed', 'stuck', 'done', 'idle'])
  })

  it('come one after the other, and then again', () => {
    const from = (here: string): string | undefined => nextInLine(all, ({ name }) => name === here)?.name
    expect(['nowhere', 'asks', 'failed', 'idle'].map(from)).toEqual(['asks', 'asks-late', 'stuck', 'asks'])
    expect(nextInLine([runner('idle', 1, {})], () => true)).toBeUndefined()
    expect(nextInLine([], () => false)).toBeUndefined()
  })
})
