import { describe, expect, it } from 'vitest'
import { capabilities } from './version.ts'

describe('capabilities', () => {
  it.each([
    ['3.2a', false, true, true],
    ['3.3a', false, true, true],
    ['3.4', false, true, false],
    ['3.5a', false, true, false],
    ['3.6b', false, false, false],
    ['3.7c', true, false, false],
    ['3.8', true, false, false],
    ['next-3.8', true, false, false],
    ['4.0', true, false, false],
    ['master', true, false, false],
    ['openbsd-7.6', true, false, false],
  ])('of tmux %s', (version, since37, capturesLeak, buffersAreEscaped) => {
    const expected = { version, deadPanesAreComplete: since37, capturesLeak, buffersAreEscaped }
    expect(capabilities(version)).toEqual(expected)
  })

  it.each(['2.9a', '3.0', '3.1c'])('refuses tmux %s with a word on what to do', (version) => {
    expect(() => capabilities(version)).toThrow(
      expect.objectContaining({ kind: 'version-unsupported', next: 'update tmux and restart its server' }),
    )
  })
})
