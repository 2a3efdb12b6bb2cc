import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { branchLike, directoryLike, firstFree } from './branch-name.ts'

describe('branchLike', () => {
  it.each([
    ['claude', 'claude'],
    ['fix the tests!', 'fix-the-tests'],
    ['..a..b.lock', 'a.b'],
    ['-x', 'x'],
    ['x.lock.lock', 'x'],
    ['@{-1}', '1'],
    ['#(touch x)', 'touch-x'],
    ['日本 語', '日本-語'],
    ['///', 'runner'],
  ])('%j is %j', (name, branch) => {
    expect(branchLike(name)).toBe(branch)
  })

  it('is always a name that git takes for a branch', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab.-/@{}~^:?*[\\ \n\u007fé語', '.lock'), maxLength: 100 }),
        (name) => {
          const branch = branchLike(name)
          // As git-check-ref-format(1) says, for a name without slashes.
          expect(branch).not.toMatch(/[\s~^:?*[\\\u007f]|\.\.|@\{|^[-.]|\.$|\.lock$|^$|\//)
        },
      ),
    )
  })
})

describe('directoryLike', () => {
  it('is one step of a path', () => {
    expect(directoryLike('fix/tests')).toBe('fix-tests')
    expect(directoryLike('../../etc')).toBe('etc')
    expect(directoryLike("#{pid}'$(x)")).toBe('pid-x-')
    fc.assert(
      fc.property(fc.string(), (branch) => {
        expect(directoryLike(branch)).toMatch(/^[^-.][^/]*$/)
      }),
    )
  })
})

describe('firstFree', () => {
  it('counts on', async () => {
    const taken = new Set(['a', 'a-2'])
    expect(await firstFree('a', async (name) => Promise.resolve(!taken.has(name)))).toBe('a-3')
  })
})
