import { describe, expect, it } from 'vitest'
import { claudeClaim, copilotClaim } from './session-claims.ts'

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

describe('copilotClaim', () => {
  const events = (...types: (readonly [string, object?])[]): string =>
    types.map(([type, data = {}]) => JSON.stringify({ type, id: 'x', data })).join('\n')

  it.each([
    [events(['assistant.turn_start']), { says: 'working' }],
    [events(['assistant.turn_start'], ['permission.requested']), { says: 'waiting', waitingFor: 'permission' }],
    [events(['permission.requested'], ['permission.completed']), { says: 'working' }],
    [events(['tool.execution_start', { toolName: 'ask_user' }]), { says: 'waiting', waitingFor: 'question' }],
    [events(['assistant.turn_end'], ['session.usage_record']), { says: 'idle' }],
    [events(['permission.requested'], ['abort']), { says: 'idle' }],
    // The dialog is closed after the turn that was given up.
    [events(['abort'], ['permission.completed', { result: { kind: 'cancelled' } }]), { says: 'idle' }],
    [events(['abort'], ['tool.execution_complete']), { says: 'idle' }],
    [events(['assistant.turn_start'], ['session.shutdown']), undefined],
    [`${events(['assistant.turn_start'])}\n{"type":"permission.requ`, { says: 'working' }],
  ])('of %j is %j', (lines, claim) => {
    expect(copilotClaim(lines)?.claim).toEqual(claim)
  })

  it('says nothing where nothing is said', () => {
    expect(copilotClaim(events(['session.usage_record']))).toBeUndefined()
  })
})
