import { expect, it } from 'vitest'
import { KeywordIndex } from './keyword-index.ts'

it('tells which text holds a keyword of which kind, also where one is part of another', () => {
  const index = new KeywordIndex([
    ['sk-', 'short'],
    ['sk-ant-', 'long'],
    ['://', 'address'],
  ])
  const found = new Set<string>()
  index.find(['task', 'a sk-1', '好sk-ant-x', 'http://s', 'sk', ''], (kind, text) => found.add(`${text} ${kind}`))
  expect([...found].toSorted()).toEqual(['1 short', '2 long', '2 short', '3 address'])
})
