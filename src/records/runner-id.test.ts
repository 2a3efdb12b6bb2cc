import { expect, it } from 'vitest'
import { isRunnerId, newRunnerId } from './runner-id.ts'

it('tells an id from a name', () => {
  expect(isRunnerId(newRunnerId())).toBe(true)
  expect(isRunnerId('runner')).toBe(false)
})
