import { expect, it } from 'vitest'
import { parseStatus } from './glance.ts'

it.each([
  ['# branch.oid 1\0# branch.head fix/tests\0', { branch: 'fix/tests', dirty: false }],
  ['# branch.oid 1\0# branch.head main\0? # branch.head evil\0', { branch: 'main', dirty: true }],
  ['# branch.oid 1\0# branch.head (detached)\x001 .M N... 1 1 1 a b file\0', { branch: undefined, dirty: true }],
  ['', { branch: undefined, dirty: false }],
])('reads %j', (text, glance) => {
  expect(parseStatus(text)).toEqual(glance)
})
