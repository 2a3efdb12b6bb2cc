import { describe, expect, it } from 'vitest'
import { lineEnds } from './line-count.ts'

describe('lines that end', () => {
  it.each([
    ['', 0],
    ['a', 0],
    ['a\n', 1],
    ['\n\n\r\n', 3],
    ['a\nb', 1],
  ])('in %j are %i', (text, count) => {
    expect(lineEnds(Buffer.from(text))).toBe(count)
  })
})
