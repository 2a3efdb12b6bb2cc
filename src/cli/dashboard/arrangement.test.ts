import { describe, expect, it } from 'vitest'
import type { RunnerRow } from '../../ipc/runners.ts'
import { Arrangement, type Section } from './arrangement.ts'
import { rowOf } from '../../../test/support/runner-rows.ts'

const titles = (sections: readonly Section[]): string[] =>
  sections.map(({ title, runners }) => `${title}: ${runners.map(({ name }) => name).join(' ')}`)
const place = (arrangement: Arrangement, rows: readonly RunnerRow[]): string[] =>
  titles(arrangement.place(rows, 'need', 'state'))

describe('Arrangement', () => {
  it('puts those that need a person first, the most urgent on top', () => {
    const rows = [
      rowOf('idle', { state: 'idle', since: 1 }),
      rowOf('works', { state: 'active', since: 2 }),
      rowOf('done', { state: 'idle', unseen: true, since: 3 }),
      rowOf('asks-late', { state: 'waiting', since: 9 }),
      rowOf('asks', { state: 'waiting', since: 4 }),
      rowOf('broke', { state: 'failed', unseen: true, since: 5 }),
      rowOf('over', { state: 'completed', since: 6 }),
      rowOf('muted', { state: 'waiting', muted: true, since: 7 }),
    ]
    expect(place(new Arrangement(), rows)).toEqual([
      'needs you: asks asks-late broke done',
      'working: works',
      'quiet: idle muted',
      'ended: over',
    ])
  })

  it('does not move one that goes from one state of work to another', () => {
    const arrangement = new Arrangement()
    const [a, b] = [rowOf('a', { state: 'active', since: 1 }), rowOf('b', { state: 'active', since: 2 })]
    expect(place(arrangement, [a, b])).toEqual(['working: a b'])
    expect(place(arrangement, [{ ...a, state: 'starting', since: new Date(9).toISOString() }, b])).toEqual([
      'working: a b',
    ])
  })

  it('keeps each where it is while a person is at work, and adds new ones at the end', () => {
    const arrangement = new Arrangement()
    const [a, b] = [rowOf('a', { state: 'active', since: 1 }), rowOf('b', { state: 'active', since: 2 })]
    place(arrangement, [a, b])
    const waits = { ...b, state: 'waiting' as const }
    const rows = [a, waits, rowOf('new', { state: 'waiting', since: 3 }), rowOf('c', { state: 'active', since: 0 })]
    expect(titles(arrangement.keep(rows, 'state'))).toEqual(['working: a b c', 'needs you: new'])
    expect(titles(arrangement.keep([waits], 'state'))).toEqual(['working: b'])
    expect(place(arrangement, rows)).toEqual(['needs you: b new', 'working: c a'])
  })

  it('orders by name or start, and groups by session or repository', () => {
    const rows = [
      rowOf('b', { session: 'one', since: 1, repository: '/r/x' }),
      rowOf('a', { session: 'two', since: 2, repository: '/r/x' }),
      rowOf('c', { session: 'one', since: 3 }),
    ]
    const arrangement = new Arrangement()
    expect(titles(arrangement.place(rows, 'name', 'session'))).toEqual(['one: b c', 'two: a'])
    expect(titles(arrangement.place(rows, 'start', 'repository'))).toEqual(['/r/x: b a', 'elsewhere: c'])
  })
})
