import { describe, expect, it } from 'vitest'
import { isCommand } from './already-running.ts'

describe('a process is a command', () => {
  it.each([
    [
      ['claude', '--resume', 'x'],
      ['claude', '--resume', 'x'],
    ],
    [
      ['/usr/bin/node', '/usr/bin/claude', '-c'],
      ['claude', '-c'],
    ],
    [['/bin/sh', '-e', './serve'], ['/srv/serve']],
    [['-bash'], ['bash']],
  ])('%j is %j', (argv, command) => {
    expect(isCommand(argv, command)).toBe(true)
  })

  it.each([
    [['claude'], ['claude', '-c']],
    [['claude', '-c'], ['claude']],
    [
      ['vim', 'claude', '-c', 'x'],
      ['claude', '-c'],
    ],
    [['a', 'b', 'c', 'd', 'claude'], ['claude']],
    [[], ['claude']],
  ])('%j is not %j', (argv, command) => {
    expect(isCommand(argv, command)).toBe(false)
  })
})
