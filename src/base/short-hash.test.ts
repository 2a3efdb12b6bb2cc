import { expect, it } from 'vitest'
import { shortHash } from './short-hash.ts'

it.each([
  ['', '811c9dc5'],
  ['a', 'e40c292c'],
  ['foobar', 'bf9cf968'],
])('is FNV-1a: %j', (text, hash) => {
  expect(shortHash(text)).toBe(hash)
})

it('has eight digits, whatever the text', () => {
  for (let at = 0; at < 1000; at += 1) expect(shortHash(`/tmp/ü/${at}`)).toMatch(/^[0-9a-f]{8}$/)
})
