import { describe, expect, it } from 'vitest'
import { PatternSearch, requireQuick } from './pattern.ts'

describe('PatternSearch', () => {
  it('finds the first line that matches', () => {
    const search = new PatternSearch('^b(\\d+)$')
    expect([search.find(['a', 'b1', 'b2']), search.find(['a']), search.find([])]).toEqual(['b1', undefined, undefined])
    expect(search.isTooSlow).toBe(false)
  })

  it('gives up where it would take for ever', () => {
    const search = new PatternSearch('(a+)+$')
    expect(search.find([`${'a'.repeat(40)}b`])).toBeUndefined()
    expect([search.isTooSlow, search.find(['aaa'])]).toEqual([true, undefined])
  })

  it('refuses what is no pattern', () => {
    expect(() => new PatternSearch('(')).toThrow(expect.objectContaining({ kind: 'invalid-request' }))
  })
})

describe('a pattern that is looked for all the time', () => {
  it.each(['(a+)+$', '^(\\d+|\\d+ )+$', '('])('is refused when it would take for ever, or is none: %s', (source) => {
    expect(() => requireQuick(source)).toThrow(expect.objectContaining({ kind: 'invalid-request' }))
  })

  it.each(['.*approve at.*', 'ready', '^\\[\\w+\\] .*(done|failed)$'])('is taken: %s', (source) => {
    expect(() => requireQuick(source)).not.toThrow()
  })
})
