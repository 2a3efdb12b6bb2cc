import { describe, expect, it } from 'vitest'
import { rowOf } from '../../../test/support/runner-rows.ts'
import { Roster } from './roster.ts'

const rows = ['a', 'b', 'c'].map((name, at) => rowOf(name, { state: 'active', since: at + 1 }))
const names = (roster: Roster): string[] => roster.shown.map(({ name }) => name)
const rosterOf = (some = rows): Roster => {
  const roster = new Roster()
  roster.update(some, false)
  return roster
}

describe('Roster', () => {
  it('chooses by the runner, and not by its place', () => {
    const roster = rosterOf()
    expect(roster.chosen?.name).toBe('a')
    roster.move(1)
    roster.update([rowOf('z', { state: 'waiting', since: 9 }), ...rows], false)
    expect(names(roster)).toEqual(['z', 'a', 'b', 'c'])
    expect(roster.chosen?.name).toBe('b')
  })

  it('chooses what stands in the place of one that goes, and stays within the list', () => {
    const roster = rosterOf()
    roster.move(1)
    roster.update(
      rows.filter(({ name }) => name !== 'b'),
      false,
    )
    expect(roster.chosen?.name).toBe('c')
    roster.move(5)
    expect(roster.chosen?.name).toBe('c')
    roster.move(-Infinity)
    expect(roster.chosen?.name).toBe('a')
    roster.update([], false)
    expect(roster.chosen).toBeUndefined()
    roster.move(1)
    roster.update(rows, false)
    expect(roster.chosen?.name).toBe('a')
  })

  it('means the marked ones, or else the chosen one', () => {
    const roster = rosterOf()
    expect(roster.meant.map(({ name }) => name)).toEqual(['a'])
    roster.toggleMark()
    roster.move(1)
    roster.toggleMark()
    expect(roster.meant.map(({ name }) => name)).toEqual(['a', 'c'])
    roster.update(rows.slice(1), false)
    expect(roster.meant.map(({ name }) => name)).toEqual(['c'])
    roster.unmarkAll()
    expect(roster.meant.map(({ name }) => name)).toEqual(['c'])
  })

  it('shows what fits, and those that have ended when asked', () => {
    const roster = rosterOf([
      ...rows,
      rowOf('over', { state: 'completed' }),
      rowOf('bad', { state: 'failed', unseen: true }),
    ])
    expect(names(roster)).toEqual(['bad', 'a', 'b', 'c'])
    roster.toggleEnded()
    expect(names(roster)).toEqual(['bad', 'a', 'b', 'c', 'over'])
    roster.seek('s:fail')
    expect(names(roster)).toEqual(['bad'])
    roster.seek('')
    roster.nextOrder()
    expect([roster.order, names(roster)]).toEqual(['name', ['bad', 'a', 'b', 'c', 'over']])
  })
})
