import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { shellWord, shortWord } from './shell-word.ts'

const HOSTILE = [
  '',
  'api',
  'fix-login.2',
  '%5',
  'two words',
  `it's`,
  '$(id)',
  '`id`',
  '~',
  '#x',
  'a;b',
  '*',
  '!!',
  '-n',
  'é',
  'a=b',
  '=x',
]

describe('a word for a shell', () => {
  it.each(HOSTILE)('%j is what it was', (text) => {
    for (const word of [shellWord(text), shortWord(text)]) {
      expect(execFileSync('/bin/sh', ['-c', `printf %s. ${word}`], { encoding: 'utf8' })).toBe(`${text}.`)
    }
  })

  it('is quoted for a person only where that is needed', () => {
    expect(['fix-login.2', '%5', 'two words'].map(shortWord)).toEqual(['fix-login.2', '%5', `'two words'`])
  })
})
