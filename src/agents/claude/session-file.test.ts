import { describe, expect, it } from 'vitest'
import { claudeClaim } from './session-file.ts'

const US = { pid: 3789, startTicks: '89218' }
const session = (fields: object): string => JSON.stringify({ pid: 3789, procStart: '89218', version: '2', ...fields })

describe('claudeClaim', () => {
  it.each([
    [{ status: 'busy' }, { says: 'working' }],
    [{ status: 'idle' }, { says: 'idle' }],
    [
      { status: 'waiting', waitingFor: 'permission prompt' },
      { says: 'waiting', waitingFor: 'permission' },
    ],
    [
      { status: 'waiting', waitingFor: 'input needed' },
      { says: 'waiting', waitingFor: 'question' },
    ],
    [{ status: 'new word' }, undefined],
  ])('%j is %j', (fields, claim) => {
    expect(claudeClaim(session(fields), US)?.claim).toEqual(claim)
  })

  it('tells which session it is about', () => {
    expect(claudeClaim(session({ status: 'idle', sessionId: '1-a' }), US)).toMatchObject({ session: '1-a' })
  })

  it.each([
    session({ pid: 1, status: 'busy' }),
    session({ procStart: '1', status: 'busy' }),
    session({ status: 'busy' }).slice(0, 40),
    session({}),
    '[]',
    '',
  ])('does not believe %j', (json) => {
    expect(claudeClaim(json, US)).toBeUndefined()
  })
})
