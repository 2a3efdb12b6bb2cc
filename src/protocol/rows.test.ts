import { describe, expect, it } from 'vitest'
import { parseRow, rowFormat } from './rows.ts'

describe('rowFormat', () => {
  it('cleans what may hold text and leaves alone what only tmux fills', () => {
    expect(rowFormat(['pane_id', 'pane_current_path', '@geppetto_id'])).toBe(
      '#{pane_id}\t#{=256;s/[\u0001-\u001f\u007f]/ /:pane_current_path}\t#{=256;s/[\u0001-\u001f\u007f]/ /:@geppetto_id}',
    )
  })
})

describe('parseRow', () => {
  it('splits a row, empty values included', () => {
    expect(parseRow('%1\t\ta b\t', 4)).toEqual(['%1', '', 'a b', ''])
  })

  it('cuts a value that has no width and no end', () => {
    expect(parseRow(`${'\u0301'.repeat(9999)}\t${'👍'.repeat(9999)}\tx`, 3)).toEqual([
      '\u0301'.repeat(256),
      '👍'.repeat(256),
      'x',
    ])
  })

  it('refuses a line with fewer or more fields', () => {
    expect(parseRow('%1\ta', 3)).toBeUndefined()
    expect(parseRow('%1\ta\tb\tc', 3)).toBeUndefined()
    expect(parseRow('', 2)).toBeUndefined()
  })
})
