import { describe, expect, it } from 'vitest'
import { highlight, searchPattern } from './search.ts'

const mark = (line: string, text: string): string => highlight(line, searchPattern(text) ?? /$^/g, false)

describe('searchPattern', () => {
  it.each([
    ['error', 'An ERROR', true],
    ['Error', 'An ERROR', false],
    ['a.c', 'abc', false],
    ['[y/N] (*)', 'Continue? [y/N] (*)', true],
  ])('%j in %j: %s', (text, line, found) => {
    expect(searchPattern(text)?.test(line)).toBe(found)
  })

  it('is none for no text', () => {
    expect(searchPattern('')).toBeUndefined()
  })
})

describe('highlight', () => {
  it('marks every match', () => {
    expect(mark('ab ab', 'b')).toBe('a\u001b[0;7mb\u001b[0m a\u001b[0;7mb\u001b[0m')
  })

  it('goes on with the colour that the match stands in or ends in', () => {
    expect(mark('a\u001b[0;31mbcd\u001b[0m', 'c')).toBe('a\u001b[0;31mb\u001b[0;7mc\u001b[0m\u001b[0;31md\u001b[0m')
    expect(mark('a\u001b[0;31mb\u001b[0mc', 'ab')).toBe('\u001b[0;7mab\u001b[0m\u001b[0;31m\u001b[0mc')
  })

  it('leaves a line without matches alone', () => {
    expect(mark('\u001b[0;31mb\u001b[0m', '31')).toBe('\u001b[0;31mb\u001b[0m')
  })
})
