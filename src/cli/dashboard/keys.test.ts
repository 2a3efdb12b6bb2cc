import { describe, expect, it } from 'vitest'
import { ACTIONS, BINDINGS, KeyTable } from './keys.ts'

describe('KeyTable', () => {
  it('gives no key to two actions', () => {
    const keys = ACTIONS.flatMap((action) => BINDINGS[action].keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => /^\d$/.test(key))).toEqual([])
  })

  it('gives a key that a person has chosen to their action alone', () => {
    const table = new KeyTable({ stop: ['p'] })
    expect([table.actionOf('p'), table.actionOf('x')]).toEqual(['stop', undefined])
    expect([table.namesOf('stop'), table.namesOf('pause')]).toEqual([['p'], []])
  })
})
