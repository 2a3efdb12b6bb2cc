import { describe, expect, it } from 'vitest'
import { capabilities } from './version.ts'

describe('capabilities', () => {
  it.each([
    ['3.2a', true, true],
    ['3.3a', true, true],
    ['3.4', true, false],
    ['3.5a', true, false],
    ['3.6b', false, false],
    ['3.7c', false, false],
    ['3.8', false, false],
    ['next-3.8', false, false],
    ['4.0', false, false],
    ['master', false, false],
    ['openbsd-7.6', false, false],
  ])('of tmux %s', (version, capturesLeak, buffersAreEscaped) => {
    const expected = { version, capturesLeak, buffersAreEscaped }
    expect(capabilities(version)).toEqual(expected)
  })

  it.each(['2.9a', '3.0', '3.1c'])('refuses tmux %s with a word on what to do', (version) => {
    expect(() => capabilities(version)).toThrow(
      expect.objectContaining({ kind: 'version-unsupported', next: 'update tmux and restart its server' }),
    )
  })
})
