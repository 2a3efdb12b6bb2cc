import { describe, expect, it } from 'vitest'
import { rowFormat } from '../../protocol/rows.ts'
import { Abandoned } from './abandoned.ts'

/** A row as tmux would print it. */
function row(session: string, attached: number, destroy: string, exit = '0'): string {
  const values = [session, String(attached), destroy, exit]
  return rowFormat(['a', 'b', 'c', 'd']).replaceAll(/#\{[^}]*\}/g, () => values.shift() ?? '')
}

describe('abandoned sessions', () => {
  it.each(['1', 'on', 'keep-last', 'keep-group'])(
    'are those with destroy-unattached %s where only we are left',
    (on) => {
      const lines = [row('$0', 2, on), row('$1', 2, on), row('$2', 1, '0'), row('$3', 0, on)]
      expect(new Abandoned().among(lines, ['$0', '$0', '$1', '$2'])).toEqual([{ session: '$0', refuge: '$1' }])
    },
  )

  it('are all of ours with exit-unattached when nobody else is left anywhere', () => {
    const alone = [row('$0', 1, '0', '1'), row('$1', 1, '0', '1')]
    expect(new Abandoned().among(alone, ['$0', '$1'])).toEqual([
      { session: '$0', refuge: '$1' },
      { session: '$1', refuge: undefined },
    ])
    const watched = [row('$0', 1, '0', '1'), row('$1', 2, '0', '1')]
    expect(new Abandoned().among(watched, ['$0', '$1'])).toEqual([])
  })

  it('are left by way of a session that stays, one of ours if there is one', () => {
    const lines = [row('$0', 1, 'on'), row('$1', 1, '0'), row('$2', 1, '0')]
    expect(new Abandoned().among(lines, ['$0', '$2'])).toEqual([{ session: '$0', refuge: '$2' }])
    expect(new Abandoned().among(lines, ['$0'])).toEqual([{ session: '$0', refuge: '$1' }])
  })

  it('are named again only after somebody else was there', () => {
    const abandoned = new Abandoned()
    const alone = [row('$0', 1, 'keep-last')]
    expect(abandoned.among(alone, ['$0'])).toEqual([{ session: '$0', refuge: undefined }])
    expect(abandoned.among(alone, ['$0'])).toEqual([])
    expect(abandoned.among([row('$0', 2, 'keep-last')], ['$0'])).toEqual([])
    expect(abandoned.among(alone, ['$0'])).toEqual([{ session: '$0', refuge: undefined }])
  })
})
