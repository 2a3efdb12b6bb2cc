import { constants } from 'node:os'
import { describe, expect, it } from 'vitest'
import { namesOf, signalName, signalNumber } from './signal-name.ts'

describe('signal names', () => {
  it('are those that people know, in whatever order a system lists them', () => {
    const linux = { SIGABRT: 6, SIGIOT: 6, SIGCLD: 17, SIGCHLD: 17, SIGIO: 29, SIGPOLL: 29, SIGSYS: 31, SIGUNUSED: 31 }
    const expected = [
      [6, 'SIGABRT'],
      [17, 'SIGCHLD'],
      [29, 'SIGIO'],
      [31, 'SIGSYS'],
    ]
    const byNumber = (names: ReadonlyMap<number, string>) => [...names].toSorted(([a], [b]) => a - b)
    expect(byNumber(namesOf(linux))).toEqual(expected)
    expect(byNumber(namesOf(Object.fromEntries(Object.entries(linux).toReversed())))).toEqual(expected)
    const macos = { SIGABRT: 6, SIGIOT: 6, SIGEMT: 7, SIGBUS: 10, SIGIO: 23, SIGINFO: 29, SIGUSR1: 30 }
    expect([...namesOf(macos).values()]).not.toContain('SIGIOT')
    expect(namesOf(macos).get(23)).toBe('SIGIO')
    expect(namesOf(macos).get(29)).toBe('SIGINFO')
  })

  it('are those of this system, there and back', () => {
    expect(signalName(constants.signals.SIGABRT)).toBe('SIGABRT')
    for (const number of [1, 6, 9, 15, 40]) expect(signalNumber(signalName(number))).toBe(number)
    expect(signalName(40)).toBe('signal 40')
    expect(signalNumber('SIGNOTHING')).toBeUndefined()
  })
})
