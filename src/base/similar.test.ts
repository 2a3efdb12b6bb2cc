import { describe, expect, it } from 'vitest'
import { didYouMean, similar } from './similar.ts'

const KNOWN = ['build', 'api', 'reviewer', 'web', 'idle', 'waiting']

describe('a similar word', () => {
  it.each([
    ['buidl', 'build'],
    ['BUILD', 'build'],
    ['bui', 'build'],
    ['revewer', 'reviewer'],
    ['reveiwers', 'reviewer'],
    ['re', 'reviewer'],
    ['apj', 'api'],
    ['idel', 'idle'],
  ])('of %s is %s', (word, name) => {
    expect(similar(word, KNOWN)).toBe(name)
  })

  it.each(['', 'b', 'x', 'ax', 'wxyz', 'completely', 'q'.repeat(100_000)])('is none of %j', (word) => {
    expect(similar(word, KNOWN)).toBeUndefined()
    expect(didYouMean(word, KNOWN)).toBe('')
  })

  it('is the nearest one, and never a word without end', () => {
    expect(similar('apii', ['apiii', 'apia', 'a'.repeat(100_000), 'api'])).toBe('apiii')
    expect(similar('weeb', ['w'.repeat(100_000), 'web'])).toBe('web')
    expect(didYouMean('weeb', KNOWN)).toBe("did you mean 'web'? ")
  })
})
