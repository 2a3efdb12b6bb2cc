import { expect, it } from 'vitest'
import { keyOf } from './key-pipe.ts'

it.each([
  ['next %12 /dev/pts/3 1000', { verb: 'next', pane: '%12', client: '/dev/pts/3' }],
  ['mark %0 client-17 1002', { verb: 'mark', pane: '%0', client: 'client-17' }],
  ['next %12 /dev/pts/3 990', undefined],
  ['next %12 /dev/pts/3 1010', undefined],
  ['next 12 /dev/pts/3 1000', undefined],
  ['next %12 a;b 1000', undefined],
  ['next %12 #{x} 1000', undefined],
  ['NEXT %12 /dev/pts/3 1000', undefined],
  ['next %12 /dev/pts/3 1000 more', undefined],
  ['', undefined],
])('reads %j', (line, key) => {
  expect(keyOf(line, 1001)).toEqual(key)
})
