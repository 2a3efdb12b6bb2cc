import { describe, expect, it } from 'vitest'
import { wayBack } from '../../traces/way-back.ts'
import { keyOf } from './key-pipe.ts'

const NOW = 1_000_000

describe('the line of a key', () => {
  it('says what it does, where, and what tmux knew', () => {
    const line = `back %1 /dev/pts/3 ${NOW} /dev/pts/5=%9 /dev/pts/3=%12`
    const key = keyOf(line, NOW)
    expect(key).toEqual({ verb: 'back', pane: '%1', client: '/dev/pts/3', knew: '/dev/pts/5=%9 /dev/pts/3=%12' })
    expect(wayBack(key?.knew ?? '', '/dev/pts/3')).toBe('%12')
    expect(wayBack(key?.knew ?? '', '/dev/pts/4')).toBeUndefined()
  })

  it('may say nothing that tmux knew', () => {
    expect(keyOf(`next %1 /dev/pts/3 ${NOW}`, NOW)).toMatchObject({ verb: 'next', knew: '' })
    expect(keyOf(`back %1 /dev/pts/3 ${NOW} `, NOW)).toMatchObject({ verb: 'back', knew: '' })
  })

  it.each(['', 'next', `next 1 x ${NOW}`, `next %1 a;b ${NOW}`, `next %1 x ${NOW} $(id)`, `next %1 x ${NOW - 60}`])(
    'is none of ours, or too old: %j',
    (line) => {
      expect(keyOf(line, NOW)).toBeUndefined()
    },
  )
})
