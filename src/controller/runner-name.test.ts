import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkName, freeName, isRunnerId, newRunnerId } from './runner-name.ts'

describe('runner names', () => {
  it.each(['api', ' api ', 'zweite Prüfung', '漢字 #1', "it's $HOME; `x`"])('may be %s', (name) => {
    expect(checkName(name)).toBe(name.trim())
  })

  it.each(['', '   ', '%3', '-x', 'a\nb', 'a\u0000b', 'a\u202eb', 'x'.repeat(65)])('may not be %j', (name) => {
    expect(() => checkName(name)).toThrow(expect.objectContaining({ kind: 'invalid-request' }))
  })

  it('are made free and valid from any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, taken) => {
        const name = freeName(text, new Set(taken))
        expect(taken).not.toContain(name)
        expect(checkName(name)).toBe(name)
      }),
    )
    expect(freeName('build', new Set(['build', 'build-2']))).toBe('build-3')
  })

  it('are told apart from ids', () => {
    expect(isRunnerId(newRunnerId())).toBe(true)
    expect(isRunnerId('runner')).toBe(false)
  })
})
