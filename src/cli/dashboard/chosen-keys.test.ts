import { expect, it } from 'vitest'
import { chosenKeys } from './chosen-keys.ts'

it('takes keys by the names that are shown, and tells what is wrong', () => {
  const problems: string[] = []
  const report = (problem: string): void => void problems.push(problem)
  const written = {
    stop: ['X', 'C-x'],
    log: ['space', 'PageDown'],
    mark: ['X'],
    sotp: ['y'],
    go: ['4', 'xx'],
    send: [],
  }
  expect(chosenKeys(written, report)).toEqual({
    stop: ['X', 'C-x'],
    log: [' ', 'page-down'],
    mark: [],
    go: [],
    send: [],
  })
  expect(problems).toEqual([
    "keys.mark: 'X' is the key of stop already",
    "keys.sotp: there is no such action; did you mean 'stop'? the others count",
    "keys.go: '4' is no key: write x, C-x, Space, Enter or PageDown",
    "keys.go: 'xx' is no key: write x, C-x, Space, Enter or PageDown",
  ])
})
