import { describe, expect, it } from 'vitest'
import { othersIn } from './access.ts'

describe('othersIn', () => {
  it('names all but the owner, as each version of tmux lists them', () => {
    expect(othersIn('me (W)\nguest (R)\nfriend (W)', 'me')).toEqual(['guest', 'friend'])
    expect(othersIn('me (U,W)\nguest (U,R)', 'me')).toEqual(['guest'])
    expect(othersIn('me (W)', 'me')).toEqual([])
    expect(othersIn('', 'root')).toEqual([])
  })
})
