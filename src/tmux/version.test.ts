import { describe, expect, it } from 'vitest'
import { capabilities } from './version.ts'

describe('capabilities', () => {
  it.each([
    ['3.2a', false, false],
    ['3.3a', false, false],
    ['3.4', false, true],
    ['3.5a', false, true],
    ['3.6b', false, false],
    ['3.7c', true, false],
    ['3.8', true, false],
    ['next-3.8', true, false],
    ['4.0', true, false],
    ['master', true, false],
    ['openbsd-7.6', true, false],
  ])('of tmux %s', (version, panesCanBeTurnedOff, repliesAreEscaped) => {
    expect(capabilities(version)).toEqual({ version, panesCanBeTurnedOff, repliesAreEscaped })
  })

  it.each(['2.9a', '3.0', '3.1c'])('refuses tmux %s with a word on what to do', (version) => {
    expect(() => capabilities(version)).toThrow(
      expect.objectContaining({ kind: 'version-unsupported', next: 'update tmux and restart its server' }),
    )
  })
})
