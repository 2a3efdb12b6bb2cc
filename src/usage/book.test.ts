import { describe, expect, it } from 'vitest'
import { Book } from './book.ts'
import { NO_TOKENS, type Tokens } from './tokens.ts'

const DAY_MS = 86_400_000
const NOON = Date.parse('2026-11-20T12:00:00')
const tokens = (input: number): Tokens => ({ ...NO_TOKENS, input })
const entry = (session: string, at: number, input: number) => ({ session, model: 'm', at, tokens: tokens(input) })

describe('a book', () => {
  it('adds up by session, model and day', () => {
    const book = new Book(0)
    for (const [session, at, input] of [
      ['a', NOON, 1],
      ['a', NOON + 1, 2],
      ['b', NOON, 4],
      ['a', NOON + DAY_MS, 8],
    ] as const) {
      book.add(entry(session, at, input))
    }
    expect(
      [...book.sums].map(({ session, day, requests, tokens: { input } }) => [session, day, requests, input]),
    ).toEqual([
      ['a', '2026-11-20', 2, 3],
      ['b', '2026-11-20', 1, 4],
      ['a', '2026-11-21', 1, 8],
    ])
  })

  it('leaves out what is older than asked for, and says whose it was', () => {
    const book = new Book(NOON)
    book.add(entry('old', NOON - 1, 5))
    book.add(entry('new', NOON, 6))
    expect([...book.sums].map(({ session }) => session)).toEqual(['new'])
    expect([...book.cut]).toEqual(['old'])
  })

  it('counts what adds to a request once', () => {
    const book = new Book(0)
    book.add(entry('a', NOON, 1))
    book.add({ ...entry('a', NOON, 2), isMore: true })
    expect([...book.sums]).toMatchObject([{ requests: 1, tokens: { input: 3 } }])
  })

  it('shares out the cost of a session by the size of what it covers, once', () => {
    const book = new Book(0)
    book.add(entry('a', NOON, 1))
    book.add(entry('a', NOON + DAY_MS, 3))
    book.sessionCost('a', new Map([['m', 4]]))
    expect([...book.sums].map(({ recordedUsd }) => recordedUsd)).toEqual([1, 3])
    book.add(entry('a', NOON + DAY_MS, 5))
    book.sessionCost('a', new Map([['m', 6]]))
    expect([...book.sums].map(({ recordedUsd }) => recordedUsd)).toEqual([1, 5])
    expect([...book.sums].every(({ uncosted }) => uncosted.input === undefined)).toBe(true)
  })

  it('takes a cost that has begun anew as more', () => {
    const book = new Book(0)
    book.add(entry('a', NOON, 1))
    book.sessionCost('a', new Map([['m', 4]]))
    book.add(entry('a', NOON, 1))
    book.sessionCost('a', new Map([['m', 1]]))
    expect([...book.sums]).toMatchObject([{ recordedUsd: 5 }])
  })

  it('leaves the cost of a session that is only known in part to the price table', () => {
    const book = new Book(NOON)
    book.add(entry('a', NOON - 1, 1))
    book.add(entry('a', NOON, 1))
    book.sessionCost('a', new Map([['m', 4]]))
    expect([...book.sums]).toMatchObject([{ recordedUsd: undefined, uncosted: { input: 1 } }])
  })
})
