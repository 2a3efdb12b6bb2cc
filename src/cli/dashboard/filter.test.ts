import { expect, it } from 'vitest'
import { rowOf } from '../../../test/support/runner-rows.ts'
import { fits } from './filter.ts'

const runner = rowOf('fix-login', {
  state: 'waiting',
  waitingFor: 'permission',
  lastLine: 'Run rm -rf build?',
  session: 'app',
  repository: '/srv/Shop',
})

it.each([
  ['', true],
  ['login', true],
  ['LOGIN rm', true],
  ['login nothing', false],
  ['s:wait', true],
  ['s:permission', true],
  ['s:idle', false],
  ['a:claude', true],
  ['a:codex', false],
  ['d:shop', true],
  ['d:app:w', true],
  ['d:topic', true],
  ['d:login', false],
  ['s:wait a:claude d:shop build', true],
])('finds by %j: %s', (sought, found) => {
  expect(fits(runner, sought)).toBe(found)
})
