import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAgent, checkName, freeName } from './runner-name.ts'

describe('runner names', () => {
  it.each(['api', ' api ', 'zweite Prüfung', '漢字 #1', "it's $HOME; `x`"])('may be %s', (name) => {
    expect(checkName(name)).toBe(name.trim())
  })

  it.each(['', '   ', '%3', '-x', 'a\nb', 'a\u0000b', 'a\u202eb', 'a\ud800b', 'x'.repeat(65)])(
    'may not be %j',
    (name) => {
      expect(() => checkName(name)).toThrow(expect.objectContaining({ kind: 'invalid-request' }))
    },
  )

  it('are made free and valid from any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.array(fc.string()), (ideas, taken) => {
        const name = freeName(ideas, new Set(taken))
        expect(taken).not.toContain(name)
        expect(checkName(name)).toBe(name)
      }),
    )
    expect(freeName(['build'], new Set(['build', 'build-2']))).toBe('build-3')
    expect(freeName(['#', 'build', 'build-app'], new Set(['build']))).toBe('build-app')
    expect(freeName(['build', 'build-app'], new Set(['build', 'build-app']))).toBe('build-2')
    expect(freeName(['fix/login test?'], new Set())).toBe('fix-login-test')
  })

  it('keep their characters whole when they are cut', () => {
    expect(freeName([`x${'𐐷'.repeat(40)}`], new Set())).toBe(`x${'𐐷'.repeat(31)}`)
  })

  it.each(['claude', 'cursor-agent', 'g++', 'aider_2.1'])('of agents may be %s', (agent) => {
    expect(checkAgent(agent)).toBe(agent)
  })

  it.each(['', '-x', 'a b', 'a\u001b[m', '$(x)', '#{x}', 'é', 'x'.repeat(65)])('of agents may not be %j', (agent) => {
    expect(() => checkAgent(agent)).toThrow(expect.objectContaining({ kind: 'invalid-request' }))
  })
})
