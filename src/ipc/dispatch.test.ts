import { describe, expect, it } from 'vitest'
import { Failure } from '../base/failure.ts'
import { checkParams, errorBody, parseRequest } from './dispatch.ts'
import { PROTOCOL_VERSION } from './messages.ts'

const VERSION = PROTOCOL_VERSION

describe('a request', () => {
  it.each([
    [null, null],
    [{ id: 7 }, 7],
    [{ v: VERSION, id: 'x', params: {} }, 'x'],
    [{ v: VERSION, id: { nested: 1 }, method: 'list' }, null],
  ])('that is none is refused under its id: %j', (value, id) => {
    expect(parseRequest(value)).toMatchObject({ id, error: { kind: 'invalid-request' } })
  })

  it('of another version is refused with what to do, except for stop', () => {
    const old = { v: VERSION + 1, id: 1, method: 'list' }
    expect(parseRequest(old)).toMatchObject({ error: { kind: 'version-mismatch', next: /controller restart/ } })
    expect(parseRequest({ ...old, method: 'stop' })).toEqual({ id: 1, method: 'stop', params: undefined })
  })

  it('that is read when it is no longer meant is refused', () => {
    const late = { v: VERSION, id: 1, method: 'list', until: 5 }
    expect(parseRequest(late, 6)).toMatchObject({ id: 1, error: { kind: 'timeout', message: /nothing was done/ } })
    expect(parseRequest(late, 5)).toEqual({ id: 1, method: 'list', params: undefined })
  })

  it('for a method that there is not is refused', () => {
    expect(parseRequest({ v: VERSION, id: 1, method: 'constructor' })).toMatchObject({
      error: { kind: 'invalid-request' },
    })
  })

  it('names the field that is wrong', () => {
    expect(() => checkParams('mark', { pane: 3 })).toThrow(/^mark: pane: /)
  })
})

describe('an error', () => {
  it('keeps kind, words and next step of a failure', () => {
    const failure = new Failure('timeout', 'too late', { next: 'try again', cause: new Error('secret') })
    expect(errorBody(failure)).toEqual({ kind: 'timeout', message: 'too late', next: 'try again' })
  })

  it('tells nothing of a bug', () => {
    expect(errorBody(new TypeError('x of undefined'))).toMatchObject({ kind: 'internal' })
    expect(JSON.stringify(errorBody(new TypeError('x of undefined')))).not.toContain('undefined')
  })
})
