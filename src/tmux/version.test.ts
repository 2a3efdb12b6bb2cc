import { describe, expect, it } from 'vitest'
import { capabilities } from './version.ts'

describe('capabilities', () => {
  it.each([
    ['3.2a', true, true, false, true, 0x1_0000],
    ['3.3a', true, true, false, true, 0x1_0000],
    ['3.4', true, false, false, true, 0x1_0000],
    ['3.5a', true, false, false, true, 0x1_0000],
    ['3.6b', false, false, false, true, 0x8000_0000],
    ['3.7c', false, false, false, false, 0x8000_0000],
    ['next-3.8', false, false, false, false, 0x8000_0000],
    ['3.8', false, false, true, false, 0x8000_0000],
    ['next-3.9', false, false, true, false, 0x8000_0000],
    ['4.0', false, false, true, false, 0x8000_0000],
    ['master', false, false, false, false, 0x8000_0000],
    ['openbsd-7.6', false, false, false, false, 0x8000_0000],
  ])('of tmux %s', (version, capturesLeak, buffersAreEscaped, controlIsSafe, halfIntroductionsKill, descriptorMark) => {
    const expected = {
      version,
      capturesLeak,
      buffersAreEscaped,
      controlIsSafe,
      halfIntroductionsKill,
      descriptorMark,
    }
    expect(capabilities(version)).toEqual(expected)
  })

  it.each(['2.9a', '3.0', '3.1c'])('refuses tmux %s with a word on what to do', (version) => {
    expect(() => capabilities(version)).toThrow(
      expect.objectContaining({ kind: 'version-unsupported', next: 'update tmux and restart its server' }),
    )
  })
})
